package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events that have come into a run from outside while it went on, and what it has published.
 *
 * @param accepted events that the run has taken.
 * @param late those of them that came after the simulated time for which they were.
 * @param malformed datagrams that were refused because they were no event.
 * @param unknownLps events that were refused because their LP does not exist.
 * @param repeated events that were refused because they had come before, or a later one of their sender had.
 * @param lost events that are missing in the sequences of their senders.
 * @param published messages that were sent.
 * @param unsent messages that could not be sent.
 */
public record ExternalCounts(
        long accepted,
        long late,
        long malformed,
        long unknownLps,
        long repeated,
        long lost,
        long published,
        long unsent) {
    /** Nothing has come or gone. */
    public static final ExternalCounts NONE = new ExternalCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Returns how many datagrams were refused.
     *
     * @return the number of datagrams.
     */
    public long refused() {
        return malformed + unknownLps + repeated;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accepted", accepted);
        map.put("late", late);
        map.put("malformed", malformed);
        map.put("unknownLps", unknownLps);
        map.put("repeated", repeated);
        map.put("lost", lost);
        map.put("published", published);
        map.put("unsent", unsent);
        return map;
    }
}
