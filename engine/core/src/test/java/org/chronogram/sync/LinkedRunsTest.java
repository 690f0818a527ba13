package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LinkedModel;
import org.chronogram.kernel.LpOwners;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.RandomLinks;
import org.chronogram.kernel.SequentialEngine;
import org.junit.jupiter.api.Test;

/**
 * Runs of models with random links, on partitions that own LPs at random, against the sequential engine, which goes tick by
 * tick. {@code -Doracle.seeds=1000} makes so many of them.
 */
final class LinkedRunsTest {
    private static final long SEEDS = Long.getLong("oracle.seeds", 50);
    private static final long QUIET_TICKS = 10_000;
    private static final long[] END_TICKS = {QUIET_TICKS, 400_000, Long.MAX_VALUE};
    private static final int MOST_PARTITIONS = 6;
    private static final int LONGEST_STOP_TICKS = 3_000;
    private static final long PLENTY = 64 << 20;

    /** One run, drawn from its seed. */
    private static final class Drawn {
        private final Random random;
        private final long seed;
        private final RandomLinks links;
        private final LpOwners owners;
        private final long endTicks;
        private final RandomMeasuring measuring;
        private final long stopTicks;

        Drawn(long seed) {
            this.seed = seed;
            random = new Random(seed);
            links = RandomLinks.of(random);
            owners = links.owners(random, 1 + random.nextInt(MOST_PARTITIONS));
            endTicks = END_TICKS[random.nextInt(END_TICKS.length)];
            measuring = RandomMeasuring.of(seed, endTicks);
            stopTicks = seed % 3 == 0 ? 1 + new Random(seed).nextInt(LONGEST_STOP_TICKS) : 0;
        }

        LinkedModel model(boolean declared) {
            return new LinkedModel(links, declared, QUIET_TICKS, stopTicks);
        }

        boolean isDivided() {
            return owners.partitions() > 1;
        }

        SequentialEngine sequential() {
            LinkedModel model = model(false);
            ModelDeclaration declaration = ModelDeclaration.of(model, model.noParameters(), endTicks);
            SequentialEngine engine = new SequentialEngine(declaration, seed, 0, endTicks, new ProgressCounters());
            measuring.applyTo(engine, endTicks);
            engine.run(() -> false);
            return engine;
        }

        InProcessRun on(int workers) {
            LinkedModel model = model(true);
            PartitionScheme scheme = new PartitionScheme(
                    Optional.of(owners), Optional.of(new PartitionDistances(links.directTicks(owners))));
            int threads = owners.partitions() / workers;
            InProcessRun run = new InProcessRun(
                    model,
                    model.noParameters(),
                    endTicks,
                    workers,
                    threads,
                    random.nextBoolean(),
                    scheme,
                    PLENTY,
                    seed);
            run.measure(measuring);
            return run;
        }

        /** All numbers of workers that can share the partitions evenly, but one. */
        int severalWorkers() {
            int workers = owners.partitions();
            while (workers > 2 && random.nextBoolean() && owners.partitions() % (workers - 1) == 0) {
                workers--;
            }
            return workers;
        }

        /** Compares the run; returns whether it has ended early. */
        boolean assertSequential(InProcessRun run) {
            SequentialEngine sequential = sequential();
            String which = "seed " + seed;
            assertEquals(sequential.kernel().events(), run.events(), which);
            assertEquals(Long.toHexString(sequential.kernel().digest()), Long.toHexString(run.digest()), which);
            KernelState all = sequential.kernel().state();
            long[] events = IntStream.range(0, all.processes().length)
                    .mapToLong(all::eventsOfLp)
                    .toArray();
            assertArrayEquals(events, run.eventsOfLps(events.length), which);
            assertEquals(sequential.kernel().events(), Arrays.stream(events).sum(), which);
            long reachedTicks = sequential.reachedTicks();
            measuring.assertSame(sequential.kernel().statistics(), run.statistics(), reachedTicks, which);
            assertEquals(sequential.kernel().askedStop(), run.askedStop(), which);
            long steps = run.outcomes().get(0).completedSteps();
            for (PartitionOutcome outcome : run.outcomes()) {
                assertEquals(reachedTicks, outcome.reachedTicks(), which);
                assertFalse(outcome.stopped(), which);
                assertEquals(steps, outcome.completedSteps(), which);
            }
            return reachedTicks < endTicks;
        }
    }

    @Test
    void shouldGiveTheSequentialResultInOneWorker() {
        int divided = 0;
        int ended = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Drawn drawn = new Drawn(seed);
            divided += drawn.isDivided() ? 1 : 0;
            try (InProcessRun run = drawn.on(1)) {
                ended += drawn.assertSequential(run.run()) ? 1 : 0;
            }
        }
        assertTrue(ended > SEEDS / 5, ended + " of " + SEEDS + " runs have ended early");
        assertTrue(divided > SEEDS / 2, divided + " of " + SEEDS + " runs have several partitions");
    }

    @Test
    void shouldGiveTheSequentialResultInSeveralWorkers() {
        for (long seed = 0; seed < SEEDS; seed += 10) {
            Drawn drawn = new Drawn(seed);
            if (drawn.isDivided()) {
                try (InProcessRun run = drawn.on(drawn.severalWorkers())) {
                    boolean unused = drawn.assertSequential(run.run());
                }
            }
        }
    }

    @Test
    void shouldGiveTheSequentialResultWhenAWorkerIsReplaced() {
        for (long seed = 1; seed < SEEDS; seed += 10) {
            Drawn drawn = new Drawn(seed);
            if (drawn.isDivided()) {
                int workers = drawn.severalWorkers();
                try (InProcessRun run = drawn.on(workers)) {
                    for (int turn = drawn.random.nextInt(400); turn > 0 && !run.isDone(); turn--) {
                        run.turn();
                    }
                    assertEquals(workers - 1, run.replace(Set.of(drawn.random.nextInt(workers))));
                    boolean unused = drawn.assertSequential(run.run());
                }
            }
        }
    }

    /** The partitions have gone to different times by then; they go on to one that none has passed, and finish there. */
    @Test
    void shouldStopAllPartitionsAtTheSameTime() {
        int stopped = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Drawn drawn = new Drawn(seed);
            try (InProcessRun run = drawn.on(1)) {
                for (int turn = drawn.random.nextInt(60); turn > 0 && !run.isDone(); turn--) {
                    run.turn();
                }
                run.raise(0, StepFlags.STOP);
                run.run();
                PartitionOutcome first = run.outcomes().get(0);
                stopped += first.stopped() ? 1 : 0;
                for (PartitionOutcome outcome : run.outcomes()) {
                    assertEquals(first.stopped(), outcome.stopped(), "seed " + seed);
                    assertEquals(first.reachedTicks(), outcome.reachedTicks(), "seed " + seed);
                    assertEquals(first.completedSteps(), outcome.completedSteps(), "seed " + seed);
                }
                assertEventsBefore(first.reachedTicks(), drawn, run);
            }
        }
        assertTrue(stopped > 0, "no run was stopped");
    }

    private static void assertEventsBefore(long reachedTicks, Drawn drawn, InProcessRun run) {
        LinkedModel model = drawn.model(false);
        ModelDeclaration declaration = ModelDeclaration.of(model, model.noParameters(), drawn.endTicks);
        SequentialEngine engine =
                new SequentialEngine(declaration, drawn.seed, 0, reachedTicks, new ProgressCounters());
        // The times at which a run may end early are those of the run, not those that the model has by itself.
        drawn.measuring.applyTo(engine, drawn.endTicks);
        engine.run(() -> false);
        assertEquals(engine.kernel().events(), run.events(), "seed " + drawn.seed);
        assertEquals(engine.kernel().digest(), run.digest(), "seed " + drawn.seed);
    }
}
