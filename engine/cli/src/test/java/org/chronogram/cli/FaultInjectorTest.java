package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.chronogram.host.LocalWorkerHandle;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.run.WorkerDisturbance;
import org.chronogram.run.WorkerHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class FaultInjectorTest {
    private static final long OFTEN_MS = 20;
    private static final long SEED = 3;
    private static final int KILLED = 128 + 9;

    private final List<Process> workers = new ArrayList<>();

    private final FaultSwitches switches = FaultSwitches.create();

    private FaultInjector injector(FaultKind fault, long meanMs, long joiningNs) {
        return new FaultInjector(List.of(fault), switches, meanMs, joiningNs, SEED);
    }

    private List<WorkerHandle> startWorkers(int count) throws IOException {
        for (int worker = 0; worker < count; worker++) {
            workers.add(new ProcessBuilder("sleep", "100").start());
        }
        return workers.stream()
                .<WorkerHandle>map(process -> new LocalWorkerHandle(process.toHandle()))
                .toList();
    }

    @AfterEach
    void endWorkers() {
        workers.forEach(Process::destroyForcibly);
        switches.close();
    }

    @Test
    void shouldKillAllWorkersInTheEnd() throws Exception {
        AtomicReference<List<WorkerHandle>> told = new AtomicReference<>();
        RunListener next = new RunListener() {
            @Override
            public void onProgress(Progress progress) {}

            @Override
            public void onWorkers(List<WorkerHandle> workers) {
                told.set(workers);
            }
        };
        FaultInjector faults = injector(FaultKind.KILL, OFTEN_MS, Long.MAX_VALUE);
        List<WorkerHandle> handles = startWorkers(2);
        faults.before(next).onWorkers(handles);
        assertEquals(handles, told.get());
        for (Process worker : workers) {
            assertTrue(worker.waitFor(30, TimeUnit.SECONDS));
            assertEquals(KILLED, worker.exitValue());
        }
        faults.close();
        assertEquals(Map.of(FaultKind.KILL, 2), faults.injected());
    }

    @Test
    void shouldLetARunGetOnBetweenFaults() throws Exception {
        try (FaultInjector faults = injector(FaultKind.KILL, 1, Long.MAX_VALUE)) {
            faults.onWorkers(startWorkers(FaultInjector.MOST_WITHOUT_PROGRESS + 1));
            awaitDead(FaultInjector.MOST_WITHOUT_PROGRESS);
            faults.onProgress(new Progress(0, 10, 0, 0, 1, List.of()));
            assertEquals(FaultInjector.MOST_WITHOUT_PROGRESS, dead());
            faults.onProgress(new Progress(1, 10, 0, 0, 1, List.of()));
            awaitDead(FaultInjector.MOST_WITHOUT_PROGRESS + 1);
        }
    }

    private void awaitDead(int count) {
        while (dead() < count) {
            Thread.onSpinWait();
        }
    }

    private long dead() {
        return workers.stream().filter(worker -> !worker.isAlive()).count();
    }

    @Test
    void shouldStopAWorker() throws Exception {
        Path status = Path.of("/proc/self/stat");
        assumeTrue(Files.isReadable(status), "needs /proc");
        try (FaultInjector faults = injector(FaultKind.STOP, OFTEN_MS, 0)) {
            faults.onWorkers(startWorkers(1));
            long pid = workers.get(0).pid();
            while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") T ")) {
                Thread.onSpinWait();
            }
            assertTrue(workers.get(0).isAlive());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSS", "DISK"})
    void shouldBeginAndEndWhatLasts(FaultKind fault) throws Exception {
        WorkerDisturbance files = switches.disturbance();
        Path file = fault == FaultKind.LOSS ? files.lossFile() : files.outageFile();
        try (FaultInjector faults = injector(fault, OFTEN_MS, 0)) {
            faults.onWorkers(startWorkers(1));
            for (int period = 0; period < 3; period++) {
                while (!Files.exists(file)) {
                    Thread.onSpinWait();
                }
                while (Files.exists(file)) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(faults.injected().get(fault) >= 3);
            assertTrue(workers.get(0).isAlive());
        }
        switches.close();
        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    void shouldSpareWorkersWhenItIsClosed() throws Exception {
        FaultInjector faults = injector(FaultKind.KILL, TimeUnit.DAYS.toMillis(1), 0);
        faults.onWorkers(startWorkers(1));
        faults.close();
        faults.close();
        assertEquals(Map.of(FaultKind.KILL, 0), faults.injected());
        assertTrue(workers.get(0).isAlive());
    }

    @Test
    void shouldCloseWithoutARun() {
        FaultInjector faults = injector(FaultKind.KILL, OFTEN_MS, 0);
        faults.close();
        assertEquals(Map.of(FaultKind.KILL, 0), faults.injected());
    }
}
