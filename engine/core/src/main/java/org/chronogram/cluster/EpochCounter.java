package org.chronogram.cluster;

/** The epochs of the runs of one master: none is used twice. Thread safe. */
final class EpochCounter {
    private int next;

    /** Returns the smallest epoch that no run has used. */
    synchronized int next() {
        return next;
    }

    /** A run has used this epoch. */
    synchronized void used(int epoch) {
        next = Math.max(next, epoch + 1);
    }
}
