package org.chronogram.protocol;

/** Takes the requests of one worker for files. */
public interface FileRequestReceiver {
    /**
     * Begins a file.
     *
     * @param name its name.
     */
    void onCreate(FileRequest.FileName name);

    /**
     * Appends bytes to the file.
     *
     * @param bytes the bytes.
     */
    void onAppend(byte[] bytes);

    /** Completes the file. */
    void onFinish();

    /** Gives up the file. */
    void onAbandon();

    /**
     * Reads a part of a file.
     *
     * @param name its name.
     * @param offset offset of the first byte.
     */
    void onFetch(FileRequest.FileName name, long offset);
}
