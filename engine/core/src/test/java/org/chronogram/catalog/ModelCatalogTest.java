package org.chronogram.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.junit.jupiter.api.Test;

/** Models that the catalogue finds and makes, and class paths that it refuses. */
final class ModelCatalogTest extends CompiledModels {
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
        String expected = "--class-path: there is no '" + absent
                + "': expected a jar file or a directory with classes; build the model first, or correct the path";
        assertEquals(expected, refusal(absent));
        assertEquals(expected, refusal(directory + File.pathSeparator + absent));
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
