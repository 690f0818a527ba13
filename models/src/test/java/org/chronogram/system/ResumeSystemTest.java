package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run goes on after its master has died or was stopped, and comes to the same result. */
class ResumeSystemTest {
    private static final String PHOLD = "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 100";
    private static final String LONG = "phold --lps 64 --remote 0.5 --end 40000";
    /** Long enough for two checkpoints, on the sequential engine too. */
    private static final String PACED = PHOLD + " --pause 20";

    private static final String KEPT = " --checkpoint-every 200ms --out kept";
    /** The only checkpoint is that of the stop. */
    private static final String STOPPED_SOON = " --stop-after 300ms --checkpoint-every 1h --out kept";

    private static final int BAD_INPUT = 2;
    private static final int KILLED = 137;
    private static final int STOPPED = 130;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void addModels() throws IOException {
        bench.pacedModels();
    }

    private List<Path> manifests() {
        Path checkpoints = bench.directory().resolve("kept/checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(checkpoints)) {
            return directories
                    .map(directory -> directory.resolve("manifest.json"))
                    .filter(Files::exists)
                    .sorted(Comparator.comparingLong(manifest -> Long.parseLong(
                            manifest.getParent().getFileName().toString().split("-")[1])))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private SimProcess startAndAwaitCheckpoints(String arguments, int count) {
        SimProcess run = bench.startRun(arguments + KEPT);
        run.awaitRunning(() -> manifests().size() >= count, count + " checkpoints");
        return run;
    }

    /** A process that is ending has no words in the list of processes any more, and may still hold the lock of its run. */
    private void kill(SimProcess run) {
        run.signal("KILL");
        assertEquals(KILLED, run.await().exitCode());
        bench.assertProcessesEnd();
    }

    private void copyTo(String name) throws IOException {
        Path from = bench.directory().resolve("kept");
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, bench.directory().resolve(name).resolve(from.relativize(path)));
            }
        }
    }

    @Test
    void shouldGoOnElsewhereAfterTheMasterWasKilled() throws IOException {
        kill(startAndAwaitCheckpoints(PACED + " --workers 2", 1));
        copyTo("copy");
        SimOutcome.Facts expected = bench.undisturbed(PHOLD);
        bench.inThreads();
        assertEquals(expected, bench.resume("kept --workers 3").facts());
        assertEquals(expected, bench.resume("copy --workers 0").facts());
        assertEquals(List.of(), manifests());
    }

    @Test
    void shouldGoOnAfterControlC() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = startAndAwaitCheckpoints(PACED + " --workers 2", 1);
        run.signal("INT");
        SimOutcome stopped = run.await();
        assertEquals(130, stopped.exitCode(), stopped::toString);
        assertTrue(stopped.json().get("stopped").asBoolean());
        assertEquals(bench.undisturbed(PHOLD), bench.resume("kept").facts());
    }

    @Test
    void shouldGoOnAfterTheSequentialEngineWasTerminated() {
        SimProcess run = startAndAwaitCheckpoints(PACED + " --workers 0", 1);
        run.signal("TERM");
        SimOutcome stopped = run.await();
        assertEquals(143, stopped.exitCode(), stopped::toString);
        assertEquals(
                bench.undisturbed(PHOLD),
                bench.inThreads().resume("kept --workers 0").facts());
    }

    @Test
    void shouldGoOnAfterARunOnThreadsOfOneProcessWasKilled() {
        kill(startAndAwaitCheckpoints(PACED + " --workers 0 --threads 2", 2));
        SimOutcome stopped = bench.inThreads().resume("kept --workers auto --stop-after 50ms");
        assertEquals(STOPPED, stopped.exitCode(), stopped::toString);
        assertEquals(bench.undisturbed(PHOLD), bench.resume("kept --workers 2").facts());
    }

    /** Nobody sends a signal: the runs stop by themselves, at the checkpoint from which the next goes on elsewhere. */
    @Test
    void shouldGoOnElsewhereAfterItsTimeWasUp() {
        assertStoppedByItself(bench.inThreads().run(PACED + " --workers 2" + STOPPED_SOON));
        assertStoppedByItself(bench.resume("kept --workers 0 --stop-after 50ms"));
        assertStoppedByItself(bench.resume("kept --workers 3 --stop-after 300ms"));
        assertEquals(bench.undisturbed(PHOLD), bench.resume("kept --workers 0").facts());
    }

    /** The file of the network is input of the run: a resumed run must not read another one. */
    @Test
    void shouldRefuseAnInputFileThatChanged() throws IOException {
        bench.inThreads();
        Path file = bench.directory().resolve("net.gml");
        String net = "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]";
        Files.writeString(file, net);
        String arguments = "network --topology net.gml --rate 1e7 --end 100h";
        assertStoppedByItself(bench.run(arguments + " --workers 0" + STOPPED_SOON));
        Files.writeString(file, net.replace("2 ] edge", "2 ] node [ id 3 ] edge"));
        for (String workers : List.of("0", "2")) {
            bench.resume("kept --workers " + workers)
                    .failed(
                            BAD_INPUT,
                            "--topology=/.*/net.gml: the file has changed since the run was started; put it back as it was, or"
                                    + " start a new run \\(found SHA-256 [0-9a-f]{12}, expected [0-9a-f]{12}\\)");
        }
        Files.delete(file);
        bench.resume("kept").failed(BAD_INPUT, "--topology=/.*/net.gml: no such file, expected a file; put it back .*");
        Files.writeString(file, net);
        assertEquals(STOPPED, bench.resume("kept --stop-after 300ms").exitCode());
    }

    private void assertStoppedByItself(SimOutcome outcome) {
        assertEquals(STOPPED, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.json().get("stopped").asBoolean());
        assertEquals(1, outcome.json().get("checkpoints").get("committed").asInt());
        assertTrue(manifests().size() >= 1);
    }

    @Test
    void shouldTellHowToGoOnWhenItsTimeWasUp() {
        SimOutcome stopped = bench.start("run " + LONG + "00 --workers 0 --quiet" + STOPPED_SOON)
                .await();
        assertEquals(STOPPED, stopped.exitCode(), stopped::toString);
        assertTrue(stopped.out().contains("simulated   stopped at "), stopped::toString);
        assertTrue(stopped.out().contains("to go on    sim resume kept\n"), stopped::toString);
    }

    @Test
    void shouldGoOnFromTheCheckpointBeforeADamagedOne() throws IOException {
        kill(startAndAwaitCheckpoints(PACED + " --workers 0", 2));
        List<Path> manifests = manifests();
        Path newest = manifests.get(manifests.size() - 1).resolveSibling("partition-0.bin");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        SimOutcome resumed = bench.inThreads().resume("kept");
        assertEquals(bench.undisturbed(PHOLD), resumed.facts());
        assertEquals(1, resumed.messages().lines().count(), resumed::toString);
        assertTrue(resumed.messages().startsWith("sim: " + newest), resumed::toString);
    }

    @Test
    void shouldRefuseWhatCannotGoOn() {
        bench.inThreads();
        bench.resume("nowhere")
                .failed(BAD_INPUT, ".*nowhere: there is no run-input.json.*")
                .inOneLine();
        bench.run("phold --lps 8 --end 5 --workers 0 --out done").succeeded();
        bench.resume("done")
                .failed(BAD_INPUT, ".*done: this run has come to its end.*")
                .inOneLine();
    }

    @Test
    void shouldRefuseARunThatGoesOn() {
        SimProcess run =
                bench.inThreads().startRun(LONG + "000 --workers 0" + KEPT).awaitSteps();
        bench.resume("kept")
                .failed(BAD_INPUT, ".*kept: this run directory is in use by process " + run.pid() + ";.*")
                .inOneLine();
        bench.run(LONG + " --workers 0 --out kept")
                .failed(BAD_INPUT, "--out=.*kept: there is a run in this directory.*")
                .inOneLine();
        run.signal("KILL");
    }
}
