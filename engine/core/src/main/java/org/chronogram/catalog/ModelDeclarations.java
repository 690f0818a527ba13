package org.chronogram.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;

/**
 * Reads the files that name the models of a class path. They are those of {@link java.util.ServiceLoader}, which is not used
 * because it does not say which class could not be loaded.
 */
final class ModelDeclarations {
    static final String FILE = "META-INF/services/" + Model.class.getName();

    private ModelDeclarations() {}

    /** Returns the names of the classes, in the order of the class path. */
    static Set<String> classNames(ClassLoader loader) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (URL file : Collections.list(loader.getResources(FILE))) {
                names.addAll(classNames(file));
            }
        } catch (IOException e) {
            throw new InvalidInputException("the class path cannot be searched for models: " + e.getMessage(), e);
        }
        return names;
    }

    private static Set<String> classNames(URL file) {
        try {
            URLConnection connection = file.openConnection();
            // The cache would return the old jar after it was replaced.
            connection.setUseCaches(false);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .map(line -> line.replaceFirst("#.*", "")
                                .replace("\uFEFF", "")
                                .strip())
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            }
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(
                    "cannot read " + file + " (" + e.getMessage() + "): build or copy its jar again", e);
        }
    }
}
