package org.chronogram.kernel;

/** Takes the words of event records that lie one after the other. */
@FunctionalInterface
public interface RecordSink {
    /**
     * Takes records; must copy what it keeps.
     *
     * @param words holds the records.
     * @param offset index of the first word.
     * @param lengthWords length of all of them.
     */
    void onRecords(long[] words, int offset, int lengthWords);
}
