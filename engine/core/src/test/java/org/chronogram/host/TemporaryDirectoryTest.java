package org.chronogram.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chronogram.checkpoint.ForkedJvm;
import org.chronogram.files.OwnDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryDirectoryTest {
    private static final int LIMIT_S = 10;
    private static final int NOBODY = 65_534;
    private static final String OLD = "chronogram-0123456789abcdef0123456789abcdef";

    @TempDir
    private Path parent;

    /** Makes a directory, and is killed: by then it was told where. */
    public static final class Killed {
        private Killed() {}

        /**
         * Lives until it is killed.
         *
         * @param args the parent of the directory.
         * @throws Exception never.
         */
        public static void main(String[] args) throws Exception {
            TemporaryDirectory made = TemporaryDirectory.createIn(Path.of(args[0]));
            Files.createFile(made.path().resolve("file"));
            ForkedJvm.out().println(made.path());
            new CountDownLatch(1).await();
            made.close();
        }
    }

    private static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - deadlineNs < 0, otherwise);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Path aged(Path directory) throws IOException {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        return directory;
    }

    @Test
    void shouldBeGoneWithAllThatIsInIt() throws IOException {
        Path path;
        try (TemporaryDirectory made = TemporaryDirectory.createIn(parent)) {
            path = made.path();
            assertTrue(Files.exists(path));
            Files.createDirectories(path.resolve("a/b"));
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void shouldSayNothingInItsNameAndBeClosedToOthers() throws IOException {
        try (TemporaryDirectory made = TemporaryDirectory.createIn(parent)) {
            String name = made.path().getFileName().toString();
            assertTrue(name.matches("chronogram-[0-9a-f]{32}"), name);
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())));
            assertEquals(List.of("lock"), names(made.path()));
        }
    }

    @Test
    void shouldBeGoneWhenItsOwnerIsKilledWithoutALaterRun() throws Exception {
        Process owner = ForkedJvm.start(Killed.class, parent);
        Path left = Path.of(owner.inputReader().readLine());
        assertTrue(Files.exists(left.resolve("file")));
        Path outside = Files.writeString(parent.resolve("outside"), "kept");
        Files.createSymbolicLink(left.resolve("link"), outside);
        Files.createSymbolicLink(left.resolve(".hidden"), parent);
        Files.createDirectories(left.resolve("a b/c"));
        owner.destroyForcibly();
        await(() -> !Files.exists(left), () -> left + " is left behind");
        assertEquals("kept", Files.readString(outside));
    }

    /** A signal to the process group of this process, such as that of a terminal, does not reach the guardian. */
    @Test
    void shouldBeGuardedByNobodysChild() throws Exception {
        try (TemporaryDirectory made = TemporaryDirectory.createIn(parent)) {
            assertTrue(Files.exists(made.path()));
            assertEquals(
                    List.of(),
                    ProcessHandle.current()
                            .descendants()
                            .filter(child -> child.info().command().orElse("").endsWith("sh"))
                            .toList());
        }
    }

    @Test
    void shouldLeaveNoGuardianBehind() throws Exception {
        Path path;
        try (TemporaryDirectory made = TemporaryDirectory.createIn(parent)) {
            path = made.path();
            assertEquals(1, guardiansOf(path).size());
        }
        await(() -> guardiansOf(path).isEmpty(), () -> "the guardian lives");
    }

    private static List<ProcessHandle> guardiansOf(Path guarded) {
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains("FIRST=" + guarded + "\0"))
                .toList();
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private Path planted(String name) throws IOException {
        Path directory = parent.resolve(name);
        OwnDirectory.create(directory);
        return aged(directory);
    }

    @Test
    void shouldRemoveWhatNobodyHasLocked() throws IOException {
        Path plain = planted(OLD);
        Path ofAnotherKind = planted("chronogram-checkpoints-0123456789abcdef0123456789abcdef");
        TemporaryDirectory.createIn(parent).close();
        assertFalse(Files.exists(plain) || Files.exists(ofAnotherKind));
    }

    @Test
    void shouldLeaveADirectoryAloneThatOthersCanEnter() throws IOException {
        Path open = planted(OLD);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        TemporaryDirectory.createIn(parent).close();
        assertEquals(List.of(), names(open));
    }

    @Test
    void shouldNotFollowAPlantedLink() throws IOException {
        Path secret = Files.writeString(parent.resolve("secret"), "secret");
        Path directory = planted(OLD);
        Files.createSymbolicLink(directory.resolve("lock"), secret);
        aged(directory);
        Path target = planted("target");
        Files.createFile(target.resolve("file"));
        Files.createSymbolicLink(parent.resolve("chronogram-ffffffffffffffffffffffffffffffff"), target);
        TemporaryDirectory.createIn(parent).close();
        assertEquals("secret", Files.readString(secret));
        assertTrue(Files.exists(target.resolve("file")));
    }

    @Test
    void shouldLeaveAloneWhatAnotherUserHasPlanted() throws Exception {
        assumeTrue(OwnDirectory.uid() == 0, "only root can make files of another user");
        Path directory = planted(OLD);
        Files.createFile(directory.resolve("file"));
        Files.setAttribute(directory, "unix:uid", NOBODY);
        aged(directory);
        TemporaryDirectory.createIn(parent).close();
        assertTrue(Files.exists(directory.resolve("file")));
        OwnDirectory.delete(directory);
        assertTrue(Files.exists(directory.resolve("file")));
    }

    @Test
    void shouldLeaveEverythingAloneWhereOthersCanRenameIt() throws IOException {
        Path old = planted(OLD);
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
        TemporaryDirectory.createIn(parent).close();
        assertTrue(Files.exists(old));
    }

    @Test
    void shouldLeaveNothingWhereThereIsNoRoom() throws Exception {
        SmallFileSystem.in(parent, 64 * 1024, place -> {
            Files.write(place.resolve("ballast"), new byte[56 * 1024]);
            fill(place);
            assertThrows(IOException.class, () -> TemporaryDirectory.createIn(place));
            Files.delete(place.resolve("filling"));
            assertEquals(List.of("ballast"), names(place));
        });
    }

    private static void fill(Path place) throws IOException {
        try (OutputStream out = Files.newOutputStream(place.resolve("filling"))) {
            while (true) {
                out.write(0);
            }
        } catch (IOException full) {
            return;
        }
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeftBehindAndNothingThatIsInUse() throws Exception {
        Process owner = ForkedJvm.start(Killed.class, parent);
        try {
            Path left = aged(Path.of(owner.inputReader().readLine()));
            TemporaryDirectory.createIn(parent).close();
            assertTrue(Files.exists(left.resolve("file")), "removed though its owner lives");
            guardiansOf(left).forEach(ProcessHandle::destroyForcibly);
            await(() -> guardiansOf(left).isEmpty(), () -> "the guardian lives");
            owner.destroyForcibly();
            assertTrue(owner.waitFor(LIMIT_S, TimeUnit.SECONDS));
            TemporaryDirectory.createIn(parent).close();
            assertFalse(Files.exists(left), "left behind");
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void shouldLeaveWhatThisProcessUsesAlone() throws IOException {
        try (TemporaryDirectory first = TemporaryDirectory.createIn(parent)) {
            aged(first.path());
            TemporaryDirectory.createIn(parent).close();
            assertTrue(Files.exists(first.path()));
        }
    }
}
