package org.chronogram.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class PinnedDirectoryTest {
    private static final int SWAPS = 2_000;
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path parent;

    private Path path;
    private Path canary;

    @BeforeEach
    void makeDirectories() throws IOException {
        path = Files.createDirectory(parent.resolve("run"));
        canary = Files.createDirectories(parent.resolve("precious/checkpoints/step"))
                .resolve("canary");
        Files.writeString(canary, "alive");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private void replaceByALink() throws IOException {
        Files.move(path, parent.resolve("moved"));
        Files.createSymbolicLink(path, canary.getParent().getParent().getParent());
    }

    @Test
    void shouldWriteAFileForItsOwnerAlone() throws IOException {
        Files.writeString(path.resolve("file"), "before");
        Files.createSymbolicLink(path.resolve("file.tmp"), canary);
        PinnedDirectory.at(path).write("file", CONTENT);
        assertArrayEquals(CONTENT, Files.readAllBytes(path.resolve("file")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("file"))));
        assertEquals(List.of("file"), names(path));
        assertEquals("alive", Files.readString(canary));
    }

    @Test
    void shouldReplaceALinkInsteadOfWhatItLeadsTo() throws IOException {
        Files.createSymbolicLink(path.resolve("file"), canary);
        PinnedDirectory.at(path).write("file", CONTENT);
        assertFalse(Files.isSymbolicLink(path.resolve("file")));
        assertEquals("alive", Files.readString(canary));
    }

    @Test
    void shouldRefuseAnotherDirectoryInItsPlace() throws IOException {
        PinnedDirectory pinned = PinnedDirectory.at(path);
        Files.createDirectory(path.resolve("checkpoints"));
        replaceByALink();
        List<Executable> uses = List.of(
                () -> pinned.write("file", CONTENT),
                () -> pinned.delete("checkpoints"),
                () -> pinned.delete("checkpoints", "step", "canary"),
                () -> pinned.deleteIfEmpty("checkpoints"));
        for (Executable use : uses) {
            FileSystemException refused = assertThrows(FileSystemException.class, use);
            assertEquals(path + ": it was replaced by another directory", refused.getMessage());
        }
        assertEquals("alive", Files.readString(canary));
        assertEquals(List.of("checkpoints"), names(parent.resolve("precious")));
    }

    @Test
    void shouldTakeTheFirstDirectoryThatItFinds() throws IOException {
        Path later = parent.resolve("later");
        PinnedDirectory pinned = PinnedDirectory.at(later);
        assertThrows(NoSuchFileException.class, () -> pinned.write("file", CONTENT));
        Files.createDirectory(later);
        pinned.write("file", CONTENT);
        Files.move(later, parent.resolve("moved"));
        Files.createDirectory(later);
        assertThrows(FileSystemException.class, () -> pinned.delete("file"));
        assertEquals(List.of("file"), names(parent.resolve("moved")));
    }

    @Test
    void shouldRemoveLinksAndNotWhatTheyLeadTo() throws IOException {
        Path inside = Files.createDirectories(path.resolve("checkpoints/step/deep"));
        Files.createSymbolicLink(inside.resolve("directory"), canary.getParent());
        Files.createSymbolicLink(inside.resolve("file"), canary);
        Files.createSymbolicLink(inside.resolve("nowhere"), parent.resolve("nowhere"));
        PinnedDirectory.at(path).delete("checkpoints");
        PinnedDirectory.at(path).delete("checkpoints");
        assertEquals(List.of(), names(path));
        Files.createSymbolicLink(path.resolve("checkpoints"), canary.getParent());
        PinnedDirectory.at(path).delete("checkpoints");
        assertEquals(List.of(), names(path));
        assertEquals("alive", Files.readString(canary));
    }

    @Test
    void shouldNotEnterALinkOnItsWay() throws IOException {
        Files.createSymbolicLink(path.resolve("checkpoints"), canary.getParent().getParent());
        assertThrows(
                NotDirectoryException.class, () -> PinnedDirectory.at(path).delete("checkpoints", "step", "canary"));
        assertEquals("alive", Files.readString(canary));
    }

    @Test
    void shouldRemoveWhatIsNamedFirst() throws IOException {
        Path step = Files.createDirectories(path.resolve("checkpoints/step"));
        Files.createFile(step.resolve("manifest"));
        Files.createFile(step.resolve("part"));
        PinnedDirectory.at(path).delete("checkpoints", "step", "manifest");
        PinnedDirectory.at(path).delete("checkpoints", "step", "manifest");
        assertEquals(List.of(), names(path.resolve("checkpoints")));
    }

    @Test
    void shouldRemoveOnlyWhatIsEmpty() throws IOException {
        Files.createDirectories(path.resolve("full/inside"));
        Files.createDirectory(path.resolve("empty"));
        PinnedDirectory pinned = PinnedDirectory.at(path);
        pinned.deleteIfEmpty("full");
        pinned.deleteIfEmpty("empty");
        pinned.deleteIfEmpty("absent");
        assertEquals(List.of("full"), names(path));
    }

    /** One thread puts a link in the place of each directory on the way, and back, as fast as it can. */
    @Test
    void shouldKeepWhatALinkLeadsToWhileDirectoriesAreSwapped() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Thread attacker = new Thread(() -> swap(ended));
        attacker.start();
        int removed = 0;
        try {
            while (attacker.isAlive()) {
                removed += attempt() ? 1 : 0;
            }
        } finally {
            ended.set(true);
            attacker.join();
        }
        assertTrue(removed > 0, "nothing was removed at all");
        assertEquals("alive", Files.readString(canary));
    }

    private boolean attempt() {
        try {
            Files.createDirectories(path.resolve("checkpoints/step"));
            Files.writeString(path.resolve("checkpoints/step/part"), "");
            PinnedDirectory.at(path).delete("checkpoints", "step", "part");
            PinnedDirectory.at(path).delete("checkpoints");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void swap(AtomicBoolean ended) {
        Path checkpoints = path.resolve("checkpoints");
        Path aside = parent.resolve("aside");
        for (int i = 0; i < SWAPS && !ended.get(); i++) {
            try {
                Files.move(checkpoints, aside.resolveSibling("aside-" + i));
                Files.createSymbolicLink(checkpoints, canary.getParent().getParent());
                LockSupport.parkNanos(10_000);
                Files.deleteIfExists(checkpoints);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }
}
