package org.chronogram.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chronogram.model.Model;

/** Lays models of the tests out as a user would: in a directory that is on no class path until it is named. */
final class UserModels {
    private UserModels() {}

    static Path copyTo(Path root, Class<?>... models) throws IOException {
        for (Class<?> model : models) {
            copy(model, root);
        }
        Path services = Files.createDirectories(root.resolve("META-INF/services"));
        List<String> names = Arrays.stream(models).map(Class::getName).toList();
        Files.write(services.resolve(Model.class.getName()), names);
        return root;
    }

    /** Copies a class with those nested in it. */
    static void copy(Class<?> model, Path root) throws IOException {
        Path source = Path.of(URI.create(model.getResource(".").toString()));
        Path target =
                Files.createDirectories(root.resolve(model.getPackageName().replace('.', '/')));
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(model.getNestHost().getSimpleName())) {
                    Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
