package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels of models that declare links with delays of different lengths, some of them zero. */
final class KernelLinksTest {
    private static final long QUIET_TICKS = 20_000;
    private static final int SEEDS = 60;

    private static SequentialEngine tickByTick(RandomLinks links, long endTicks, long seed) {
        LinkedModel model = new LinkedModel(links, false, QUIET_TICKS);
        ModelDeclaration declaration = ModelDeclaration.of(model, model.noParameters(), endTicks);
        SequentialEngine engine = new SequentialEngine(declaration, seed, 0, endTicks, new ProgressCounters());
        engine.run(() -> false);
        return engine;
    }

    /** The longer the run, the longer its longest window: a thousandth of it. */
    @ParameterizedTest
    @ValueSource(longs = {20_000, 400_000, Long.MAX_VALUE})
    void shouldExecuteOneLongWindowLikeTheReference(long endTicks) {
        for (long seed = 0; seed < SEEDS; seed++) {
            LinkedModel model = new LinkedModel(RandomLinks.of(new Random(seed)), true, QUIET_TICKS);
            ReferenceDigest digest = new ReferenceDigest(model.links().lps());
            long streamSeed = seed;
            RecordedReport expected = new ReferenceEngine(
                            () -> model,
                            model.noParameters(),
                            endTicks,
                            1,
                            lp -> new ReferenceStream(streamSeed, 0, lp))
                    .observedBy(digest)
                    .run();
            LinkedLockStep alone =
                    new LinkedLockStep(model, new LpOwners(new int[model.links().lps()], 1), endTicks, seed);
            alone.run();
            assertTrue(expected.events() > model.links().lps(), "seed " + seed);
            assertEquals(expected.events(), alone.events(), "seed " + seed);
            assertEquals(Long.toHexString(digest.digest()), Long.toHexString(alone.digest()), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 400_000, Long.MAX_VALUE})
    void shouldGiveTheSequentialResultForPartitionsThatOwnAnyLps(long endTicks) {
        int divided = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            RandomLinks links = RandomLinks.of(random);
            LpOwners owners = links.owners(random, 1 + random.nextInt(6));
            divided += owners.partitions() > 1 ? 1 : 0;
            SequentialEngine sequential = tickByTick(links, endTicks, seed);
            LockStep run = new LinkedLockStep(new LinkedModel(links, true, QUIET_TICKS), owners, endTicks, seed).run();
            String which = "seed " + seed;
            assertEquals(sequential.kernel().events(), run.events(), which);
            assertEquals(sequential.kernel().pendingEvents(), run.pendingEvents(), which);
            assertEquals(Long.toHexString(sequential.kernel().digest()), Long.toHexString(run.digest()), which);
            assertEquals(summary(sequential.kernel().statistics()), summary(run.statistics()), which);
        }
        assertTrue(divided > SEEDS / 2, divided + " divided");
    }

    private static String summary(StatisticSet statistics) {
        StringBuilder text = new StringBuilder();
        for (Statistic statistic : statistics.all()) {
            text.append(statistic.name()).append(statistic.summary(QUIET_TICKS));
        }
        return text.toString();
    }

    /** The sequential engine declares the links too, and goes from window to window. */
    @ParameterizedTest
    @ValueSource(longs = {20_000, 400_000})
    void shouldGiveTheSameResultFromTheSequentialEngineWithAndWithoutLinks(long endTicks) {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomLinks links = RandomLinks.of(new Random(seed));
            SequentialEngine expected = tickByTick(links, endTicks, seed);
            LinkedModel model = new LinkedModel(links, true, QUIET_TICKS);
            ModelDeclaration declaration = ModelDeclaration.of(model, model.noParameters(), endTicks);
            SequentialEngine engine = new SequentialEngine(declaration, seed, 0, endTicks, new ProgressCounters());
            engine.run(() -> false);
            assertEquals(expected.kernel().events(), engine.kernel().events(), "seed " + seed);
            assertEquals(
                    Long.toHexString(expected.kernel().digest()),
                    Long.toHexString(engine.kernel().digest()),
                    "seed " + seed);
        }
    }
}
