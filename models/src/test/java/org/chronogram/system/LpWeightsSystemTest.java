package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run counts the events of each LP, and a later one divides the LPs by them. */
class LpWeightsSystemTest {
    private static final String PHOLD = "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 100";
    private static final String PACED = PHOLD + " --pause 20 --lp-events";
    private static final int BAD_INPUT = 2;
    private static final int STOPPED = 130;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void addModels() throws IOException {
        bench.pacedModels();
    }

    private Path directory(String name) {
        return bench.directory().resolve(name);
    }

    private String lpEvents(String name) throws IOException {
        return Files.readString(directory(name).resolve("lp-events.csv"));
    }

    private static long sum(String csv) {
        return csv.lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",")[1]))
                .sum();
    }

    private String sequential(String arguments) throws IOException {
        SimOutcome outcome = bench.inThreads().run(arguments + " --workers 0 --lp-events --out sequential");
        String csv = lpEvents("sequential");
        assertEquals(outcome.facts().events(), sum(csv));
        return csv;
    }

    @Test
    void shouldCountTheSameOnEveryLayout() throws IOException {
        String expected = sequential("network --rate 1e8 --end 50ms");
        List<String> places =
                List.of("--workers 1", "--workers 1 --threads 3", "--workers 3 --threads 2 --partition blocks");
        for (int place = 0; place < places.size(); place++) {
            SimOutcome outcome = bench.run(
                    "network --rate 1e8 --end 50ms --lp-events " + places.get(place) + " --out place" + place);
            assertEquals(outcome.facts().events(), sum(expected));
            assertEquals(expected, lpEvents("place" + place), places.get(place));
        }
    }

    @Test
    void shouldCountEachEventOnceWhereAWorkerIsReplaced() throws IOException {
        SimProcess run = bench.startRun(PACED + " --workers 2 --checkpoint-every 200ms --out replaced")
                .awaitPercent(40);
        Processes.signal("KILL", run.awaitWorker(1).pid());
        assertEquals(1, run.await().json().get("recoveries").size());
        assertEquals(sequential(PHOLD), lpEvents("replaced"));
    }

    /** Counts are kept in checkpoints whether or not they were asked for. */
    @Test
    void shouldCountTheEventsBeforeARunWasResumedElsewhere() throws IOException {
        String expected = sequential(PHOLD);
        SimOutcome stopped =
                bench.run(PHOLD + " --pause 20 --workers 2 --stop-after 300ms --out kept --checkpoint-every 200ms");
        assertEquals(STOPPED, stopped.exitCode(), stopped::toString);
        SimOutcome again = bench.resume("kept --workers 3 --stop-after 200ms --lp-events");
        assertEquals(STOPPED, again.exitCode(), again::toString);
        bench.resume("kept --workers 0 --lp-events").succeeded();
        assertEquals(expected, lpEvents("kept"));
    }

    @Test
    void shouldDivideTheLpsByTheEventsOfAnEarlierRun() throws IOException {
        bench.inThreads();
        String queueing = "queueing --stations 16 --leave 0.2 --transient 0s --batches 2 --end 1000s";
        for (String arguments : List.of("network --rate 1e8 --end 50ms", queueing)) {
            String name = arguments.split(" ")[0];
            bench.run(arguments + " --lp-events --workers 1 --out " + name).succeeded();
            SimOutcome divided = bench.run(arguments + " --workers 2 --weights " + name);
            assertEquals(bench.undisturbed(arguments), divided.facts());
            assertEquals(
                    directory(name).toAbsolutePath().toString(),
                    divided.json().at("/partition/weights").asText());
            String description = divided.json().at("/partition/description").asText();
            assertTrue(
                    description.endsWith("; each LP weighs the events that it handled in " + directory(name)),
                    description);
        }
    }

    @Test
    void shouldRefuseARunThatDoesNotFit() {
        bench.inThreads().run("phold --lps 8 --end 1 --lp-events --out other").succeeded();
        bench.run("phold --lps 8 --end 1 --out uncounted").succeeded();
        assertRefused("phold --lps 9", "other", "the number of LPs of that run is 8, expected 9");
        assertRefused("network", "other", "the model of that run is phold, expected network");
        assertRefused("phold --lps 8", "uncounted", "there is no lp-events.csv");
        assertRefused("phold --lps 8", "nowhere", "there is no run.json");
    }

    private void assertRefused(String arguments, String name, String reason) {
        bench.run(arguments + " --workers 2 --weights " + name)
                .failed(
                        BAD_INPUT,
                        "--weights=" + directory(name).toAbsolutePath() + ": " + reason
                                + "; give the directory of a run of this model that was made with --lp-events")
                .inOneLine();
    }
}
