package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileReply.ListedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ServedInputTest {
    @TempDir
    private Path directory;

    private Path map;
    private Path classes;
    private ServedInput input;

    @BeforeEach
    void write() throws IOException {
        map = Files.write(directory.resolve("a.gml"), new byte[3]);
        classes = directory.resolve("classes");
        Files.createDirectories(classes.resolve("p"));
        Files.write(classes.resolve("p/A.class"), new byte[4]);
        Files.write(classes.resolve("p/B.class"), new byte[5]);
        input = new ServedInput(List.of(
                map.toString(), classes.toString(), directory.resolve("gone").toString()));
    }

    private static String refusal(Executable request) {
        return assertThrows(IOException.class, request).getMessage();
    }

    @Test
    void shouldListAFileByNoName() throws IOException {
        assertEquals(new FileReply.Listing(List.of(new ListedFile("", 3))), input.list(0));
        assertEquals(map, input.file(0, 0));
    }

    @Test
    void shouldListTheFilesOfADirectory() throws IOException {
        assertEquals(
                new FileReply.Listing(List.of(new ListedFile("p/A.class", 4), new ListedFile("p/B.class", 5))),
                input.list(1));
        assertEquals(classes.resolve("p/B.class"), input.file(1, 1));
    }

    @Test
    void shouldRefuseWhatIsNoPartOfTheInput() {
        assertEquals("the input of the run has no entry 3", refusal(() -> input.list(3)));
        assertThrows(NoSuchFileException.class, () -> input.list(2));
    }

    @Test
    void shouldReadOnlyWhatWasListed() throws IOException {
        assertEquals("entry 1 of the input was not listed with a file 0", refusal(() -> input.file(1, 0)));
        FileReply unused = input.list(1);
        assertEquals("entry 1 of the input was not listed with a file 2", refusal(() -> input.file(1, 2)));
        assertEquals("entry 0 of the input was not listed with a file 0", refusal(() -> input.file(0, 0)));
    }
}
