package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.chronogram.host.HostContext;
import org.chronogram.host.LocalWorkerHandle;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerHost;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.Placement;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerHandle;
import org.chronogram.threads.DaemonThreads;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that hold the token of the run, and talk nonsense over a real link: the run fails, and says why. */
@Timeout(60)
final class NonsenseTest {
    /** A host whose one worker is a thread. */
    private static final class ThreadHost implements WorkerHost {
        private final HostContext run;
        private final NonsenseWorker worker;
        private Thread thread;

        ThreadHost(HostContext run, NonsenseWorker worker) {
            this.run = run;
            this.worker = worker;
        }

        @Override
        public void launch(int index, int epoch) {
            thread = DaemonThreads.create("nonsense", () -> worker.join(run, index, epoch));
            thread.start();
        }

        @Override
        public void remove(int index) {}

        @Override
        public void kill() {}

        @Override
        public boolean isNewest(int index, int epoch, long pid) {
            return true;
        }

        @Override
        public int launchEpoch(int index) {
            return 0;
        }

        @Override
        public OptionalInt awaitExit(int index, long timeoutMs) {
            return OptionalInt.empty();
        }

        @Override
        public ProcessState state(int index) {
            return new ProcessState(ProcessState.Condition.AT_WORK, 0);
        }

        @Override
        public Placement placement(int index, int epoch) {
            return new Placement(false, false, "nowhere", "127.0.0.1", true, LocalPaths.AS_SPECIFIED, 0);
        }

        @Override
        public String hostOf(int index) {
            return "";
        }

        @Override
        public void giveUpHost(int index, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public String describe(int index) {
            return thread.getName();
        }

        @Override
        public String lastOutput(int index) {
            return "";
        }

        @Override
        public WorkerHandle handle(int index) {
            return new LocalWorkerHandle(ProcessHandle.current());
        }

        @Override
        public void close() {
            worker.leave();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final RunSpecification SPECIFICATION = RunSpecification.of(
                    Simulation.of("phold", Map.of(), 1_000_000_000))
            .with(FaultTolerance.WITHOUT_CHECKPOINTS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldFailWithAMessageThatNamesTheWorker(long seed) {
        String unused = unusable(NonsenseWorker.random(seed));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseMessagesOutOfOrder(NonsenseWorker.Disorder disorder) {
        String message = unusable(NonsenseWorker.saying(disorder));
        assertTrue(message.endsWith(": " + disorder.complaint), message);
    }

    private static String unusable(NonsenseWorker worker) {
        DistributedRun run = new DistributedRun(
                PreparedRun.of(SPECIFICATION),
                context -> new ThreadHost(context, worker),
                RunListener.NONE,
                new StopRequest(),
                new CheckpointRequest(),
                new RunState());
        String message = assertThrows(RunFailedException.class, run::run).getMessage();
        assertTrue(message.startsWith("worker 0 said what cannot be used, in a message of type "), message);
        assertEquals(1, message.lines().count(), message);
        return message;
    }
}
