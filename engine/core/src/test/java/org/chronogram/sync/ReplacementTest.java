package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.chronogram.kernel.RandomModel;
import org.chronogram.kernel.SequentialEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers are lost at random moments, and others begin at the start in their places. */
final class ReplacementTest {
    private static final long PLENTY = 64 << 20;
    private static final long ALMOST_NOTHING = 1;
    private static final int LONGEST_CALM_TURNS = 400;

    @ParameterizedTest
    @CsvSource({
        "2, 1, false",
        "2, 1, true",
        "2, 2, false",
        "2, 2, true",
        "2, 3, true",
        "3, 1, false",
        "3, 2, false",
        "3, 2, true",
        "4, 1, true",
        "4, 2, false"
    })
    void shouldGiveTheSequentialResultWhileSurvivorsStay(int workers, int threads, boolean messagingThread) {
        assertSequential(workers, threads, messagingThread, PLENTY, 3, (run, random, seed) -> {
            turns(run, random.nextInt(LONGEST_CALM_TURNS));
            int lost = random.nextInt(workers);
            assertEquals(workers - 1, run.replace(Set.of(lost)), "seed " + seed);
        });
    }

    @ParameterizedTest
    @CsvSource({"3, 1, false", "3, 2, true", "4, 2, false"})
    void shouldGiveTheSequentialResultWhenSeveralAreLostTogether(int workers, int threads, boolean messagingThread) {
        assertSequential(workers, threads, messagingThread, PLENTY, 3, (run, random, seed) -> {
            turns(run, random.nextInt(LONGEST_CALM_TURNS));
            Set<Integer> lost = new HashSet<>(Set.of(random.nextInt(workers)));
            lost.add(random.nextInt(workers));
            assertEquals(workers - lost.size(), run.replace(lost), "seed " + seed);
        });
    }

    @ParameterizedTest
    @CsvSource({"2, 1, false", "3, 2, true", "4, 1, false"})
    void shouldGoBackWithTheLostOneWhenTooMuchWasSent(int workers, int threads, boolean messagingThread) {
        AtomicInteger wentBack = new AtomicInteger();
        assertSequential(workers, threads, messagingThread, ALMOST_NOTHING, 2, (run, random, seed) -> {
            turns(run, 200 + random.nextInt(LONGEST_CALM_TURNS));
            wentBack.addAndGet(workers - 1 - run.replace(Set.of(random.nextInt(workers))));
        });
        assertTrue(wentBack.get() > 0, "nobody ever sent too much");
    }

    /** A calm time, and the loss at its end. */
    private interface Loss {
        void inject(InProcessRun run, Random random, long seed);
    }

    private static void assertSequential(
            int workers, int threads, boolean messagingThread, long keptBytesLimit, int losses, Loss loss) {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            SequentialEngine sequential = StepProtocolTest.sequential(seed);
            try (InProcessRun run = run(workers, threads, messagingThread, keptBytesLimit, seed)) {
                for (int i = 0; i < losses; i++) {
                    loss.inject(run, random, seed);
                }
                StepProtocolTest.assertSame(sequential, run.run());
            }
        }
    }

    private static InProcessRun run(int workers, int threads, boolean messagingThread, long keptBytesLimit, long seed) {
        return new InProcessRun(
                new RandomModel(),
                StepProtocolTest.PARAMETERS,
                StepProtocolTest.END_TICKS,
                workers,
                threads,
                messagingThread,
                keptBytesLimit,
                seed);
    }

    private static void turns(InProcessRun run, int count) {
        for (int turn = 0; turn < count && !run.isDone(); turn++) {
            run.turn();
        }
    }
}
