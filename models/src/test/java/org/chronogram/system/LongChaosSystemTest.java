package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as the short tests of chaos and recovery, for as long as somebody wants to wait. */
@Tag("long")
class LongChaosSystemTest {
    /** Arguments by name of the model; the end times are those on 2 partitions, on 4 of 2 workers, and on others. */
    private static final Map<String, List<String>> MODELS = Map.of(
            "phold", List.of("phold --lps 64 --remote 0.5 --end ", "15000", "3000", "2000"),
            "network", List.of("network --rate 1e8 --end ", "90s", "10s", "4s"),
            "queueing",
                    List.of(
                            "queueing --stations 16 --leave 0.2 --transient 0s --batches 2 --transfer 500ms --end ",
                            "40000s",
                            "5000s",
                            "2500s"));

    private static final List<String> NAMES =
            List.of(System.getProperty("long.models", "phold,network,queueing").split(","));
    private static final long SEED = Long.getLong("long.seed", 1);
    private static final Duration CHAOS_TIME = Duration.ofMinutes(Long.getLong("long.minutes", 2));
    private static final Duration RUN_LIMIT = Duration.ofMinutes(5);
    private static final int KILLS_OF_EACH_MODEL = 20;
    private static final int LATEST_PERCENT = 70;
    private static final List<String> SIZES = List.of(
            "--workers 2 --threads 1",
            "--workers 3 --threads 1",
            "--workers 4 --threads 1",
            "--workers 2 --threads 2",
            "--workers 3 --threads 2",
            "--workers 4 --threads 2");

    /** The outcome of the sequential engine with the same arguments. */
    private static final Map<String, SimOutcome.Facts> UNDISTURBED = new ConcurrentHashMap<>();

    /**
     * One run of which a worker is killed.
     *
     * @param model name of the model.
     * @param size numbers of workers and threads, as arguments.
     * @param percent how far it has come by then.
     * @param victim random number that chooses the worker.
     */
    record Kill(String model, String size, int percent, int victim) {
        int workers() {
            return workersOf(size);
        }
    }

    private static int workersOf(String size) {
        return Integer.parseInt(size.split(" ")[1]);
    }

    /** Returns arguments for which a run takes seconds on two cores, whatever its size: more partitions are slower there. */
    private static String arguments(String model, String size) {
        List<String> words = MODELS.get(model);
        return words.get(0)
                + words.get(
                        switch (size) {
                            case "--workers 2 --threads 1" -> 1;
                            case "--workers 2 --threads 2" -> 2;
                            default -> 3;
                        });
    }

    @RegisterExtension
    private final Workbench bench = new Workbench();

    static List<Kill> kills() {
        List<Kill> kills = new ArrayList<>();
        for (String model : NAMES) {
            SplittableRandom random = new SplittableRandom(SEED + model.hashCode());
            for (int kill = 0; kill < KILLS_OF_EACH_MODEL; kill++) {
                String size = SIZES.get(kill % SIZES.size());
                kills.add(new Kill(model, size, random.nextInt(LATEST_PERCENT), random.nextInt(1 << 20)));
            }
        }
        return kills;
    }

    @ParameterizedTest
    @MethodSource("kills")
    void shouldComeToTheSameResultWhenAWorkerIsKilled(Kill kill) {
        String arguments = arguments(kill.model, kill.size);
        SimOutcome.Facts expected = UNDISTURBED.computeIfAbsent(
                arguments, same -> bench.run(same + " --workers 0").facts());
        SimProcess run = bench.startRun(arguments + " " + kill.size + " --checkpoint-every 300ms")
                .awaitPercent(kill.percent);
        int victim = kill.victim % kill.workers();
        Processes.signal("KILL", run.awaitWorker(victim).pid());
        SimOutcome outcome = run.await();
        assertEquals(0, outcome.exitCode(), () -> kill + " of long.seed=" + SEED + ": " + outcome);
        assertEquals(expected, outcome.facts(), () -> kill + " of long.seed=" + SEED);
        JsonNode recoveries = outcome.json().get("recoveries");
        assertEquals(1, recoveries.size(), () -> kill + " of long.seed=" + SEED + ": " + recoveries);
        assertEquals(victim, recoveries.get(0).get("worker").asInt());
    }

    @Test
    void shouldGiveTheSameResultWhateverBefallsTheWorkers() {
        SplittableRandom random = new SplittableRandom(SEED);
        long startNs = System.nanoTime();
        int round = 0;
        do {
            String size = SIZES.get(random.nextInt(SIZES.size()));
            String arguments = arguments(NAMES.get(round % NAMES.size()), size) + " " + size
                    + " --faults kill,stop,loss,disk --faults-per-minute 20"
                    + " --checkpoint-every 300ms --runs 2 --seed " + random.nextInt(1000) + " --chaos-seed "
                    + random.nextInt(1 << 20);
            SimOutcome outcome = bench.startChaos(arguments).await(RUN_LIMIT);
            assertEquals(0, outcome.exitCode(), () -> "long.seed=" + SEED + " " + arguments + ": " + outcome);
            assertTrue(outcome.json().get("same").asBoolean(), () -> arguments + ": " + outcome);
            round++;
        } while (System.nanoTime() - startNs < CHAOS_TIME.toNanos());
    }
}
