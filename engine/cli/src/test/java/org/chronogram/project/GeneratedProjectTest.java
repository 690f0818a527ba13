package org.chronogram.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.chronogram.catalog.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of a new project compile without a warning, its model is found, and its own test passes. */
final class GeneratedProjectTest {
    private static final String TEST_CLASS = "com.example.mymodel.MyModelTest";

    @TempDir
    private Path project;

    @Test
    void shouldPassItsOwnTest() throws IOException, ReflectiveOperationException {
        NewProject.make(new ProjectName("my-model"), project.resolve("p"));
        Path classes = compile(project.resolve("p"));
        assertEquals(
                "my-model",
                ModelCatalog.load(classes.toString()).create("my-model").name());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            assertEquals(4, passed(loader.loadClass(TEST_CLASS)));
        }
    }

    /** Compiles everything into the directory of the resources. */
    private static Path compile(Path project) throws IOException {
        Path classes = project.resolve("src/main/resources");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xlint:all,-classfile", "-Werror"));
        arguments.addAll(List.of("--release", "17", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(project)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments.toArray(String[]::new));
        assertEquals(0, status, () -> messages.toString(StandardCharsets.UTF_8));
        return classes;
    }

    private static int passed(Class<?> testClass) throws ReflectiveOperationException {
        Constructor<?> constructor = testClass.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object test = constructor.newInstance();
        List<Method> methods = Arrays.stream(testClass.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        for (Method method : methods) {
            method.setAccessible(true);
            Object unused = method.invoke(test);
        }
        return methods.size();
    }
}
