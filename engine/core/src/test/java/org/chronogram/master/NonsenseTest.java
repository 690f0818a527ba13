package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.MessagingMode;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that hold the token of the run, and talk nonsense: the run fails, says why, and leaves nothing behind. */
@Timeout(60)
final class NonsenseTest {
    @TempDir
    private Path directory;

    /** Whatever stands behind a main class is for that class: so the worker of the engine is never reached. */
    private RunSpecification specification(Object what) {
        String options = "-XX:TieredStopAtLevel=1 -cp " + System.getProperty("java.class.path") + " "
                + NonsenseWorker.class.getName() + " " + what;
        return new RunSpecification(
                Simulation.of("phold", Map.of(), 1_000_000_000),
                ModelCode.BUNDLED,
                new Layout(1, 1, MessagingMode.AUTO),
                new HostOptions("127.0.0.1", directory.toString(), options),
                FaultTolerance.WITHOUT_CHECKPOINTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldFailWithAMessageThatNamesTheWorker(long seed) throws Exception {
        assertUnusable(seed);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseMessagesOutOfOrder(NonsenseWorker.Disorder disorder) throws Exception {
        String message = assertUnusable(disorder);
        assertTrue(message.endsWith(": " + disorder.complaint), message);
    }

    private String assertUnusable(Object what) throws IOException {
        AtomicReference<List<Long>> workers = new AtomicReference<>();
        RunListener listener = new RunListener() {
            @Override
            public void onProgress(Progress progress) {}

            @Override
            public void onWorkers(List<Long> pids) {
                workers.set(pids);
            }
        };
        RunMaster master = new RunMaster(specification(what), listener);
        RunFailedException e = assertThrows(RunFailedException.class, master::run, what.toString());
        assertTrue(
                e.getMessage().startsWith("worker 0 said what cannot be used, in a message of type "),
                () -> what + ": " + e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertTrue(workers.get().stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()), what.toString());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList(), what.toString());
        }
        return e.getMessage();
    }
}
