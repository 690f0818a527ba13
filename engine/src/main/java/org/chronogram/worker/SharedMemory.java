package org.chronogram.worker;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directories that workers share with Aeron. Their names tell the run's master, so that what a killed run has left
 * behind is known as such and removed by the next.
 */
public final class SharedMemory {
    private static final Pattern NAME = Pattern.compile("chronogram-(\\d{1,18})-[0-9a-f]+-\\d+(-\\d+)?");
    private static final Duration GRACE = Duration.ofSeconds(30);

    private SharedMemory() {}

    /**
     * Returns the directory of a worker.
     *
     * @param parent directory under which all lie.
     * @param masterPid process id of the master.
     * @param runId random number of the run.
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     * @return the directory, not created.
     */
    public static Path directory(Path parent, long masterPid, long runId, int worker, int epoch) {
        return parent.resolve("chronogram-" + masterPid + "-" + Long.toHexString(runId) + "-" + worker + "-" + epoch);
    }

    /**
     * Removes the directories of all workers of a run, of all epochs.
     *
     * @param parent directory under which all lie.
     * @param masterPid process id of the master.
     * @param runId random number of the run.
     */
    public static void deleteRun(Path parent, long masterPid, long runId) {
        deleteAll(parent, "chronogram-" + masterPid + "-" + Long.toHexString(runId) + "-*");
    }

    /**
     * Removes the directories of one worker of a run, of all epochs.
     *
     * @param parent directory under which all lie.
     * @param masterPid process id of the master.
     * @param runId random number of the run.
     * @param worker index of the worker.
     */
    public static void deleteWorker(Path parent, long masterPid, long runId, int worker) {
        deleteAll(parent, "chronogram-" + masterPid + "-" + Long.toHexString(runId) + "-" + worker + "-*");
    }

    private static void deleteAll(Path parent, String pattern) {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, pattern)) {
            directories.forEach(SharedMemory::delete);
        } catch (IOException | DirectoryIteratorException e) {
            // What stays behind is removed by the next run.
            return;
        }
    }

    /**
     * Removes a directory with all that is in it. What another process removes at the same time is no error.
     *
     * @param directory the directory.
     */
    public static void delete(Path directory) {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return;
        }
        for (Path path : paths) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Removed by its owner meanwhile, or not ours: either way there is nothing more to do.
                continue;
            }
        }
    }

    /**
     * Removes what runs whose master is dead have left behind.
     *
     * @param parent directory under which all lie.
     */
    public static void deleteStale(Path parent) {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, "chronogram-*")) {
            for (Path directory : directories) {
                if (isStale(directory)) {
                    delete(directory);
                }
            }
        } catch (IOException e) {
            // A parent that cannot be read is reported by whoever wants to write to it.
            return;
        }
    }

    private static boolean isStale(Path directory) throws IOException {
        Matcher matcher = NAME.matcher(directory.getFileName().toString());
        if (!matcher.matches()) {
            return false;
        }
        boolean masterAlive = ProcessHandle.of(Long.parseLong(matcher.group(1))).isPresent();
        try {
            Instant modified = Files.getLastModifiedTime(directory).toInstant();
            return !masterAlive && modified.plus(GRACE).isBefore(Instant.now());
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
