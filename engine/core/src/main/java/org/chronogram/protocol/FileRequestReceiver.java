package org.chronogram.protocol;

/** Takes the requests of one worker or host agent for files. */
public interface FileRequestReceiver {
    /**
     * Begins a file.
     *
     * @param name its name.
     */
    void onCreate(FileRequest.FileName name);

    /**
     * Appends bytes to a file.
     *
     * @param name its name.
     * @param bytes the bytes.
     */
    void onAppend(FileRequest.FileName name, byte[] bytes);

    /**
     * Completes a file.
     *
     * @param name its name.
     */
    void onFinish(FileRequest.FileName name);

    /**
     * Gives up a file.
     *
     * @param name its name.
     */
    void onAbandon(FileRequest.FileName name);

    /**
     * Reads a part of a file.
     *
     * @param name its name.
     * @param offset offset of the first byte.
     */
    void onFetch(FileRequest.FileName name, long offset);

    /**
     * Lists the files of an entry of the input.
     *
     * @param entry index of the entry.
     */
    void onListInput(int entry);

    /**
     * Reads a part of a file of the input.
     *
     * @param entry index of the entry.
     * @param file index of the file in the list.
     * @param offset offset of the first byte.
     */
    void onReadInput(int entry, int file, long offset);
}
