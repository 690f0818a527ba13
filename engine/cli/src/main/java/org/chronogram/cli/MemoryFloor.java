package org.chronogram.cli;

import org.chronogram.master.StartingEvents;
import org.chronogram.results.LpDivision;
import org.chronogram.run.Layout;

/**
 * The memory that a run needs in any case, by what the engine keeps for LPs and links. The objects of the model and the events
 * are known only for the start of the run.
 */
final class MemoryFloor {
    private static final long BYTES_OF_LP = 40;
    private static final long BYTES_OF_OWNER = 4;
    private static final long BYTES_OF_OWNER_IN_WORKER = 2;
    private static final long BYTES_OF_LINK = 12;
    private static final long SHARED_MIB = 12;
    private static final long SHARED_MIB_OF_PEER = 6;
    private static final long KIB = 1024;

    private MemoryFloor() {}

    static String of(int lps, Layout layout, LpDivision division, StartingEvents events) {
        return "at least " + size(bytes(lps, layout, division)) + " for what the engine keeps of "
                + Numbers.counted(lps, "LP")
                + (division.links() > 0 ? " and " + Numbers.counted(division.links(), "link") : "")
                + "; " + atStart(events)
                + "; besides it the objects of the model, and 24 bytes and the payload for each further pending event"
                + shared(layout.workers());
    }

    /** Says what the pending events take, and how that is known. */
    private static String atStart(StartingEvents events) {
        if (!events.fault().isEmpty()) {
            return "the events pending at the start are not known, as no LP could be initialized: " + events.fault();
        }
        String counted = "counted by initializing "
                + (events.ofAllLps()
                        ? "all LPs"
                        : Numbers.grouped(events.initialized()) + " LPs, if the others begin with as many");
        if (events.events() == 0) {
            return "no event is pending at the start, " + counted;
        }
        return (events.ofAllLps() ? "" : "about ") + Numbers.counted(events.expectedEvents(), "event")
                + " pending at the start, " + size(events.expectedBytes()) + " more, " + counted;
    }

    /** Returns the bytes in all processes together. */
    static long bytes(int lps, Layout layout, LpDivision division) {
        long bytes = lps * BYTES_OF_LP;
        if (!division.owners().get().isEmpty()) {
            bytes += lps * (BYTES_OF_OWNER * (layout.partitions() + 1L) + BYTES_OF_OWNER_IN_WORKER * layout.workers());
        }
        return division.links() > 0 ? bytes + division.links() * BYTES_OF_LINK + lps * BYTES_OF_OWNER : bytes;
    }

    private static String shared(int workers) {
        return workers > 1
                ? "; at most " + (SHARED_MIB + SHARED_MIB_OF_PEER * (workers - 1))
                        + " MiB of shared memory for each worker"
                : "";
    }

    private static String size(long bytes) {
        return bytes < KIB * KIB
                ? Numbers.grouped((bytes + KIB - 1) / KIB) + " KiB"
                : Numbers.grouped((bytes + KIB * KIB - 1) / (KIB * KIB)) + " MiB";
    }
}
