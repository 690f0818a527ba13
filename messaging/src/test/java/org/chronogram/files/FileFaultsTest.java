package org.chronogram.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class FileFaultsTest {
    @Test
    void shouldGiveTheReasonOfTheSystemWithoutThePath() {
        assertEquals(
                "No space left on device",
                FileFaults.describe(new FileSystemException("/a/b", null, "No space left on device")));
    }

    @Test
    void shouldPutTheNameOfAnErrorWithoutReasonIntoWords() {
        assertEquals("no such file", FileFaults.describe(new NoSuchFileException("/a/b")));
        assertEquals("permission denied", FileFaults.describe(new AccessDeniedException("/a/b")));
        assertEquals("it is not text in UTF-8", FileFaults.describe(new MalformedInputException(1)));
        assertEquals("io", FileFaults.describe(new IOException()));
    }

    @Test
    void shouldStayOnOneLine() {
        assertEquals("Is a directory", FileFaults.describe(new IOException("Is a\n\tdirectory\n")));
    }
}
