package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run with default options gets on while a worker is killed every few seconds, and its master does not grow. */
@Tag("long")
class LongRepeatedLossSystemTest {
    private static final long SEED = Long.getLong("long.seed", 1);
    private static final int LOSSES = (int) Math.max(10, Long.getLong("long.minutes", 2) * 10);
    private static final Duration BETWEEN_LOSSES = Duration.ofSeconds(6);
    private static final int LOSSES_BETWEEN_LOOKS = 10;
    private static final int LOSSES_BEFORE_FIRST_LOOK = 3;
    private static final long MOST_GROWTH_BYTES = 20_000_000;
    private static final int MOST_GROWTH_COUNT = 10;
    private static final int TERMINATED = 143;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    @RegisterExtension
    private final Workbench bench = new Workbench();

    /** Memory of the master. */
    private record Holdings(long heapBytes, long threads, long files) {
        static Holdings of(long pid) throws IOException {
            return new Holdings(liveHeapBytes(pid), count("/proc/" + pid + "/task"), count("/proc/" + pid + "/fd"));
        }

        /** Counts after a full garbage collection, so that garbage does not count. */
        private static long liveHeapBytes(long pid) throws IOException {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram").start();
            String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(histogram);
            assertTrue(total.find(), histogram);
            return Long.parseLong(total.group(1));
        }

        private static long count(String directory) throws IOException {
            try (Stream<Path> entries = Files.list(Path.of(directory))) {
                return entries.count();
            }
        }

        void assertNotMuchMoreThan(Holdings before) {
            assertTrue(heapBytes - before.heapBytes < MOST_GROWTH_BYTES, () -> before + " became " + this);
            assertTrue(threads - before.threads < MOST_GROWTH_COUNT, () -> before + " became " + this);
            assertTrue(files - before.files < MOST_GROWTH_COUNT, () -> before + " became " + this);
        }
    }

    @Test
    void shouldGetOnAndNotGrowWhileWorkersAreKilledAllTheTime() throws IOException {
        KeptCheckpoints checkpoints = new KeptCheckpoints(bench.directory().resolve("kept"));
        SplittableRandom random = new SplittableRandom(SEED);
        SimProcess run = bench.startRun("phold --lps 2000 --end 1000000000 --workers 2 --out kept")
                .awaitSteps();
        Holdings first = null;
        long step = -1;
        for (int loss = 0; loss < LOSSES; loss++) {
            awaitNextLoss(run);
            Processes.signal("KILL", run.awaitWorker(random.nextInt(2)).pid());
            if (loss % LOSSES_BETWEEN_LOOKS == LOSSES_BEFORE_FIRST_LOOK) {
                Holdings now = Holdings.of(run.pid());
                first = first == null ? now : first;
                now.assertNotMuchMoreThan(first);
                assertTrue(checkpoints.newestStep() > step, "no new checkpoint before loss " + loss);
                step = checkpoints.newestStep();
            }
        }
        awaitNextLoss(run);
        run.signal("TERM");
        assertUndisturbed(run.await());
    }

    private static void awaitNextLoss(SimProcess run) {
        long dueNs = System.nanoTime() + BETWEEN_LOSSES.toNanos();
        run.awaitRunning(() -> System.nanoTime() - dueNs >= 0, "the time of the next loss");
    }

    private void assertUndisturbed(SimOutcome outcome) {
        assertEquals(TERMINATED, outcome.exitCode(), outcome::toString);
        assertEquals(LOSSES, outcome.json().get("recoveries").size());
        String reached = outcome.json().get("reachedTime").asText().replace(" unit", "");
        SimOutcome undisturbed = bench.start("run phold --lps 2000 --workers 0 --json --quiet --end " + reached)
                .await(Duration.ofMinutes(30));
        assertEquals(
                undisturbed.succeeded().json().get("digest"), outcome.json().get("digest"));
    }
}
