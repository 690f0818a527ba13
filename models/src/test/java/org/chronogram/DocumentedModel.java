package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A model of the documents, compiled and packed outside of the repository. */
final class DocumentedModel {
    private static final String SERVICE = "META-INF/services/org.chronogram.model.Model";

    private final Path directory;
    private final String modelClass;
    private final List<Path> sources = new ArrayList<>();

    /** Writes the sources, which are complete files, into a directory. */
    DocumentedModel(Path directory, String modelClass) {
        this.directory = directory;
        this.modelClass = modelClass;
    }

    void write(String file, String text) throws IOException {
        Path source = directory.resolve(file);
        Files.createDirectories(source.getParent());
        sources.add(Files.writeString(source, text));
    }

    /** Compiles the sources against the class path of the test and packs them. */
    Path jar() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xlint:all", "-Werror", "--release", "17"));
        arguments.addAll(List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        sources.forEach(source -> arguments.add(source.toString()));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments.toArray(String[]::new));
        assertEquals(0, status, () -> messages.toString(StandardCharsets.UTF_8));
        Path services = classes.resolve(SERVICE);
        Files.createDirectories(services.getParent());
        Files.writeString(services, modelClass + "\n");
        return pack(classes);
    }

    private Path pack(Path classes) throws IOException {
        Path jar = directory.resolve("model.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return jar;
    }
}
