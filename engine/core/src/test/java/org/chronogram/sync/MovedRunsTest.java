package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LinkedModel;
import org.chronogram.kernel.LpOwners;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.RandomLinks;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.state.PartitionCodec;
import org.chronogram.state.RestoredTimes;
import org.chronogram.state.StateCopy;
import org.junit.jupiter.api.Test;

/**
 * Runs of models with random links that halt at random steps and move to other partitions of the same process, against the
 * sequential engine. {@code -Doracle.seeds=1000} makes so many of them.
 */
final class MovedRunsTest {
    private static final long SEEDS = Long.getLong("oracle.seeds", 50);
    private static final long QUIET_TICKS = 10_000;
    private static final long END_TICKS = 400_000;
    private static final int MOST_PARTITIONS = 6;
    private static final int MOST_MOVES = 4;
    private static final int LONGEST_STOP_TICKS = 5_000;

    /** A run with all its phases. */
    private static final class MovedRun {
        private final long seed;
        private final Random random;
        private final RandomLinks links;
        private final RandomMeasuring measuring;
        private InProcessRun run;
        private List<PartitionCodec> codecs;
        private int moves;

        MovedRun(long seed) {
            this.seed = seed;
            random = new Random(seed);
            links = RandomLinks.of(random);
            measuring = RandomMeasuring.of(seed, END_TICKS);
            enter();
        }

        private long stopTicks() {
            return seed % 2 == 0 ? 1 + new Random(seed).nextInt(LONGEST_STOP_TICKS) : 0;
        }

        private void enter() {
            LpOwners owners = links.owners(random, 1 + random.nextInt(MOST_PARTITIONS));
            LinkedModel model = new LinkedModel(links, true, QUIET_TICKS, stopTicks());
            PartitionScheme scheme = new PartitionScheme(
                    Optional.of(owners), Optional.of(new PartitionDistances(links.directTicks(owners))));
            run = new InProcessRun(
                    model, model.noParameters(), END_TICKS, 1, owners.partitions(), false, scheme, 0, seed);
            run.measure(measuring);
            codecs = new ArrayList<>();
            for (KernelState state : run.states()) {
                codecs.add(PartitionCodec.of(state, List.of()));
            }
        }

        /** Halts after some turns, and moves unless the run has ended; returns whether it goes on. */
        boolean move() {
            for (int turn = random.nextInt(40); turn > 0 && !run.isDone(); turn--) {
                run.turn();
            }
            run.raise(0, StepFlags.HALT);
            while (!run.isDone() && !run.isHalted()) {
                run.turn();
            }
            if (run.isDone()) {
                return false;
            }
            moves++;
            if (random.nextInt(4) == 0) {
                run.partitions().forEach(PartitionAgent::goOn);
            } else {
                goOnElsewhere();
            }
            return true;
        }

        private void goOnElsewhere() {
            StateCopy copy = new StateCopy();
            List<PartitionAgent> agents = run.partitions();
            for (int i = 0; i < agents.size(); i++) {
                copy.add(codecs.get(i), agents.get(i).position().horizonTicks());
            }
            StepPosition at = agents.get(0).position();
            enter();
            List<StepPosition> positions = new ArrayList<>();
            for (int i = 0; i < codecs.size(); i++) {
                RestoredTimes times = codecs.get(i).restore(copy, i, codecs.size());
                positions.add(new StepPosition(
                        at.completedSteps(),
                        times.reachedTicks(),
                        at.nextEventTicks(),
                        times.horizonTicks().orElse(StepPosition.NO_HORIZON)));
            }
            run.continueFrom(positions);
        }

        void assertSequential() {
            run.run();
            LinkedModel model = new LinkedModel(links, false, QUIET_TICKS, stopTicks());
            ModelDeclaration declaration = ModelDeclaration.of(model, model.noParameters(), END_TICKS);
            SequentialEngine engine = new SequentialEngine(declaration, seed, 0, END_TICKS, new ProgressCounters());
            measuring.applyTo(engine, END_TICKS);
            engine.run(() -> false);
            assertEquals(engine.kernel().events(), run.events(), "seed " + seed);
            assertEquals(engine.kernel().digest(), run.digest(), "seed " + seed);
            KernelState all = engine.kernel().state();
            long[] events =
                    IntStream.range(0, links.lps()).mapToLong(all::eventsOfLp).toArray();
            assertArrayEquals(events, run.eventsOfLps(events.length), "seed " + seed);
            measuring.assertSame(engine.kernel().statistics(), run.statistics(), engine.reachedTicks(), "seed " + seed);
            assertEquals(engine.reachedTicks(), run.outcomes().get(0).reachedTicks(), "seed " + seed);
            assertEquals(engine.kernel().askedStop(), run.askedStop(), "seed " + seed);
        }
    }

    @Test
    void shouldGiveTheSequentialResultHoweverOftenItMoves() {
        int moves = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            MovedRun moved = new MovedRun(seed);
            for (int i = 0; i < MOST_MOVES && moved.move(); i++) {
                // The next one follows.
            }
            moved.assertSequential();
            moves += moved.moves;
        }
        assertTrue(moves > SEEDS, moves + " moves in " + SEEDS + " runs");
    }
}
