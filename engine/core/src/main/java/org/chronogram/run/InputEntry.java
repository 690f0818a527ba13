package org.chronogram.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.files.Sha256;
import org.chronogram.model.InvalidInputException;

/**
 * A part of the input of a run that the user has named by its path: an input file, or a jar or directory of the class path.
 * A host that does not have it fetches it from the master.
 *
 * @param path its path, as in the specification of the run.
 * @param name last name of its path on the master's host.
 * @param checksum SHA-256 of its content on the master's host.
 */
public record InputEntry(String path, String name, String checksum) {
    /** Refuses impossible values. */
    public InputEntry {
        if (path == null || name == null || checksum == null) {
            throw new IllegalArgumentException("no path, name or checksum");
        }
    }

    /**
     * Returns the paths of all entries.
     *
     * @param specification specification of a run.
     * @return the paths in the order of {@link #allOf}, none twice.
     */
    public static List<String> paths(RunSpecification specification) {
        Map<String, String> parameters = specification.simulation().parameters();
        Stream<String> files =
                specification.simulation().inputChecksums().keySet().stream().map(parameters::get);
        Stream<String> classPath = Stream.of(specification.code().classPath().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty());
        return Stream.concat(files, classPath).distinct().toList();
    }

    /**
     * Reads all entries, in the master.
     *
     * @param specification specification of the run.
     * @return the entries.
     * @throws InvalidInputException when one cannot be read.
     */
    public static List<InputEntry> allOf(RunSpecification specification) {
        return ofPaths(paths(specification));
    }

    /**
     * Reads entries.
     *
     * @param paths their paths, none twice.
     * @return the entries in the same order.
     * @throws InvalidInputException when one cannot be read.
     */
    public static List<InputEntry> ofPaths(List<String> paths) {
        return paths.stream().map(InputEntry::read).toList();
    }

    private static InputEntry read(String path) {
        try {
            Path absolute = Path.of(path).toAbsolutePath().normalize();
            return new InputEntry(path, String.valueOf(absolute.getFileName()), checksum(absolute));
        } catch (IOException e) {
            throw new InvalidInputException(path + " cannot be read (" + e.getMessage() + "): put it back", e);
        }
    }

    /**
     * Looks for the entry on this host.
     *
     * @return whether it lies at the same path with the same content.
     */
    public boolean existsHere() {
        try {
            return checksum(Path.of(path)).equals(checksum);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /**
     * Reads a file, or a directory with all files in it.
     *
     * @param path the file or directory.
     * @return SHA-256 of the content, which depends on the names in the directory and not on the name of the path.
     * @throws IOException when something cannot be read.
     */
    public static String checksum(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return ofFile(path);
        }
        List<String> lines = new ArrayList<>();
        for (Path file : files(path, Integer.MAX_VALUE)) {
            lines.add(ofFile(file) + " " + path.relativize(file));
        }
        return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses pipes and devices, which might never end. */
    private static String ofFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no file or directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }

    /**
     * Finds the files of a directory.
     *
     * @param directory the directory.
     * @param most how many files are returned at most.
     * @return the files, in a fixed order.
     * @throws IOException when the directory cannot be read.
     */
    public static List<Path> files(Path directory, int most) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).limit(most).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
