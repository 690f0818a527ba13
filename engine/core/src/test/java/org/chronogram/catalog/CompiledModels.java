package org.chronogram.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.chronogram.model.Model;
import org.junit.jupiter.api.io.TempDir;

/** Compiles models outside of the class path of the tests. The class path itself has no model. */
abstract class CompiledModels {
    static final String SERVICE = "META-INF/services/" + Model.class.getName();
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
    Path directory;

    /** Compiles a model into a directory of its own. */
    final Path compiled(String className, String modelName, String members) throws IOException {
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
                .run(
                        null,
                        null,
                        null,
                        "-encoding",
                        "UTF-8",
                        "-proc:none",
                        "-cp",
                        api,
                        "-d",
                        root.toString(),
                        source.toString());
        assertEquals(0, status);
        declare(root, "outside." + className);
        return root;
    }

    static void declare(Path root, String className) throws IOException {
        Path service = root.resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, className + System.lineSeparator());
    }

    final Path jar(Path root) throws IOException {
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
    static ModelCatalog load(String classPath) {
        ClassLoader parent = new ClassLoader(ModelCatalog.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals(SERVICE) ? Collections.emptyEnumeration() : super.getResources(name);
            }
        };
        return ModelCatalog.load(classPath, parent);
    }
}
