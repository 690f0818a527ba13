package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.chronogram.results.Recovery;
import org.junit.jupiter.api.Test;

final class RecoveryLogTest {
    private static final int ALLOWED_IN_A_ROW = 10;

    private final RecoveryLog log = new RecoveryLog();
    private long nowS;

    private boolean lose(int worker, long reachedTicks, int committed) {
        nowS += 6;
        return log.allowsAnother(worker, reachedTicks, committed, TimeUnit.SECONDS.toNanos(nowS));
    }

    private void begin(String cause) {
        log.begin(new Recovery(0, 1, cause, 7, "4s", "3s", Double.NaN, 0, Recovery.ROLLBACK), nowS);
    }

    @Test
    void shouldGiveUpWhenNothingIsGained() {
        for (int loss = 1; loss <= ALLOWED_IN_A_ROW; loss++) {
            assertTrue(lose(1, 100, 3), "loss " + loss);
        }
        assertFalse(lose(1, 100, 3));
    }

    /** The run goes back further than it comes each time, and yet every checkpoint is one that nobody takes away. */
    @Test
    void shouldGoOnForAsLongAsThereAreCheckpointsBetweenTheLosses() {
        assertTrue(lose(1, 1_000_000, 1));
        for (int loss = 2; loss <= 1_000; loss++) {
            assertTrue(lose(1, loss, loss), "loss " + loss);
            assertEquals(1, log.lossesSinceCheckpoint());
        }
    }

    @Test
    void shouldGoOnForAsLongAsTheRunComesFurther() {
        for (int loss = 1; loss <= 1_000; loss++) {
            assertTrue(lose(1, loss, 0), "loss " + loss);
            assertEquals(loss, log.lossesSinceCheckpoint());
        }
    }

    /** One checkpoint for each ten losses is enough, and counts once. */
    @Test
    void shouldCountTheLossesSinceTheRunLastGotOn() {
        for (int loss = 0; loss < 10 * ALLOWED_IN_A_ROW; loss++) {
            assertTrue(lose(1, 5, 1 + loss / ALLOWED_IN_A_ROW), "loss " + loss);
            assertEquals(1 + loss % ALLOWED_IN_A_ROW, log.lossesSinceCheckpoint());
        }
        assertFalse(lose(1, 5, ALLOWED_IN_A_ROW));
    }

    @Test
    void shouldSayWhoWasLostHowOften() {
        assertTrue(lose(0, 100, 1));
        assertTrue(lose(2, 100, 2));
        assertTrue(lose(1, 100, 2));
        assertTrue(lose(2, 90, 2));
        assertEquals(
                "workers were lost 3 times in 18 s (worker 1: 1, worker 2: 2)",
                log.lossesInVain(TimeUnit.SECONDS.toNanos(nowS + 6)));
        assertEquals(100, log.furthestTicks());
    }

    @Test
    void shouldKeepTheNewestOnly() {
        int losses = RecoveryLog.MOST_LISTED + 50;
        for (int loss = 1; loss <= losses; loss++) {
            begin("loss " + loss);
        }
        log.allReady(Recovery.STAY, 17, 7);
        assertEquals(RecoveryLog.MOST_LISTED, log.recoveries().size());
        assertEquals(51, log.recoveries().get(0).number());
        assertEquals("loss 51", log.recoveries().get(0).cause());
        assertEquals(losses, log.last().number());
        assertEquals(Recovery.STAY, log.last().kind());
    }
}
