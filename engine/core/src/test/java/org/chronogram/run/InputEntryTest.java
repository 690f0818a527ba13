package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.files.Sha256;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputEntryTest {
    @TempDir
    private Path directory;

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static RunSpecification specification(Map<String, String> files, String classPath) {
        RunSpecification bundled = RunSpecification.of(Simulation.of("network", Map.of(), 1));
        return new RunSpecification(
                new Simulation("network", files, files, 1, 0, 1, 1, Measuring.ALL, EarlyEnd.NONE),
                new ModelCode(classPath, Map.of(), ""),
                bundled.layout(),
                bundled.hostOptions(),
                bundled.faultTolerance(),
                Outside.NONE);
    }

    @Test
    void shouldNameInputFilesAndTheClassPathOnce() {
        assertEquals(
                List.of("/a.gml", "/m.jar", "classes"),
                InputEntry.paths(specification(Map.of("topology", "/a.gml"), "/m.jar:classes::/m.jar")));
        assertEquals(List.of(), InputEntry.paths(specification(Map.of(), "")));
    }

    @Test
    void shouldReadFilesAndDirectories() throws IOException {
        Path map = file("a.gml", "graph");
        Path classes = file("classes/p/A.class", "code").getParent().getParent();
        List<InputEntry> entries =
                InputEntry.allOf(specification(Map.of("topology", map.toString()), classes + "/../classes"));
        assertEquals("a.gml", entries.get(0).name());
        assertEquals(Sha256.of(Files.readAllBytes(map)), entries.get(0).checksum());
        assertEquals(classes + "/../classes", entries.get(1).path());
        assertEquals("classes", entries.get(1).name());
        assertTrue(entries.stream().allMatch(InputEntry::existsHere));
    }

    @Test
    void shouldNoticeEachDifferenceOfADirectory() throws IOException {
        Path classes = file("classes/A.class", "code").getParent();
        InputEntry entry =
                InputEntry.allOf(specification(Map.of(), classes.toString())).get(0);
        Path more = file("classes/q/B.class", "code");
        assertFalse(entry.existsHere());
        Files.delete(more);
        assertTrue(entry.existsHere());
        file("classes/A.class", "Code");
        assertFalse(entry.existsHere());
        Files.move(file("classes/A.class", "code"), classes.resolve("C.class"));
        assertFalse(entry.existsHere());
    }

    @Test
    void shouldFindNothingWhereNothingLies() {
        assertFalse(new InputEntry(directory.resolve("none").toString(), "none", "ab").existsHere());
        assertFalse(new InputEntry("\0", "none", "ab").existsHere());
        assertFalse(new InputEntry("/dev/null", "null", Sha256.of(new byte[0])).existsHere());
    }

    @Test
    void shouldSayWhichEntryCannotBeRead() {
        String none = directory.resolve("none.jar").toString();
        assertEquals(
                none + " cannot be read (it is no file or directory): put it back",
                assertThrows(InvalidInputException.class, () -> InputEntry.allOf(specification(Map.of(), none)))
                        .getMessage());
    }

    @Test
    void shouldListNoMoreFilesThanAskedFor() throws IOException {
        file("classes/b", "");
        file("classes/a/z", "");
        assertEquals(2, InputEntry.files(directory, 9).size());
        assertEquals(1, InputEntry.files(directory, 1).size());
        assertThrows(IOException.class, () -> InputEntry.files(directory.resolve("none"), 1));
    }
}
