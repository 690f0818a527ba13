package org.chronogram.results;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** How many events each LP of a run has handled. Immutable. */
public final class LpEvents {
    /** Stands for that many events and more. */
    public static final long MOST = 0xFFFF_FFFFL;

    /** Of a run that does not record them. */
    public static final LpEvents NONE = new LpEvents(new int[0]);

    static final String HEADER = "lp,events";
    private static final String LINE_END = "\r\n";

    private final int[] events;

    /**
     * Takes the numbers.
     *
     * @param events number for each LP, by its id, as an unsigned number; not copied, as it can be large.
     */
    public LpEvents(int[] events) {
        this.events = events;
    }

    /**
     * Tells whether the run does not record them.
     *
     * @return true when there is no LP.
     */
    public boolean isEmpty() {
        return events.length == 0;
    }

    /**
     * Returns how many LPs there are.
     *
     * @return the number of LPs.
     */
    public int logicalProcesses() {
        return events.length;
    }

    /**
     * Returns how many events an LP has handled.
     *
     * @param lp its id.
     * @return the number of events, at most {@link #MOST}.
     */
    public long of(int lp) {
        return Integer.toUnsignedLong(events[lp]);
    }

    /** Writes a table with a line for each LP (RFC 4180). */
    void writeTo(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
        text.write(HEADER + LINE_END);
        for (int lp = 0; lp < events.length; lp++) {
            text.write(lp + "," + of(lp) + LINE_END);
        }
        text.flush();
    }
}
