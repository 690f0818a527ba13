package org.chronogram.run;

import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.realtime.TimeScale;

/**
 * What connects a run with the world outside: the wall clock, and events that come and go. None of it but the recording
 * changes the result of a run whose input from outside is the same.
 *
 * @param realTime simulated seconds per second of the wall clock; 0 to run as fast as possible.
 * @param in address HOST:PORT at which events are received; empty for none.
 * @param out address HOST:PORT to which published events are sent; empty for none.
 * @param recording path of a recording whose events are repeated; empty for none.
 * @param recordingChecksum SHA-256 of that file, as hexadecimal digits; empty for none.
 */
public record Outside(double realTime, String in, String out, String recording, String recordingChecksum) {
    /** Nothing comes, nothing goes, and the run is as fast as it can be. */
    public static final Outside NONE = new Outside(0, "", "", "", "");

    /**
     * Requires a layout on which the run can be connected so.
     *
     * @param layout processes and threads.
     * @throws InvalidInputException when it cannot.
     */
    void requireFor(Layout layout) {
        String given = layout.automatic()
                ? "--workers=auto"
                : "--workers=" + layout.workers() + " --threads=" + layout.threads();
        boolean sequential = layout.workers() == 0 && layout.threads() == 1 && !layout.automatic();
        if (!sequential && (listens() || publishes())) {
            throw new InvalidInputException((listens() ? "--external-in" : "--external-out") + " with " + given
                    + ": events come and go on the sequential engine only: use --workers 0 --threads 1");
        }
        if (paced() && (layout.workers() > 0 || layout.automatic())) {
            throw new InvalidInputException("--real-time with " + given
                    + ": a run follows the wall clock on threads of one process only, of a fixed number: use --workers 0"
                    + " --threads T");
        }
        if (listens() && !paced()) {
            throw new InvalidInputException("--external-in without --real-time: events from outside get the simulated"
                    + " time of the moment at which they come: add --real-time 1");
        }
    }

    /** Makes windows short where the run follows the wall clock, so that no event is executed much too early. */
    void limitWindows(ModelDeclaration declaration) {
        if (paced()) {
            declaration.limitWindows(
                    TimeScale.of(declaration.timeBase(), realTime).longestWindowTicks());
        }
    }

    /**
     * Tells whether the run follows the wall clock.
     *
     * @return true when it does.
     */
    public boolean paced() {
        return realTime > 0;
    }

    /**
     * Tells whether events can come while the run goes on.
     *
     * @return true when they can.
     */
    public boolean listens() {
        return !in.isEmpty();
    }

    /**
     * Tells whether published events are sent.
     *
     * @return true when they are.
     */
    public boolean publishes() {
        return !out.isEmpty();
    }

    /**
     * Tells whether the events of a recording are repeated.
     *
     * @return true when they are.
     */
    public boolean repeats() {
        return !recording.isEmpty();
    }
}
