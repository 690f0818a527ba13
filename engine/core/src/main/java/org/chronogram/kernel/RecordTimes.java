package org.chronogram.kernel;

/** Gives a time for a record. */
@FunctionalInterface
interface RecordTimes {
    /**
     * Returns the time, which is not before that of the record.
     *
     * @param words holds the record.
     * @param offset index of its first word.
     */
    long ticks(long[] words, int offset);
}
