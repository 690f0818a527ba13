package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.chronogram.partition.LinkGraph;
import org.chronogram.partition.PartitionPlan;
import org.chronogram.protocol.WorkerMessage.LpEventsPart;
import org.chronogram.results.LpEvents;
import org.junit.jupiter.api.Test;

/** Two workers of two threads each. Worker 0 has LPs 1 and 4, then LP 0; worker 1 has LP 2, then LPs 3 and 5. */
final class LpEventCountsTest {
    private static final PartitionPlan PLAN =
            PartitionPlan.given(new int[] {1, 0, 2, 3, 0, 3}, 4, LinkGraph.unlinked(6), lp -> 1);

    private final LpEventCounts counts = new LpEventCounts(PLAN, 2, true);

    private static LpEventsPart part(long... events) {
        return new LpEventsPart(0, events);
    }

    private static long[] numbers(LpEvents events) {
        return IntStream.range(0, events.logicalProcesses())
                .mapToLong(events::of)
                .toArray();
    }

    @Test
    void shouldPutTheNumbersInTheOrderOfTheLps() {
        counts.add(1, part(20));
        counts.add(0, part(10, 40, 0));
        assertEquals(2, counts.missing(1));
        counts.add(1, part(30, 50));
        assertEquals(0, counts.missing(0) + counts.missing(1));
        assertArrayEquals(new long[] {0, 10, 20, 30, 40, 50}, numbers(counts.all()));
    }

    @Test
    void shouldKeepNumbersOfMoreThan31Bits() {
        counts.add(0, part(3_000_000_000L, 1L << 40, 1));
        counts.add(1, part(1, 1, 1));
        assertArrayEquals(new long[] {1, 3_000_000_000L, 1, 1, LpEvents.MOST, 1}, numbers(counts.all()));
    }

    @Test
    void shouldRefuseMoreLpsThanAWorkerHas() {
        counts.add(0, part(1, 2));
        assertEquals(
                "events of 2 further LPs, expected at most 1",
                assertThrows(IllegalArgumentException.class, () -> counts.add(0, part(3, 4)))
                        .getMessage());
    }

    @Test
    void shouldForgetTheNumbersOfAnEpochThatIsOver() {
        counts.add(0, part(1, 2, 3));
        assertEquals(3, counts.empty().missing(0));
    }

    @Test
    void shouldExpectNoneWhereTheRunDoesNotRecordThem() {
        LpEventCounts none = new LpEventCounts(PLAN, 2, false);
        assertEquals(0, none.missing(0));
        assertTrue(none.all().isEmpty());
    }
}
