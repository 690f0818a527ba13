package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Files.writeString(source, SOURCE.formatted(className, modelName, members));
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
        Path noJar = Files.writeString(directory.resolve("no.jar"), "this is no jar");
        assertEquals(message, refusal(noJar.toString()));
    }

    @Test
    void shouldRefuseEntryThatCannotBeRead() {
        String absent = directory.resolve("absent.jar").toString();
        String expected = "--class-path: cannot read '" + absent + "': expected a jar file or a directory with classes";
        assertEquals(expected, refusal(absent));
        assertEquals(expected, refusal(directory + File.pathSeparator + absent));
    }

    @Test
    void shouldRefuseTwoModelsOfOneName() throws IOException {
        String classPath = compiled("First", "same", "") + File.pathSeparator + compiled("Second", "same", "");
        assertEquals(
                "two models are called same: outside.First and outside.Second; rename one of them", refusal(classPath));
    }

    @Test
    void shouldRefuseModelThatIsNotThere() throws IOException {
        declare(directory, "outside.Nowhere");
        assertEquals(
                "a model on the class path cannot be loaded: org.chronogram.model.Model: Provider outside.Nowhere "
                        + "not found; it needs a public class with a public constructor without arguments",
                refusal(directory.toString()));
    }

    @Test
    void shouldRefuseModelWithoutUsableConstructor() throws IOException {
        String message =
                refusal(compiled("First", "one", "public First(int size) {}").toString());
        assertTrue(
                message.startsWith(
                        "a model on the class path cannot be loaded: org.chronogram.model.Model: " + "outside.First "),
                message);
        assertTrue(message.endsWith("; it needs a public class with a public constructor without arguments"), message);
    }
}
