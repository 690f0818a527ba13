package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chronogram.protocol.SharedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedFileMakerTest {
    @TempDir
    private Path directory;

    @Test
    void shouldHaveTheFileInTheDirectoryUntilItIsClosed() throws IOException {
        Path checkpoints = directory.resolve("run/checkpoints");
        SharedFile file;
        try (SharedFileMaker maker = SharedFileMaker.in(checkpoints.toString())) {
            file = maker.file();
            assertEquals(checkpoints, Path.of(file.path()).getParent());
            assertArrayEquals(file.content(), Files.readAllBytes(Path.of(file.path())));
            assertTrue(file.existsHere());
        }
        assertFalse(file.existsHere());
        try (Stream<Path> left = Files.list(checkpoints)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void shouldMakeAnotherFileEachTime() throws IOException {
        try (SharedFileMaker one = SharedFileMaker.in(directory.toString());
                SharedFileMaker other = SharedFileMaker.in(directory.toString())) {
            assertFalse(one.file().path().equals(other.file().path()));
            assertFalse(new SharedFile(one.file().path(), other.file().content()).existsHere());
        }
    }

    @Test
    void shouldMakeNoFileWithoutADirectory() throws IOException {
        try (SharedFileMaker maker = SharedFileMaker.in("")) {
            assertEquals("", maker.file().path());
            assertFalse(maker.file().existsHere());
        }
    }

    @Test
    void shouldNotTakeAFileWithOtherContentForTheSharedOne() throws IOException {
        try (SharedFileMaker maker = SharedFileMaker.in(directory.toString())) {
            SharedFile file = maker.file();
            Files.write(Path.of(file.path()), new byte[] {1, 2, 3});
            assertFalse(file.existsHere());
        }
    }

    @Test
    void shouldBeClosedTwice() throws IOException {
        SharedFileMaker maker = SharedFileMaker.in(directory.toString());
        maker.close();
        maker.close();
        assertFalse(maker.file().existsHere());
    }
}
