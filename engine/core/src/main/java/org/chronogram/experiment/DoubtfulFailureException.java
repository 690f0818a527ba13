package org.chronogram.experiment;

/** Reports that a run has failed, where the reason may be the place as well as the run: no memory, no file, no access. */
public final class DoubtfulFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Reports it.
     *
     * @param message what has happened.
     */
    public DoubtfulFailureException(String message) {
        super(message);
    }
}
