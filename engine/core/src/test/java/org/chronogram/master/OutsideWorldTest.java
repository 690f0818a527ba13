package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.external.ExternalClient;
import org.chronogram.realtime.RecordedEvents;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Outside;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.Repetition;
import org.chronogram.run.RunListener;
import org.chronogram.worker.ScriptedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of a tenth of a second, with real sockets. */
final class OutsideWorldTest {
    /** The run lasts 10 us of simulated time. */
    private static final Outside LIVE = new Outside(1e-4, "127.0.0.1:0", "", "", "");

    private static final String PORT_NOTICE = "sim: events from outside are received at 127.0.0.1:";

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    private final class Listener implements RunListener {
        @Override
        public void onProgress(Progress progress) {
            // The notices are enough.
        }

        @Override
        public void onNotice(String line) {
            notices.add(line);
        }
    }

    @AfterEach
    void restoreThread() {
        ScriptedModel.reset();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private RunResult run(FaultTolerance faultTolerance, Outside outside, StopRequest stopRequest) {
        return run(1, faultTolerance, outside, stopRequest);
    }

    private RunResult run(int threads, FaultTolerance faultTolerance, Outside outside, StopRequest stopRequest) {
        PreparedRun scripted = ScriptedRun.prepared(directory, 0, faultTolerance);
        PreparedRun prepared =
                PreparedRun.of(scripted.specification().on(0, threads).with(outside));
        return new LocalRun(
                        prepared,
                        new Listener(),
                        stopRequest,
                        new CheckpointRequest(),
                        new RunState(),
                        SystemNanoClock.INSTANCE)
                .run();
    }

    /** Sends an event to the run that has told its port last. */
    private void send(int lp, long delayTicks) {
        String notice = notices.stream()
                .filter(line -> line.startsWith(PORT_NOTICE))
                .reduce((first, last) -> last)
                .orElseThrow();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        InetSocketAddress run =
                new InetSocketAddress(loopback, Integer.parseInt(notice.substring(PORT_NOTICE.length())));
        try (ExternalClient client = ExternalClient.open(new InetSocketAddress(loopback, 0), run)) {
            client.send(lp, delayTicks, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run is stopped, and has then one more event in its recording, as if its process had died later. */
    @Test
    void shouldGoOnWithTheEventsThatACheckpointHasAndThoseThatWereRecordedAfterIt() throws IOException {
        Path kept = Files.createDirectories(directory.resolve("run"));
        FaultTolerance faultTolerance = FaultTolerance.DEFAULT.in(kept.toString());
        StopRequest stopRequest = new StopRequest();
        ScriptedModel.atNextEvent(() -> {
            send(0, 5_000);
            ScriptedModel.atNextEvent(() -> ScriptedModel.atNextEvent(stopRequest::raise));
        });
        RunResult stopped = run(faultTolerance, LIVE, stopRequest);
        assertTrue(stopped.reached().stopped());
        assertEquals(1, stopped.execution().external().accepted());
        Path recording = kept.resolve("external-events.csv");
        Files.writeString(recording, "1,7777,1,1,\n", StandardOpenOption.APPEND);
        ScriptedModel.atNextEvent(() -> send(1, 3));
        RunResult resumed = run(faultTolerance.resumed(), LIVE, new StopRequest());
        assertFalse(resumed.reached().stopped());
        assertEquals(3, RecordedEvents.read(recording).all().size());
        ScriptedModel.reset();
        RunResult repeated = run(
                FaultTolerance.WITHOUT_CHECKPOINTS,
                Repetition.of(directory, "run", ScriptedModel.NAME),
                new StopRequest());
        assertEquals(repeated.digestText(), resumed.digestText());
        assertEquals(repeated.reached().events(), resumed.reached().events());
        assertTrue(
                repeated.reached().events() > ScriptedRun.EVENTS,
                "events=" + repeated.reached().events());
        assertTrue(resumed.execution().realTime().steps() > 10);
    }

    /** Its first event would come after a hundred thousand seconds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldStopBeforeAStepWhoseTimeIsFarAway(int threads) {
        StopRequest stopRequest = new StopRequest();
        stopRequest.raise();
        RunResult stopped =
                run(threads, FaultTolerance.WITHOUT_CHECKPOINTS, new Outside(1e-12, "", "", "", ""), stopRequest);
        assertTrue(stopped.reached().stopped());
        assertTrue(
                stopped.reached().events() <= 3 * ScriptedModel.LPS,
                "events=" + stopped.reached().events());
    }

    /** 10 us of simulated time in 100 ms. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldFollowTheWallClock(int threads) {
        long startNs = System.nanoTime();
        RunResult result =
                run(threads, FaultTolerance.WITHOUT_CHECKPOINTS, new Outside(1e-4, "", "", "", ""), new StopRequest());
        assertTrue(System.nanoTime() - startNs >= 100_000_000);
        assertEquals(ScriptedRun.EVENTS, result.reached().events());
        assertEquals(ScriptedRun.TIMES, result.execution().realTime().steps());
        assertFalse(result.reached().stopped());
    }
}
