package org.chronogram.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chronogram.experiment.DoubtfulFailureException;
import org.chronogram.experiment.PlaceLostException;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.RunOutput;
import org.chronogram.experiment.RunPlace;
import org.chronogram.experiment.StoppableRun;
import org.chronogram.files.PinnedDirectory.Content;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.ResultFiles;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunResult;
import org.chronogram.results.SampleRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep and its runners, with pipes in this process between them. */
@Timeout(60)
final class RunnerHostsTest {
    private static final String BUILD = "0.1 (build 12)";
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(20);
    private static final RunSpecification SPECIFICATION =
            RunSpecification.of(Simulation.of("phold", Map.of("lps", "10"), 100));

    @TempDir
    private Path directory;

    private final List<String> notices = new ArrayList<>();
    private final RunResult result = new SampleRun().build();
    private FakeRunner runner;
    private RunnerHosts hosts;

    private RunPlace place(Runner.Engine engine) {
        start(BUILD, SILENCE_NS, engine);
        hosts.prepare(List.of(), () -> false);
        return hosts.places(run -> SPECIFICATION).get(0);
    }

    private void start(String build, long silenceNs, Runner.Engine engine) {
        runner = new FakeRunner(build, engine);
        RunnerHost host = new RunnerHost(new HostLine("alpha", 3, false, ""), runner, silenceNs, notices::add);
        host.begin();
        hosts = new RunnerHosts(List.of(host), BUILD);
    }

    @AfterEach
    void close() {
        hosts.close();
        assertTrue(runner.hasEnded());
    }

    private static StoppableRun create(RunPlace place) {
        return place.create(new PlannedRun(7, null, 0));
    }

    private static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);
        return out.toByteArray();
    }

    @Test
    void shouldBringTheFilesOfARun() throws Exception {
        List<RunSpecification> asked = new ArrayList<>();
        RunPlace place = place((specification, listener) -> {
            asked.add(specification);
            listener.onNotice("sim: the model is slow");
            return result;
        });
        assertEquals("host alpha", place.name());
        assertEquals(3, place.slots());
        RunOutput output = create(place).run();
        Path run = directory.resolve("run");
        output.writeTo(RunDirectory.named(run));
        Map<String, Content> expected = ResultFiles.of(result);
        assertTrue(expected.size() >= 3, expected::toString);
        for (Map.Entry<String, Content> file : expected.entrySet()) {
            // The log of latencies holds the time at which it was written.
            if (!file.getKey().endsWith(".hlog")) {
                assertArrayEquals(bytes(file.getValue()), Files.readAllBytes(run.resolve(file.getKey())), file::getKey);
            }
        }
        assertEquals(List.of(SPECIFICATION), asked);
        assertEquals(List.of("sim: the model is slow"), notices);
    }

    @Test
    void shouldTellWhyARunHasFailed() {
        RunPlace place = place((specification, listener) -> {
            throw new RunFailedException("LP 3 sent too early", "");
        });
        assertEquals(
                "LP 3 sent too early",
                assertThrows(RunFailedException.class, create(place)::run).getMessage());
    }

    @Test
    void shouldDoubtAHostThatRefusesTheInput() {
        RunPlace place = place((specification, listener) -> {
            throw new InvalidInputException("--topology=x: no such file");
        });
        assertEquals(
                "--topology=x: no such file",
                assertThrows(DoubtfulFailureException.class, create(place)::run).getMessage());
    }

    @Test
    void shouldLoseTheRunsOfARunnerThatEnds() {
        RunPlace place = place((specification, listener) -> {
            runner.end();
            return result;
        });
        assertEquals(
                "the runner there has ended, exit code 0",
                assertThrows(PlaceLostException.class, create(place)::run).getMessage());
        assertThrows(PlaceLostException.class, create(place)::run);
    }

    @Test
    void shouldLoseTheRunsOfARunnerThatSaysNothing() {
        start(BUILD, TimeUnit.MILLISECONDS.toNanos(1), (specification, listener) -> {
            sleepForEver();
            return result;
        });
        RunPlace place = hosts.places(run -> SPECIFICATION).get(0);
        String message =
                assertThrows(PlaceLostException.class, create(place)::run).getMessage();
        assertTrue(message.startsWith("the runner there said nothing for "), message);
    }

    private static void sleepForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldStopARunAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RunPlace place = place((specification, listener) -> {
            begun.countDown();
            sleepForEver();
            return result;
        });
        StoppableRun run = create(place);
        Thread stopping = new Thread(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                return;
            }
            run.stop();
        });
        stopping.start();
        assertTrue(run.run().stopped());
    }

    @Test
    void shouldRefuseAnotherBuild() {
        start("0.1 (build 13)", SILENCE_NS, (specification, listener) -> result);
        assertEquals(
                "host alpha cannot be used: Chronogram there is 0.1 (build 13), and 0.1 (build 12) here: use the same"
                        + " build on all hosts",
                assertThrows(InvalidInputException.class, () -> hosts.prepare(List.of(), () -> false))
                        .getMessage());
    }

    @Test
    void shouldRefuseAHostWhoseRunnerDoesNotStart() {
        start(BUILD, SILENCE_NS, (specification, listener) -> result);
        runner.end();
        assertTrue(assertThrows(InvalidInputException.class, () -> hosts.prepare(List.of(), () -> false))
                .getMessage()
                .startsWith("host alpha cannot be used: the runner there has ended, exit code 0"));
    }

    @Test
    void shouldNotWaitForAHostOnceTheUserHasStopped() {
        start(BUILD, SILENCE_NS, (specification, listener) -> result);
        hosts.prepare(List.of("/no/such/file"), () -> true);
    }
}
