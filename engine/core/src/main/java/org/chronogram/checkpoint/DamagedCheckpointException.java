package org.chronogram.checkpoint;

import java.nio.file.Path;
import org.chronogram.state.DamagedStateException;

/** A file of a checkpoint that is not what was written once: cut off, changed, unreadable or gone. */
public final class DamagedCheckpointException extends DamagedStateException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String reason;

    /**
     * Creates the exception.
     *
     * @param file the file.
     * @param reason what was found and what was expected.
     */
    public DamagedCheckpointException(Path file, String reason) {
        this(file, reason, null);
    }

    /**
     * Creates the exception.
     *
     * @param file the file.
     * @param reason what was found and what was expected.
     * @param cause the error behind it.
     */
    public DamagedCheckpointException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file;
        this.reason = reason;
    }

    /** The file that is damaged. */
    public Path file() {
        return file;
    }

    /** What was found and what was expected. */
    public String reason() {
        return reason;
    }
}
