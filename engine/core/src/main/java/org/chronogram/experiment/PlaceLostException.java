package org.chronogram.experiment;

/** Reports that a place of runs is gone, and with it the runs that were under way there. */
public final class PlaceLostException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Reports it.
     *
     * @param reason what has happened to the place.
     */
    public PlaceLostException(String reason) {
        super(reason);
    }
}
