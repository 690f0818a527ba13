package org.chronogram.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.files.FileFaults;
import org.chronogram.files.Sha256;
import org.chronogram.kernel.OutsideEvent;
import org.chronogram.model.InvalidInputException;
import org.chronogram.realtime.RecordedEvents;
import org.chronogram.results.RunFiles;
import org.chronogram.results.RunManifest;

/** The events from outside of an earlier run, which are repeated. They are part of the input of a run. */
public final class Repetition {
    private static final String OPTION = "--external-from";

    private Repetition() {}

    /**
     * Finds the recording of a run.
     *
     * @param base directory from which relative paths start.
     * @param text directory of the run, as the user gave it.
     * @param model name of the model that is to be run.
     * @return what the run is given from outside.
     * @throws InvalidInputException when the directory has no recording, or one of another model.
     */
    public static Outside of(Path base, String text, String model) {
        Path directory = base.resolve(text);
        String given = OPTION + "=" + text;
        Path file = directory.resolve(RunFiles.EXTERNAL_EVENTS);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(given + ": there is no " + RunFiles.EXTERNAL_EVENTS
                    + ": expected the directory of a run that was given --external-in");
        }
        requireModel(directory, given, model);
        return new Outside(0, "", "", file.toAbsolutePath().toString(), Sha256.of(content(file)));
    }

    private static void requireModel(Path directory, String given, String model) {
        RunManifest.read(directory).ifPresent(run -> {
            Object found = run.get("model");
            if (!model.equals(found)) {
                throw new InvalidInputException(
                        given + ": that is a run of the model '" + found + "', expected one of '" + model + "'");
            }
        });
    }

    /**
     * Reads the events that a run repeats.
     *
     * @param outside what the run is given.
     * @return the events; none where it repeats none.
     * @throws InvalidInputException when the recording has changed since the run was started, or is damaged.
     */
    public static List<OutsideEvent> events(Outside outside) {
        if (!outside.repeats()) {
            return List.of();
        }
        Path file = Path.of(outside.recording());
        byte[] recording = content(file);
        String found = Sha256.of(recording);
        if (!found.equals(outside.recordingChecksum())) {
            throw new InvalidInputException(
                    OPTION + ": " + file + " has changed since the run was started (found SHA-256 "
                            + Sha256.shortened(found) + ", expected " + Sha256.shortened(outside.recordingChecksum())
                            + "): put it back as it was, or start a new run");
        }
        return RecordedEvents.read(file, recording).all();
    }

    /** Requires that the model has all LPs for which there are events. */
    static void requireLps(Outside outside, int logicalProcesses) {
        for (OutsideEvent event : events(outside)) {
            if (Integer.compareUnsigned(event.target(), logicalProcesses) >= 0) {
                throw new InvalidInputException(OPTION + ": event " + event.sequence() + " of " + outside.recording()
                        + " is for LP " + event.target() + ", but the model has LPs 0 to " + (logicalProcesses - 1)
                        + ": give the parameters of the run that was recorded");
            }
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException(OPTION + ": " + file + " cannot be read: " + FileFaults.describe(e), e);
        }
    }
}
