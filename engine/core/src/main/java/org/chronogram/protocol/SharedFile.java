package org.chronogram.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file by which a host finds out whether it shares a directory of the master: only there has it the same content.
 *
 * @param path its path; empty for no file, which is never found.
 * @param content its content.
 */
public record SharedFile(String path, byte[] content) {
    /** Refuses impossible values. */
    public SharedFile {
        Fields.require(path != null && content != null, "no path or no content");
    }

    /**
     * Looks for the file on this host.
     *
     * @return whether it is there with the same content.
     */
    public boolean existsHere() {
        try {
            return !path.isEmpty() && Arrays.equals(content, Files.readAllBytes(Path.of(path)));
        } catch (IOException e) {
            return false;
        }
    }
}
