package org.chronogram.master;

import java.nio.file.Path;
import java.util.List;
import org.chronogram.messaging.control.ControlListener;

/** The master's end of the links for files, for the tests of the other end. */
public final class FileServers {
    private FileServers() {}

    /** Returns the listener of a run that keeps its checkpoints in a directory. */
    public static ControlListener in(Path checkpoints) {
        return new FileServer(CheckpointLocation.in(checkpoints), List.of());
    }

    /** Returns the listener of a run without checkpoints. */
    public static ControlListener withoutCheckpoints() {
        return new FileServer(CheckpointLocation.nowhere(), List.of());
    }

    /** Returns the listener of a run without checkpoints that hands out its input. */
    public static ControlListener ofInput(List<String> paths) {
        return new FileServer(CheckpointLocation.nowhere(), paths);
    }
}
