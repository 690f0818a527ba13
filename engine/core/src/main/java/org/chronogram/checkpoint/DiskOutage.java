package org.chronogram.checkpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets the writing of checkpoints fail while a file exists, as on a full disk, to test how a run copes with that. Only
 * processes that were started with {@link #jvmOption} look for the file. Reading goes on, as it does on a full disk.
 */
public final class DiskOutage {
    private static final String WHILE = "chronogram.disk.outage.while";
    private static final Path FILE = System.getProperty(WHILE) == null ? null : fileOf(System.getProperty(WHILE));

    private DiskOutage() {}

    /**
     * Returns what a process must be started with.
     *
     * @param file exists while nothing can be written.
     * @return an option of the JVM without blanks.
     */
    public static String jvmOption(Path file) {
        return "-D" + WHILE + "=" + file.toUri();
    }

    static Path fileOf(String property) {
        return Path.of(URI.create(property));
    }

    /** Fails during an outage. */
    static void check() throws IOException {
        check(FILE);
    }

    static void check(Path file) throws IOException {
        if (file != null && Files.exists(file)) {
            throw new IOException("an outage of the disk that was asked for");
        }
    }
}
