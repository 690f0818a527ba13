package org.chronogram.kernel;

/** A condition on an event record. */
@FunctionalInterface
interface RecordFilter {
    /**
     * Tells whether a record fulfils the condition.
     *
     * @param words holds the record.
     * @param offset index of its first word.
     */
    boolean test(long[] words, int offset);
}
