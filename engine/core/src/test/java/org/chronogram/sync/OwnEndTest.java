package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.kernel.WindowGrid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OwnEndTest extends PartitionAgentFixture {
    private final EventBatches batches = new EventBatches(exchange, 0, 2);
    private OwnEnd ownEnd;

    @BeforeEach
    void initialize() {
        agent();
        kernel.initialize();
        ownEnd = new OwnEnd(kernel, batches, new YawnsPolicy(new WindowGrid(10)), flags);
    }

    @Test
    void shouldSayWhatIsPendingAndHowFarThePartitionCame() {
        assertEquals(5, ownEnd.of(0).nextEventTicks());
        assertEquals(0, ownEnd.of(0).furthestTicks());
        kernel.runUntil(10);
        StepEnd end = ownEnd.of(1);
        assertEquals(1, end.step());
        assertEquals(15, end.nextEventTicks());
        assertEquals(10, end.furthestTicks());
    }

    @Test
    void shouldCountAnEventThatHasLeftAsPending() {
        long[] words = Frames.record(3, 0, 9, 2);
        batches.send(1, words, 0, words.length);
        assertEquals(3, ownEnd.of(0).nextEventTicks());
    }

    @Test
    void shouldTakeARaisedFlagOnce() {
        flags.raise(StepFlags.CHECKPOINT);
        assertEquals(StepFlags.CHECKPOINT, ownEnd.of(1).flags());
        assertEquals(0, ownEnd.of(2).flags());
    }

    @Test
    void shouldKeepAFlagForTheFirstStepThatMayHaveOne() {
        ownEnd.withholdFlagsUntil(2);
        flags.raise(StepFlags.CHECKPOINT);
        assertEquals(0, ownEnd.of(1).flags());
        assertEquals(0, ownEnd.of(2).flags());
        assertEquals(StepFlags.CHECKPOINT, ownEnd.of(3).flags());
    }
}
