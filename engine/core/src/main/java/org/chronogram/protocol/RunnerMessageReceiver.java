package org.chronogram.protocol;

/** Takes the messages of a runner. */
public interface RunnerMessageReceiver {
    /**
     * The runner has started.
     *
     * @param cores how many cores its host has.
     * @param build version and checksum of the code there.
     */
    void onReady(int cores, String build);

    /** The input of all runs is there. */
    void onInputReady();

    /**
     * The host cannot do runs.
     *
     * @param reason what was found, and what to do.
     */
    void onUnusable(String reason);

    /**
     * A part of a file of a run.
     *
     * @param number number of the run.
     * @param name name of the file.
     * @param bytes the part, compressed.
     */
    void onFilePart(int number, String name, byte[] bytes);

    /**
     * All files of a run have been sent.
     *
     * @param number number of the run.
     */
    void onCompleted(int number);

    /**
     * A run has failed.
     *
     * @param number number of the run.
     * @param message what has happened.
     * @param doubtful whether the host may be the reason.
     */
    void onRunFailed(int number, String message, boolean doubtful);

    /**
     * A line for the user.
     *
     * @param line the line.
     */
    void onNotice(String line);
}
