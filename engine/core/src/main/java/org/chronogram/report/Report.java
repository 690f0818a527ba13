package org.chronogram.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.files.PinnedDirectory;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.RunFiles;
import org.chronogram.results.RunManifest;

/** Writes the report of a directory: a page in one file, which loads nothing. */
public final class Report {
    /** Name of the page. */
    public static final String FILE = "report.html";

    private Report() {}

    /**
     * Writes the report of a directory that holds a run, or the points of an experiment.
     *
     * @param directory the directory.
     * @return the page.
     * @throws InvalidInputException when there is neither in it, or a file in it is damaged.
     * @throws IOException when the page cannot be written.
     */
    public static Path write(Path directory) throws IOException {
        return write(directory, List.of());
    }

    /**
     * Writes the report of a directory, with formulas beside results of a sweep.
     *
     * @param directory the directory.
     * @param overlays the formulas; none for a run.
     * @return the page.
     * @throws InvalidInputException when there is neither a run nor a sweep in it, a file in it is damaged, or a formula cannot
     *     be used.
     * @throws IOException when the page cannot be written.
     */
    public static Path write(Path directory, List<Overlay> overlays) throws IOException {
        if (!Files.isDirectory(directory)) {
            String found = Files.exists(directory) ? "it is no directory" : "there is no such directory";
            throw new InvalidInputException(directory + ": " + found + expected());
        }
        Optional<Map<String, Object>> manifest = RunManifest.read(directory);
        if (manifest.isPresent() && !overlays.isEmpty()) {
            throw new InvalidInputException("--overlay draws beside the results of a sweep, and " + directory
                    + " is a run: leave it out, or give the directory of a sweep");
        }
        if (manifest.isPresent()) {
            return write(directory, manifest.get());
        }
        if (Files.exists(directory.resolve(SweepPage.TABLE))) {
            return write(directory, SweepPage.of(directory, overlays));
        }
        throw new InvalidInputException(
                directory + ": there is neither " + RunFiles.MANIFEST + " nor " + SweepPage.TABLE + expected());
    }

    private static String expected() {
        return "; expected the directory of a run that has written its results, or of a sweep, as it was given with --out";
    }

    /**
     * Writes the report of a run whose description is at hand.
     *
     * @param directory its directory, in which its other files lie.
     * @param manifest what {@code run.json} holds.
     * @return the page.
     * @throws InvalidInputException when a file of the run is damaged.
     * @throws IOException when the page cannot be written.
     */
    public static Path write(Path directory, Map<String, Object> manifest) throws IOException {
        Path file = directory.resolve(RunFiles.MANIFEST);
        RunManifest.require(directory, manifest, "model");
        return write(directory, RunPage.of(directory, new Fields(file.toString(), manifest)));
    }

    private static Path write(Path directory, Page page) throws IOException {
        PinnedDirectory.at(directory).write(FILE, page.html().getBytes(StandardCharsets.UTF_8));
        return directory.resolve(FILE);
    }
}
