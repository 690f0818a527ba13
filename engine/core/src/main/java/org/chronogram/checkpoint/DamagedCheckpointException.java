package org.chronogram.checkpoint;

import java.nio.file.Path;
import org.chronogram.state.DamagedStateException;

/** A file of a checkpoint that is not as it was written: cut off, changed, unreadable or gone. */
final class DamagedCheckpointException extends DamagedStateException {
    private static final long serialVersionUID = 1L;

    DamagedCheckpointException(Path file, String reason) {
        this(file, reason, null);
    }

    DamagedCheckpointException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
