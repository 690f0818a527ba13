package org.chronogram.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chronogram.files.FileFaults;
import org.chronogram.files.Sha256;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterType;

/**
 * The files that a model reads, named by its parameters. They are part of the input of a run: whenever and wherever the
 * model is built during the run, they must have the same content as at its start.
 */
public final class InputFiles {
    private static final String NO_OTHER = "put it back as it was, or start a new run";

    private InputFiles() {}

    /**
     * Makes the paths of all files absolute: workers and resumed runs may have another working directory.
     *
     * @param model the model.
     * @param given texts of its parameters, by name.
     * @param directory directory from which relative paths start.
     * @return the same texts, with those paths made absolute.
     */
    public static Map<String, String> resolved(Model model, Map<String, String> given, Path directory) {
        Map<String, String> resolved = new LinkedHashMap<>(given);
        for (Parameter<?> parameter : model.parameters()) {
            if (parameter.type() == ParameterType.FILE) {
                resolved.computeIfPresent(parameter.name(), (name, text) -> absolute(text, directory));
            }
        }
        return resolved;
    }

    /** Returns a text that is no path as it is: the check of all parameters refuses it. */
    private static String absolute(String text, Path directory) {
        try {
            return text.isBlank()
                    ? text
                    : directory.resolve(text).toAbsolutePath().toString();
        } catch (InvalidPathException e) {
            return text;
        }
    }

    /**
     * Computes the checksums of all files.
     *
     * @param model the model.
     * @param given texts of its parameters, by name.
     * @return SHA-256 of each file, as hexadecimal digits by the name of the parameter.
     * @throws InvalidInputException when a file cannot be read.
     */
    public static Map<String, String> checksums(Model model, Map<String, String> given) {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (Parameter<?> parameter : model.parameters()) {
            String path = given.get(parameter.name());
            if (parameter.type() == ParameterType.FILE && path != null) {
                checksums.put(
                        parameter.name(), checksum(option(parameter.name(), path), Path.of(path), "; give its path"));
            }
        }
        return checksums;
    }

    /**
     * Checks that all files have the same content as at the start of the run.
     *
     * @param specification what is run.
     * @param paths where the files lie on this host.
     * @throws InvalidInputException when one does not.
     */
    public static void requireUnchanged(RunSpecification specification, LocalPaths paths) {
        specification.simulation().inputChecksums().forEach((name, expected) -> {
            String path = String.valueOf(specification.simulation().parameters().get(name));
            String option = option(name, path);
            String sum = Sha256.shortened(expected);
            String found =
                    checksum(option, paths.of(Path.of(path)), "; " + NO_OTHER + " (expected SHA-256 " + sum + ")");
            if (!found.equals(expected)) {
                throw new InvalidInputException(option + ": the file has changed since the run was started; " + NO_OTHER
                        + " (found SHA-256 " + Sha256.shortened(found) + ", expected " + sum + ")");
            }
        });
    }

    private static String option(String name, String path) {
        return "--" + name + "=" + path;
    }

    /** Refuses pipes and devices: their bytes can be read only once, but master and workers all read them. */
    private static String checksum(String option, Path file, String expected) {
        if (!Files.exists(file)) {
            throw new InvalidInputException(option + ": no such file, expected a file" + expected);
        }
        if (!Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a directory" : "a pipe or a device";
            throw new InvalidInputException(option + ": found " + found + ", expected a file" + expected);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw new InvalidInputException(
                    option + ": the file cannot be read (" + FileFaults.describe(e) + "), expected a file" + expected,
                    e);
        }
    }
}
