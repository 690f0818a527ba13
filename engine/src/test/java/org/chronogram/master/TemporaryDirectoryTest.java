package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chronogram.checkpoint.ForkedJvm;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryDirectoryTest {
    private static final int LIMIT_S = 30;

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
            TemporaryDirectory made = TemporaryDirectory.createIn(Path.of(args[0]), "test");
            Files.createFile(made.path().resolve("file"));
            ForkedJvm.out().println(made.path());
            new CountDownLatch(1).await();
            made.close();
        }
    }

    private static Path aged(Path directory) throws IOException {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        return directory;
    }

    @Test
    void shouldBeGoneWithAllThatIsInIt() throws IOException {
        Path path;
        try (TemporaryDirectory made = TemporaryDirectory.createIn(parent, "test")) {
            path = made.path();
            assertTrue(path.getFileName().toString().startsWith("chronogram-test-"), path::toString);
            Files.createDirectories(path.resolve("a/b"));
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeftBehindAndNothingThatIsInUse() throws Exception {
        Process owner = ForkedJvm.start(Killed.class, parent);
        try {
            Path left = aged(Path.of(owner.inputReader().readLine()));
            TemporaryDirectory.createIn(parent, "test").close();
            assertTrue(Files.exists(left.resolve("file")), "removed though its owner lives");
            owner.destroyForcibly();
            assertTrue(owner.waitFor(LIMIT_S, TimeUnit.SECONDS));
            TemporaryDirectory.createIn(parent, "other").close();
            assertTrue(Files.exists(left), "removed though of another kind");
            TemporaryDirectory.createIn(parent, "test").close();
            assertFalse(Files.exists(left), "left behind");
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void shouldLeaveNewDirectoriesAndPlainFilesAlone() throws IOException {
        Path fresh = Files.createDirectory(parent.resolve("chronogram-test-fresh"));
        Path file = aged(Files.createFile(parent.resolve("chronogram-test-file")));
        TemporaryDirectory.createIn(parent, "test").close();
        assertTrue(Files.exists(fresh) && Files.exists(file));
        aged(fresh);
        TemporaryDirectory.createIn(parent, "test").close();
        assertFalse(Files.exists(fresh));
    }

    @Test
    void shouldLeaveWhatThisProcessUsesAlone() throws IOException {
        try (TemporaryDirectory first = TemporaryDirectory.createIn(parent, "test")) {
            aged(first.path());
            TemporaryDirectory.createIn(parent, "test").close();
            assertTrue(Files.exists(first.path()));
        }
    }

    @Test
    void shouldSayThatThereIsNoPlaceForTemporaryFiles() {
        Path absent = parent.resolve("absent");
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> TemporaryDirectory.createIn(absent, "test"));
        assertEquals(
                "java.io.tmpdir=" + absent + " is not a directory that can be written to: name another with"
                        + " CHRONOGRAM_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                e.getMessage());
    }
}
