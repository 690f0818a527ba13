package org.chronogram.protocol;

import java.io.IOException;

/** Where files of the master come from. */
public interface FileSource extends AutoCloseable {
    /**
     * Makes a request that is answered.
     *
     * @param request the request.
     * @return the answer.
     * @throws IOException when the master refuses it, or cannot be reached any more.
     */
    FileReply ask(FileRequest request) throws IOException;

    /**
     * Asks for a part of a file.
     *
     * @param request a request that is answered with a part.
     * @return the part; it is empty only at the end of the file.
     * @throws IOException when the master refuses it, or cannot be reached any more.
     */
    default FileReply.Piece askForPiece(FileRequest request) throws IOException {
        FileReply reply = ask(request);
        if (reply instanceof FileReply.Piece piece && (piece.last() || piece.bytes().length > 0)) {
            return piece;
        }
        throw outOfTurn(reply);
    }

    /**
     * Describes a reply of another kind than the request asks for.
     *
     * @param reply the reply.
     * @return the fault.
     */
    static IOException outOfTurn(FileReply reply) {
        return new IOException(
                "the master answered out of turn: " + reply.getClass().getSimpleName());
    }

    /** A request that is under way fails: the master may be unable to answer it. */
    @Override
    void close();
}
