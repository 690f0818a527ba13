package org.chronogram.run;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the input of a run lies on a host. Everything else of a run, its results and what is compared with the master, has
 * the paths of the specification.
 *
 * @param fetched path on this host of each entry that was fetched from the master, by its path in the specification; all
 *     others lie where the specification says.
 */
public record LocalPaths(Map<String, String> fetched) {
    /** The paths on a host that has everything where the specification says. */
    public static final LocalPaths AS_SPECIFIED = new LocalPaths(Map.of());

    /** Refuses impossible values. */
    public LocalPaths {
        if (fetched == null) {
            throw new IllegalArgumentException("fetched=null");
        }
        fetched = Map.copyOf(fetched);
    }

    /**
     * Returns the path of an input file on this host.
     *
     * @param path its path in the specification.
     * @return the path to read it from.
     */
    public Path of(Path path) {
        return Path.of(of(path.toString()));
    }

    /**
     * Returns the class path of the model on this host.
     *
     * @param classPath class path of the specification, empty for none.
     * @return the class path to load it from.
     */
    public String ofClassPath(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(this::of)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String of(String path) {
        return fetched.getOrDefault(path, path);
    }
}
