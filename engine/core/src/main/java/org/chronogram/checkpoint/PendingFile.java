package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file on the writing thread, which opens it when its first bytes arrive. All methods but {@link #failed} and {@link #fail}
 * belong to that thread. After the first error nothing more is written and the file is gone.
 */
final class PendingFile {
    private final Path target;
    private final AtomicFile.Opener opener;
    private AtomicFile file;
    private volatile IOException failure;

    PendingFile(Path target, AtomicFile.Opener opener) {
        this.target = target;
        this.opener = opener;
    }

    boolean failed() {
        return failure != null;
    }

    void fail(Throwable cause) {
        if (failure == null) {
            failure = cause instanceof IOException error
                    ? error
                    : new IOException("cannot write " + target + ": " + cause, cause);
        }
    }

    void store(ByteBuffer chunk) {
        if (failed()) {
            return;
        }
        try {
            opened().write(chunk.flip());
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
            discard();
        }
    }

    void complete(Consumer<WrittenFile> done, Consumer<IOException> refused) {
        WrittenFile written = failed() ? null : finished();
        discard();
        if (written != null) {
            done.accept(written);
        } else {
            refused.accept(failure);
        }
    }

    private WrittenFile finished() {
        try {
            return opened().finish();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
            return null;
        }
    }

    private AtomicFile opened() throws IOException {
        if (file == null) {
            file = opener.open(target);
        }
        return file;
    }

    /** Closes the file, which removes it where it was not finished. */
    void discard() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // A file that a broken disk keeps is removed with the checkpoint, which is never committed.
            fail(e);
        } finally {
            file = null;
        }
    }
}
