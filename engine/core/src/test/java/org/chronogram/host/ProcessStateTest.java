package org.chronogram.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chronogram.host.ProcessState.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class ProcessStateTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void requireProc() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "needs /proc");
    }

    private static void awaitCondition(Process process, Condition expected) {
        while (ProcessState.of(process.pid()).condition() != expected) {
            assertTrue(process.isAlive());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void signal(String name, Process process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    @Test
    void shouldTellAProcessThatIsStopped() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            awaitCondition(process, Condition.IDLE);
            signal("STOP", process);
            awaitCondition(process, Condition.STOPPED);
            signal("CONT", process);
            awaitCondition(process, Condition.IDLE);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(Condition.UNKNOWN, ProcessState.of(process.pid()).condition());
    }

    @Test
    void shouldTellAProcessThatComputes() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            awaitCondition(process, Condition.AT_WORK);
            long before = ProcessState.of(process.pid()).cpuTimeNs();
            while (ProcessState.of(process.pid()).cpuTimeNs() - before < TimeUnit.MILLISECONDS.toNanos(50)) {
                assertTrue(process.isAlive());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void write(String path, String name, String state) throws IOException {
        Path stat = directory.resolve(path);
        Files.createDirectories(stat.getParent());
        Files.writeString(stat, "77 (" + name + ") " + state + " 1 77 77 0 -1 4194304 100 0 5 0 250 50 9 9 20 0 3 0\n");
    }

    /** The first thread of a JVM sleeps for as long as it lives. */
    @ParameterizedTest
    @CsvSource({
        "S, S, IDLE",
        "S, R, AT_WORK",
        "S, D, AT_WORK",
        "I, S, IDLE",
        "T, T, STOPPED",
        "t, t, STOPPED",
        "Z, Z, UNKNOWN"
    })
    void shouldAskForAllThreads(String first, String other, Condition expected) throws IOException {
        write("stat", "java", first);
        write("task/77/stat", "java", first);
        write("task/78/stat", "GC Thread#0", other);
        assertEquals(new ProcessState(expected, TimeUnit.SECONDS.toNanos(3)), ProcessState.read(directory));
    }

    @ParameterizedTest
    @CsvSource({"'a) R (b'", "') T 1 2 3'", "'a b c'", "'('"})
    void shouldReadPastNamesOfAnyKind(String name) throws IOException {
        write("stat", name, "S");
        write("task/77/stat", name, "S");
        assertEquals(new ProcessState(Condition.IDLE, TimeUnit.SECONDS.toNanos(3)), ProcessState.read(directory));
    }

    @ParameterizedTest
    @CsvSource({"''", "77", "'77 (java) S'", "'77 (java)'", "'77 (java) S a b c d e f g h i j k l m'"})
    void shouldNotKnowWhatItCannotRead(String line) throws IOException {
        Files.writeString(directory.resolve("stat"), line);
        assertEquals(Condition.UNKNOWN, ProcessState.read(directory).condition());
    }
}
