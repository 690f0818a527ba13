package org.chronogram.master;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.chronogram.protocol.FileReply;

/** Reads a file in pieces, each of which fits a message. */
final class FilePiece {
    private static final int PIECE_BYTES = 256 << 10;

    private FilePiece() {}

    static FileReply read(Path path, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long left = Math.max(0, channel.size() - offset);
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, left));
            while (piece.hasRemaining() && channel.read(piece, offset + piece.position()) > 0) {
                // Goes on until the piece is full or the file ends.
            }
            byte[] bytes = Arrays.copyOf(piece.array(), piece.position());
            return new FileReply.Piece(bytes, offset + bytes.length >= channel.size());
        }
    }
}
