package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chronogram.host.LocalWorkerHandle;
import org.chronogram.results.Recovery;
import org.chronogram.results.RunResult;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.run.WorkerHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class TimedRunTest {
    private static final long NEVER_MS = 3_600_000;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<String> heard = new ArrayList<>();
    private RunListener inside;
    private Endless endless;
    private boolean urgent;
    private boolean checkpointAsked;

    /** A run that goes on until it is stopped; its first step takes some time. */
    private final class Endless implements SimulationRun {
        private final int roundsOfFirstStep;
        private int rounds;

        Endless(int roundsOfFirstStep) {
            this.roundsOfFirstStep = roundsOfFirstStep;
        }

        @Override
        public RunResult run() {
            boolean stopped = false;
            while (!stopped) {
                long steps = rounds < roundsOfFirstStep ? 0 : 1;
                inside.onProgress(new Progress(0, 1, 0, steps, 0, List.of()));
                stopped = isAsked();
                rounds++;
            }
            return new SampleRun().build();
        }

        private boolean isAsked() {
            try {
                return asked.await(1, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void stop() {
            urgent = true;
            asked.countDown();
        }

        @Override
        public void checkpoint() {
            checkpointAsked = true;
        }

        @Override
        public void stopPatiently() {
            asked.countDown();
        }
    }

    private final class Heard implements RunListener {
        @Override
        public void onProgress(Progress progress) {}

        @Override
        public void onNotice(String line) {
            heard.add(line);
        }

        @Override
        public void onWorkers(List<WorkerHandle> workers) {
            heard.add(workers.toString());
        }

        @Override
        public void onCheckpoint(CommittedCheckpoint checkpoint) {
            heard.add("checkpoint " + checkpoint.steps());
        }

        @Override
        public void onRecovery(Recovery recovery) {
            heard.add("recovery " + recovery.number());
        }
    }

    private SimulationRun timed(int roundsOfFirstStep, long limitMs) {
        SimulationRun.Factory factory = (specification, listener) -> {
            inside = listener;
            endless = new Endless(roundsOfFirstStep);
            return endless;
        };
        return TimedRun.of(factory, null, new Heard(), limitMs);
    }

    @Test
    void shouldStopPatientlyWhenTimeIsUp() {
        assertFalse(timed(0, 1).run().reached().stopped());
        assertEquals(0, asked.getCount());
        assertFalse(urgent);
    }

    @Test
    void shouldNotStopBeforeTheFirstStep() {
        RunResult unused = timed(20, 1).run();
        assertTrue(endless.rounds >= 20, () -> "stopped after " + endless.rounds + " rounds");
    }

    @Test
    void shouldPassOnWhatIsSaidAndAsked() {
        SimulationRun run = timed(0, NEVER_MS);
        inside.onNotice("a notice");
        WorkerHandle worker = new LocalWorkerHandle(ProcessHandle.current());
        inside.onWorkers(List.of(worker));
        inside.onCheckpoint(new CommittedCheckpoint(8, 0, 0, 0));
        inside.onRecovery(new Recovery(9, 0, "", 0, "", "", 0, 0, ""));
        run.checkpoint();
        run.stop();
        assertEquals(List.of("a notice", List.of(worker).toString(), "checkpoint 8", "recovery 9"), heard);
        assertTrue(checkpointAsked);
        assertTrue(urgent);
    }
}
