package org.chronogram.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that cannot be used: the catalogue names class and cause, and finds the other models. */
final class UnusableModelTest extends CompiledModels {
    private String fault(String modelName, String members) throws IOException {
        ModelCatalog catalog =
                load(compiled("First", modelName, members) + File.pathSeparator + compiled("Good", "good", ""));
        assertEquals(List.of("good"), catalog.names());
        assertEquals(1, catalog.unusable().size());
        UnusableModel fault = catalog.unusable().get(0);
        String name = fault.name();
        if (!name.isEmpty()) {
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> catalog.create(name));
            assertEquals(fault.message(), e.getMessage());
        }
        return fault.message();
    }

    @Test
    void shouldUseNeitherOfTwoModelsOfOneName() throws IOException {
        String classPath = String.join(
                File.pathSeparator,
                compiled("First", "same", "").toString(),
                compiled("Second", "same", "").toString(),
                compiled("Third", "same", "").toString(),
                compiled("Good", "good", "").toString());
        ModelCatalog catalog = load(classPath);
        assertEquals(List.of("good"), catalog.names());
        assertEquals(
                List.of("outside.First", "outside.Second", "outside.Third"),
                catalog.unusable().stream().map(UnusableModel::className).toList());
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> catalog.create("same"));
        assertEquals(
                "model same (outside.First) cannot be used: outside.Second has the same name: rename one of them",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../up", "a/b", "", "-x", ".", "..", ".hidden", "a b", "Upper", "a\\u001b[31m", "a\\nb", "\u00e4"
            })
    void shouldRefuseNameThatIsNoWord(String name) throws IOException {
        assertTrue(fault(name, "")
                .matches("the model of class outside.First cannot be used: its name is '.*': expected a letter from a"
                        + " to z or a digit, and then at most 63 of these, '.', '_' and '-'"));
    }

    @Test
    void shouldRefuseVeryLongName() throws IOException {
        assertEquals(
                List.of("a".repeat(64)),
                load(compiled("Fits", "a".repeat(64), "").toString()).names());
        assertTrue(fault("a".repeat(65), "").contains("its name is '" + "a".repeat(40) + "...': expected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeBase() | public TimeBase timeBase() { return null; }",
                "defaultEndTime() | public String defaultEndTime() { return null; }",
                "parameters() | public List<Parameter<?>> parameters() { return null; }",
                "description() | public String description() { return null; }",
            })
    void shouldRefuseNull(String method, String members) throws IOException {
        assertEquals(
                "model one (outside.First) cannot be used: its method " + method + " returns null",
                fault("one", members));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it declares the parameter --x twice | public List<Parameter<?>> parameters() {"
                        + " return List.of(Parameter.integer(\"x\", 1), Parameter.integer(\"x\", 2)); }",
                "its method parameters() returns a list with null | public List<Parameter<?>> parameters() {"
                        + " return java.util.Collections.singletonList(null); }",
                "it declares a parameter 'a=b': expected a letter or a digit, and then at most 63 of these, '.', '_' and"
                        + " '-' | public List<Parameter<?>> parameters() { return List.of(Parameter.integer(\"a=b\", 1)); }",
                "its default end time is '0': expected a time after 0 | public String defaultEndTime() { return \"0\"; }",
                "its description is 'a\\u000ab': expected one line without control characters |"
                        + " public String description() { return \"a\" + (char) 10 + \"b\"; }",
                "its method timeBase(): it threw java.lang.IllegalArgumentException: ticksPerUnit must be > 0, got: 0 at"
                        + " outside.First.timeBase(First.java:5) | public TimeBase timeBase() { return new TimeBase(\"s\", 0); }",
                "it threw java.lang.IllegalStateException: no luck at outside.First.<init>(First.java:5) |"
                        + " public First() { throw new IllegalStateException(\"no luck\"); }",
                "it threw java.lang.ArithmeticException: / by zero at outside.First.<clinit>(First.java:5) |"
                        + " static int number = 1 / Integer.parseInt(\"0\");",
                "its constructor is missing: it needs a public class with a public constructor without arguments |"
                        + " public First(int size) {}",
            })
    void shouldNameClassAndCause(String problem, String members) throws IOException {
        String message = fault("one", members);
        assertTrue(
                message.endsWith("(outside.First) cannot be used: " + problem)
                        || message.equals("the model of class outside.First cannot be used: " + problem),
                message);
    }

    @Test
    void shouldNameModelThatIsNotThere() throws IOException {
        declare(directory, "outside.Nowhere # a comment");
        ModelCatalog catalog = load(directory + File.pathSeparator + compiled("Good", "good", ""));
        assertEquals(
                List.of(new UnusableModel(
                        "outside.Nowhere",
                        "",
                        "there is no such class on the class path: build the model, or correct the name in its"
                                + " META-INF/services/org.chronogram.model.Model")),
                catalog.unusable());
        assertEquals(
                "there is no model 'nowhere': there are good; the model of class outside.Nowhere cannot be used: there is"
                        + " no such class on the class path: build the model, or correct the name in its"
                        + " META-INF/services/org.chronogram.model.Model",
                assertThrows(InvalidInputException.class, () -> catalog.create("nowhere"))
                        .getMessage());
    }

    @Test
    void shouldNameModelOfANewerJava() throws IOException {
        Path root = compiled("First", "one", "");
        Path type = root.resolve("outside/First.class");
        byte[] bytes = Files.readAllBytes(type);
        bytes[7] = 99;
        Files.write(type, bytes);
        String problem = load(root.toString()).unusable().get(0).problem();
        assertTrue(
                problem.startsWith("it was compiled for Java 55 (java.lang.UnsupportedClassVersionError: "), problem);
        int own = Runtime.version().feature();
        assertTrue(
                problem.endsWith(
                        "and this is Java " + own + ": compile it with --release " + own + ", or run a newer Java"),
                problem);
    }

    @Test
    void shouldNameModelWhoseClassIsDamaged() throws IOException {
        Path root = compiled("First", "one", "");
        Files.write(root.resolve("outside/First.class"), new byte[] {1, 2, 3, 4});
        String message = load(root.toString()).unusable().get(0).message();
        assertTrue(
                message.startsWith(
                        "the model of class outside.First cannot be used: it threw java.lang.ClassFormatError"),
                message);
    }
}
