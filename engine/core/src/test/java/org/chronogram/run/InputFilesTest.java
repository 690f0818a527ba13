package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFilesTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String BACK = "; put it back as it was, or start a new run";
    private static final Parameter<Optional<Path>> MAP = Parameter.file("map");
    private static final Parameter<String> WORD = Parameter.choice("word", "a", "a");

    @TempDir
    private Path directory;

    private static final class Reader implements Model {
        @Override
        public String name() {
            return "reader";
        }

        @Override
        public String description() {
            return "reads a map";
        }

        @Override
        public String defaultEndTime() {
            return "1";
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(MAP, WORD);
        }

        @Override
        public void build(ModelBuilder builder, ParameterValues values) {}
    }

    private RunSpecification specification(Path file) {
        return RunSpecification.of(new Simulation(
                        "reader",
                        Map.of("map", file.toString(), "word", "a"),
                        Map.of("map", ABC),
                        1,
                        0,
                        1,
                        1,
                        Measuring.ALL,
                        EarlyEnd.NONE))
                .on(0, 1);
    }

    private String refusalOf(Path file) {
        return assertThrows(
                        InvalidInputException.class,
                        () -> InputFiles.requireUnchanged(specification(file), LocalPaths.AS_SPECIFIED))
                .getMessage();
    }

    private static String refusalOf(String path) {
        return assertThrows(InvalidInputException.class, () -> InputFiles.checksums(new Reader(), Map.of("map", path)))
                .getMessage();
    }

    @Test
    void shouldMakePathsAbsoluteAndLeaveOtherTextsAlone() {
        assertEquals(
                Map.of("map", directory.resolve("sub/a.gml").toString(), "word", "a"),
                InputFiles.resolved(new Reader(), Map.of("map", "sub/a.gml", "word", "a"), directory));
        assertEquals(Map.of("map", "/x"), InputFiles.resolved(new Reader(), Map.of("map", "/x"), directory));
        assertEquals(Map.of(), InputFiles.resolved(new Reader(), Map.of(), directory));
    }

    @Test
    void shouldKnowFilesByWhatIsInThem() throws IOException {
        Path abc = Files.writeString(directory.resolve("abc"), "abc");
        Path empty = Files.writeString(directory.resolve("empty"), "");
        assertEquals(Map.of("map", ABC), InputFiles.checksums(new Reader(), Map.of("map", abc.toString())));
        assertEquals(Map.of("map", NOTHING), InputFiles.checksums(new Reader(), Map.of("map", empty.toString())));
        assertEquals(Map.of(), InputFiles.checksums(new Reader(), Map.of("word", "a")));
        assertDoesNotThrow(() -> InputFiles.requireUnchanged(specification(abc), LocalPaths.AS_SPECIFIED));
    }

    @Test
    void shouldRefuseWhatIsNoFile() {
        assertEquals("--map=/no/such: no such file, expected a file; give its path", refusalOf("/no/such"));
        assertEquals(
                "--map=" + directory + ": found a directory, expected a file; give its path",
                refusalOf(directory.toString()));
        assertEquals(
                "--map=/dev/null: found a pipe or a device, expected a file; give its path", refusalOf("/dev/null"));
    }

    @Test
    void shouldRefuseAFileThatChanged() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "");
        String changed = "--map=" + file + ": the file has changed since the run was started" + BACK
                + " (found SHA-256 e3b0c44298fc, expected ba7816bf8f01)";
        assertEquals(changed, refusalOf(file));
        Files.delete(file);
        assertEquals(
                "--map=" + file + ": no such file, expected a file" + BACK + " (expected SHA-256 ba7816bf8f01)",
                refusalOf(file));
        Files.createSymbolicLink(file, Files.writeString(directory.resolve("b"), ""));
        assertEquals(changed, refusalOf(file));
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(
                "--map=" + file + ": found a directory, expected a file" + BACK + " (expected SHA-256 ba7816bf8f01)",
                refusalOf(file));
    }
}
