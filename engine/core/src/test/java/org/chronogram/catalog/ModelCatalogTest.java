package org.chronogram.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no model on the class path of these tests: all that are found were compiled here, outside of it. */
final class ModelCatalogTest {
    private static final String SERVICE = "META-INF/services/" + Model.class.getName();
    private static final String SOURCE = """
            package outside;
            import java.util.List;
            import org.chronogram.model.*;
            public class %1$s implements Model {
                %3$s
                public String name() { return "%2$s"; }
                public String description() { return "made by a test"; }
                public String defaultEndTime() { return "1"; }
                public List<Parameter<?>> parameters() { return List.of(); }
                public void build(ModelBuilder builder, ParameterValues parameters) {}
            }
            """;

    @TempDir
    private Path directory;

    /** Compiles a model into a directory of its own. */
    private Path compiled(String className, String modelName, String members) throws IOException {
        Path root = Files.createDirectories(directory.resolve(className));
        Path source = directory.resolve(className + ".java");
        String text = SOURCE;
        for (String method : List.of("description", "defaultEndTime", "parameters")) {
            if (members.contains(method + "()")) {
                text = text.replaceFirst("\\n    public \\S+ " + method + "\\(\\) .*", "");
            }
        }
        Files.writeString(source, text.formatted(className, modelName, members));
        String api = Path.of(Model.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", api, "-d", root.toString(), source.toString());
        assertEquals(0, status);
        declare(root, "outside." + className);
        return root;
    }

    private static void declare(Path root, String className) throws IOException {
        Path service = root.resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, className + System.lineSeparator());
    }

    private Path jar(Path root) throws IOException {
        Path jar = directory.resolve(root.getFileName() + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Hides the models that other tests put on the class path. */
    private static ModelCatalog load(String classPath) {
        ClassLoader parent = new ClassLoader(ModelCatalog.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals(SERVICE) ? Collections.emptyEnumeration() : super.getResources(name);
            }
        };
        return ModelCatalog.load(classPath, parent);
    }

    private static String refusal(String classPath) {
        return assertThrows(InvalidInputException.class, () -> load(classPath)).getMessage();
    }

    @Test
    void shouldFindModelsInJarsAndDirectories() throws IOException {
        Path jar = jar(compiled("First", "zeta", ""));
        Path root = compiled("Second", "alpha", "");
        ModelCatalog catalog = load(jar + File.pathSeparator + root);
        assertEquals(List.of("alpha", "zeta"), catalog.names());
        assertEquals(
                List.of("outside.Second", "outside.First"),
                catalog.all().stream().map(model -> model.getClass().getName()).toList());
    }

    @Test
    void shouldCreateNewInstanceEachTime() throws IOException {
        ModelCatalog catalog = load(jar(compiled("First", "one", "")).toString());
        Model model = catalog.create("one");
        assertEquals("one", model.name());
        assertNotSame(model, catalog.create("one"));
        assertNotSame(model, catalog.all().get(0));
    }

    @Test
    void shouldRefuseUnknownModel() throws IOException {
        ModelCatalog catalog = load(compiled("First", "one", "") + File.pathSeparator + compiled("Second", "two", ""));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> catalog.create("three"));
        assertEquals("there is no model 'three': there are one, two", e.getMessage());
    }

    @Test
    void shouldSayThatThereAreNoModels() throws IOException {
        String message = "no models on the class path: expected files " + SERVICE + " that name them";
        assertEquals(message, refusal(""));
        assertEquals(message, refusal(directory.toString()));
    }

    @Test
    void shouldNameDamagedJar() throws IOException {
        Path noJar = Files.writeString(directory.resolve("no.jar"), "this is no jar");
        assertTrue(refusal(noJar.toString()).startsWith("--class-path: '" + noJar + "' is no jar, or a damaged one ("));
        Path empty = Files.createFile(directory.resolve("empty.jar"));
        assertTrue(refusal(empty.toString()).startsWith("--class-path: '" + empty + "' is no jar, or a damaged one ("));
        byte[] whole = Files.readAllBytes(jar(compiled("First", "one", "")));
        Path cut = Files.write(directory.resolve("cut.jar"), Arrays.copyOf(whole, whole.length - 10));
        String classPath = compiled("Second", "two", "") + File.pathSeparator + cut;
        assertTrue(refusal(classPath).startsWith("--class-path: '" + cut + "' is no jar, or a damaged one ("));
    }

    @Test
    void shouldRefuseEntryThatCannotBeRead() {
        String absent = directory.resolve("absent.jar").toString();
        String expected = "--class-path: cannot read '" + absent + "': expected a jar file or a directory with classes";
        assertEquals(expected, refusal(absent));
        assertEquals(expected, refusal(directory + File.pathSeparator + absent));
    }

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
                List.of(new UnusableModel("outside.Nowhere", "", "there is no such class on the class path")),
                catalog.unusable());
        assertEquals(
                "there is no model 'nowhere': there are good; the model of class outside.Nowhere cannot be used: there is"
                        + " no such class on the class path",
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

    @Test
    void shouldLetModelsSeeWhatLiesBesideThem() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Path jar = jar(compiled(
                    "First",
                    "one",
                    "static { if (Thread.currentThread().getContextClassLoader()"
                            + ".getResource(\"outside/First.class\") == null) throw new IllegalStateException(); }"));
            Model model = load(jar.toString()).create("one");
            assertSame(model.getClass().getClassLoader(), Thread.currentThread().getContextClassLoader());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
