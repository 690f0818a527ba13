package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ParameterValuesTest {
    private static final Parameter<Integer> SIZE = Parameter.integer("size", 3).atLeast(1);
    private static final Parameter<Long> DELAY = Parameter.time("delay", "1.5");
    private static final Parameter<Optional<Path>> FILE = Parameter.file("file");
    private static final Model MODEL = new Declared(SIZE, DELAY, FILE);

    private static final class Declared implements Model {
        private final List<Parameter<?>> parameters;

        Declared(Parameter<?>... parameters) {
            this.parameters = List.of(parameters);
        }

        @Override
        public String name() {
            return "declared";
        }

        @Override
        public String description() {
            return "has parameters";
        }

        @Override
        public TimeBase timeBase() {
            return new TimeBase("day", 10);
        }

        @Override
        public String defaultEndTime() {
            return "1";
        }

        @Override
        public List<Parameter<?>> parameters() {
            return parameters;
        }

        @Override
        public void build(ModelBuilder builder, ParameterValues values) {}
    }

    private static String refusal(Model model, Map<String, String> given) {
        return assertThrows(InvalidInputException.class, () -> ParameterValues.parse(model, given))
                .getMessage();
    }

    @Test
    void shouldReadFilesFromOtherPathsUnderTheTextsOfTheUser() {
        ParameterValues given = ParameterValues.parse(MODEL, Map.of("file", "/a/x.txt", "size", "8"));
        ParameterValues placed = given.withFiles(path -> Path.of("/tmp/0").resolve(path.getFileName()));
        assertEquals(Optional.of(Path.of("/tmp/0/x.txt")), placed.get(FILE));
        assertEquals(8, placed.get(SIZE));
        assertEquals(given.asText(), placed.asText());
        assertEquals(Optional.of(Path.of("/a/x.txt")), given.get(FILE));
        ParameterValues none = ParameterValues.parse(MODEL, Map.of());
        assertEquals(Optional.empty(), none.withFiles(path -> Path.of("/b")).get(FILE));
    }

    @Test
    void shouldFillInDefaults() {
        ParameterValues values = ParameterValues.parse(MODEL, Map.of("size", "8"));
        assertEquals(8, values.get(SIZE));
        assertEquals(15, values.get(DELAY));
        assertEquals(Optional.empty(), values.get(FILE));
    }

    @Test
    void shouldReadTimesInTheTimeBaseOfTheModel() {
        assertEquals(
                25, ParameterValues.parse(MODEL, Map.of("delay", "2.5 day")).get(DELAY));
    }

    @Test
    void shouldKeepTextsInOrderOfDeclaration() {
        ParameterValues values = ParameterValues.parse(MODEL, Map.of("file", "x.txt", "size", " 8"));
        assertEquals(
                List.of("size", "delay", "file"),
                new ArrayList<>(values.asText().keySet()));
        assertEquals(Map.of("size", " 8", "delay", "1.5", "file", "x.txt"), values.asText());
        assertThrows(UnsupportedOperationException.class, () -> values.asText().clear());
    }

    @Test
    void shouldReadItsOwnTexts() {
        ParameterValues values = ParameterValues.parse(MODEL, Map.of("delay", "7", "file", "a"));
        ParameterValues again = ParameterValues.parse(MODEL, values.asText());
        assertEquals(values.asText(), again.asText());
        assertEquals(Optional.of(Path.of("a")), again.get(FILE));
    }

    @Test
    void shouldRefuseUnknownName() {
        assertEquals(
                "model declared has no parameter --sise: it has --size, --delay, --file",
                refusal(MODEL, Map.of("sise", "4")));
        assertEquals("model declared has no parameter --x: it has none", refusal(new Declared(), Map.of("x", "4")));
    }

    @Test
    void shouldRefuseValueOutOfBounds() {
        assertEquals("--size=0 is out of bounds: expected at least 1", refusal(MODEL, Map.of("size", "0")));
    }

    @Test
    void shouldRefuseParameterOfAnotherModel() {
        ParameterValues values = ParameterValues.parse(new Declared(SIZE), Map.of());
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> values.get(DELAY));
        assertEquals("not a parameter of this model: --delay", e.getMessage());
    }
}
