package org.chronogram.master;

import java.nio.file.Path;
import org.chronogram.messaging.control.ControlListener;

/** The master's end of the links for files, for the tests of the other end. */
public final class CheckpointServers {
    private CheckpointServers() {}

    /** Returns the listener of a run that keeps its checkpoints in a directory. */
    public static ControlListener in(Path checkpoints) {
        return new CheckpointServer(CheckpointLocation.in(checkpoints));
    }

    /** Returns the listener of a run without checkpoints. */
    public static ControlListener withoutCheckpoints() {
        return new CheckpointServer(CheckpointLocation.nowhere());
    }
}
