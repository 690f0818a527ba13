package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.chronogram.master.Progress;
import org.chronogram.master.RunListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaultInjectorTest {
    private static final long OFTEN_MS = 20;
    private static final long SEED = 3;
    private static final int KILLED = 128 + 9;

    private final List<Process> workers = new ArrayList<>();

    private List<Long> startWorkers(int count) throws IOException {
        for (int worker = 0; worker < count; worker++) {
            workers.add(new ProcessBuilder("sleep", "100").start());
        }
        return workers.stream().map(Process::pid).toList();
    }

    @AfterEach
    void endWorkers() {
        workers.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldKillAllWorkersInTheEnd() throws Exception {
        AtomicReference<List<Long>> told = new AtomicReference<>();
        RunListener next = new RunListener() {
            @Override
            public void onProgress(Progress progress) {}

            @Override
            public void onWorkers(List<Long> pids) {
                told.set(pids);
            }
        };
        FaultInjector faults = new FaultInjector(List.of(Fault.KILL), OFTEN_MS, Long.MAX_VALUE, SEED);
        List<Long> pids = startWorkers(2);
        faults.before(next).onWorkers(pids);
        assertEquals(pids, told.get());
        for (Process worker : workers) {
            assertTrue(worker.waitFor(30, TimeUnit.SECONDS));
            assertEquals(KILLED, worker.exitValue());
        }
        faults.close();
        assertEquals(2, faults.struck());
    }

    @Test
    void shouldStopAWorker() throws Exception {
        Path status = Path.of("/proc/self/stat");
        assumeTrue(Files.isReadable(status), "needs /proc");
        try (FaultInjector faults = new FaultInjector(List.of(Fault.STOP), OFTEN_MS, 0, SEED)) {
            long pid = startWorkers(1).get(0);
            faults.onWorkers(List.of(pid));
            while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") T ")) {
                Thread.onSpinWait();
            }
            assertTrue(workers.get(0).isAlive());
        }
    }

    @Test
    void shouldSpareWorkersWhenItIsClosed() throws Exception {
        FaultInjector faults = new FaultInjector(List.of(Fault.KILL), TimeUnit.DAYS.toMillis(1), 0, SEED);
        faults.onWorkers(startWorkers(1));
        faults.close();
        faults.close();
        assertEquals(0, faults.struck());
        assertTrue(workers.get(0).isAlive());
    }

    @Test
    void shouldCloseWithoutARun() {
        FaultInjector faults = new FaultInjector(List.of(Fault.KILL), OFTEN_MS, 0, SEED);
        faults.close();
        assertEquals(0, faults.struck());
    }
}
