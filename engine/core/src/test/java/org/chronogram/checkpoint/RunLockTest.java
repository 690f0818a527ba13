package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RunLockTest {
    @TempDir
    private Path run;

    private static String inUse(Path directory, long pid) {
        return directory + ": this run directory is in use by process " + pid
                + "; wait until that run has ended, or give another directory";
    }

    @Test
    void shouldNameItsHolderAndBeRemovedWhenClosed() throws IOException {
        RunLock lock = RunLock.take(run);
        assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(run.resolve("lock")));
        lock.close();
        assertFalse(Files.exists(run.resolve("lock")));
        RunLock.take(run).close();
        lock.close();
    }

    @Test
    void shouldKeepOutASecondRunOfThisProcess() throws IOException {
        Path sameDirectory = Files.createSymbolicLink(run.resolve("link"), run);
        try (RunLock lock = RunLock.take(run)) {
            for (Path directory : new Path[] {run, run.resolve("."), sameDirectory}) {
                InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunLock.take(directory));
                assertEquals(inUse(directory, ProcessHandle.current().pid()), error.getMessage());
            }
            assertEquals(inUse(run, ProcessHandle.current().pid()), messageOfAnotherProcess());
            assertTrue(Files.exists(run.resolve("lock")), lock::toString);
        }
    }

    @Test
    void shouldKeepOutARunOfAnotherProcessUntilThatIsKilled() throws Exception {
        Process holder = fork();
        try {
            assertEquals("locked", holder.inputReader().readLine());
            InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunLock.take(run));
            assertEquals(inUse(run, holder.pid()), error.getMessage());
        } finally {
            holder.destroyForcibly();
        }
        assertTrue(holder.waitFor(30, TimeUnit.SECONDS));
        assertTrue(Files.exists(run.resolve("lock")));
        RunLock.take(run).close();
        assertFalse(Files.exists(run.resolve("lock")));
    }

    private String messageOfAnotherProcess() throws IOException {
        Process other = fork();
        try (BufferedReader output = other.inputReader()) {
            return output.readLine();
        } finally {
            other.destroyForcibly();
        }
    }

    private Process fork() throws IOException {
        return ForkedJvm.start(LockHolder.class, run);
    }

    @Test
    void shouldBeHeldByOneThreadAtATime() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> takeOften(holders, taken, errors));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, errors.get());
        assertTrue(taken.get() > 0);
        assertFalse(Files.exists(run.resolve("lock")));
    }

    private void takeOften(AtomicInteger holders, AtomicInteger taken, AtomicInteger errors) {
        for (int attempt = 0; attempt < 500; attempt++) {
            try (RunLock lock = RunLock.take(run)) {
                if (lock == null || holders.incrementAndGet() != 1 || !Files.exists(run.resolve("lock"))) {
                    errors.incrementAndGet();
                }
                taken.incrementAndGet();
                holders.decrementAndGet();
            } catch (InvalidInputException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void shouldSayWhyADirectoryCannotBeLocked() throws IOException {
        Path file = Files.writeString(run.resolve("file"), "");
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunLock.take(file));
        assertEquals(
                file + ": cannot lock this run directory: Not a directory; give another directory", error.getMessage());
        Files.createDirectory(run.resolve("lock"));
        assertThrows(InvalidInputException.class, () -> RunLock.take(run));
    }

    /** Otherwise a user who may write to the directory could make this user overwrite any of his files. */
    @Test
    void shouldNotWriteThroughWhatLiesInItsPlace() throws IOException {
        Path secret = Files.writeString(run.resolve("secret"), "secret");
        Path lock = Files.createSymbolicLink(run.resolve("lock"), secret);
        assertRefused("lock is no plain file");
        Files.delete(lock);
        Files.createLink(lock, secret);
        assertRefused("lock is a file of something else");
        Files.delete(lock);
        Files.createSymbolicLink(lock, run.resolve("absent"));
        assertRefused("lock is no plain file");
        assertEquals("secret", Files.readString(secret));
        assertFalse(Files.exists(run.resolve("absent")));
    }

    private void assertRefused(String reason) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunLock.take(run));
        assertEquals(
                run + ": cannot lock this run directory: " + reason + "; give another directory", error.getMessage());
    }

    @Test
    void shouldForgetTheLockOfADirectoryThatIsGoneWithoutTouchingWhatTookItsName() throws IOException {
        RunLock lock = RunLock.take(run);
        Files.delete(run.resolve("lock"));
        Files.writeString(run.resolve("lock"), "other");
        lock.forget();
        assertEquals("other", Files.readString(run.resolve("lock")));
    }
}
