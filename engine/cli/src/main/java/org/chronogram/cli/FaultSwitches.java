package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.host.TemporaryDirectory;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.WorkerDisturbance;

/** Begins and ends lasting faults, by files for which the workers watch. Thread safe. */
final class FaultSwitches implements AutoCloseable {
    private final TemporaryDirectory directory;

    private FaultSwitches(TemporaryDirectory directory) {
        this.directory = directory;
    }

    /** Makes a directory for the files of one run. */
    static FaultSwitches create() {
        try {
            return new FaultSwitches(TemporaryDirectory.create("chaos"));
        } catch (IOException e) {
            throw new RunFailedException("cannot make a temporary directory for the faults: " + e.getMessage(), "");
        }
    }

    /** Returns the files for which the workers must watch. */
    WorkerDisturbance disturbance() {
        return new WorkerDisturbance(file(FaultKind.LOSS), file(FaultKind.DISK));
    }

    private Path file(FaultKind fault) {
        return directory.path().resolve(fault.toString());
    }

    /** Begins a fault; returns whether it was not there before. */
    synchronized boolean begin(FaultKind fault) throws IOException {
        if (Files.exists(file(fault))) {
            return false;
        }
        Files.createFile(file(fault));
        return true;
    }

    synchronized void end(FaultKind fault) {
        delete(file(fault));
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new RunFailedException("cannot end a fault: " + path + ": " + e.getMessage(), "");
        }
    }

    /** Ends all faults and removes the directory. */
    @Override
    public void close() {
        for (FaultKind fault : FaultKind.values()) {
            end(fault);
        }
        directory.close();
    }
}
