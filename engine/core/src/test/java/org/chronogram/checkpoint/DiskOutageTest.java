package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskOutageTest {
    @TempDir
    private Path directory;

    @Test
    void shouldLastAsLongAsTheFile() throws IOException {
        Path file = directory.resolve("outage");
        DiskOutage.check(file);
        Files.createFile(file);
        assertThrows(IOException.class, () -> DiskOutage.check(file));
        Files.delete(file);
        DiskOutage.check(file);
    }

    @Test
    void shouldNotBeKnownToAProcessThatWasNotAskedForIt() {
        assertDoesNotThrow(() -> DiskOutage.check());
    }

    @Test
    void shouldNameAFileWithBlanksWithoutBlanks() {
        Path file = directory.resolve("a b").toAbsolutePath();
        String option = DiskOutage.jvmOption(file);
        assertEquals(-1, option.indexOf(' '));
        assertEquals(file, DiskOutage.fileOf(option.substring(option.indexOf('=') + 1)));
    }
}
