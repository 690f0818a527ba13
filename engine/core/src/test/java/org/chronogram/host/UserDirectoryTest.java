package org.chronogram.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.chronogram.files.OwnDirectory;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a user in which the temporary directories lie. */
final class UserDirectoryTest {
    @TempDir
    private Path parent;

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private Path directory(String name) throws IOException {
        Path directory = parent.resolve(name);
        OwnDirectory.create(directory);
        return directory;
    }

    @Test
    void shouldLieInTheDirectoryOfTheUser() throws IOException {
        Path own = parent.resolve("chronogram-" + OwnDirectory.uid());
        try (TemporaryDirectory made = TemporaryDirectory.create(() -> UserDirectory.in(parent), "test")) {
            assertEquals(own, made.path().getParent());
            assertTrue(OwnDirectory.isOwn(own));
        }
        assertFalse(Files.exists(own));
        Path runtime = directory("runtime");
        assertEquals(
                runtime, UserDirectory.forSmallFiles(runtime.toString(), parent).path());
        assertEquals(own, UserDirectory.forSmallFiles(null, parent).path());
        assertEquals(own, UserDirectory.forSmallFiles("runtime", parent).path());
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwxrwx---"));
        assertEquals(
                own, UserDirectory.forSmallFiles(runtime.toString(), parent).path());
    }

    /** A directory that this process made before it has a guardian would stay when the process is killed. */
    @Test
    void shouldMakeNothingBeforeThereIsAGuardian() throws IOException {
        assertEquals(
                parent.resolve("chronogram-" + OwnDirectory.uid()),
                UserDirectory.in(parent).path());
        assertEquals(List.of(), names(parent));
    }

    @Test
    void shouldNotUseADirectoryThatSomebodyElseHasMadeInAdvance() throws IOException {
        Path taken = parent.resolve("chronogram-" + OwnDirectory.uid());
        Path elsewhere = directory("elsewhere");
        Files.createSymbolicLink(taken, elsewhere);
        try (TemporaryDirectory made = TemporaryDirectory.create(() -> UserDirectory.in(parent), "test")) {
            assertEquals(parent, made.path().getParent());
        }
        assertEquals(List.of(), names(elsewhere));
        assertTrue(Files.isSymbolicLink(taken));
    }

    @Test
    void shouldSayThatThereIsNoPlaceForTemporaryFiles() {
        Path absent = parent.resolve("absent");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> UserDirectory.in(absent));
        assertEquals(
                "java.io.tmpdir=" + absent + " is not a directory that can be written to: name another with"
                        + " CHRONOGRAM_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                e.getMessage());
    }
}
