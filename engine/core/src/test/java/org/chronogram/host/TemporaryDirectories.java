package org.chronogram.host;

import java.io.IOException;
import java.nio.file.Path;

/** Temporary directories, for the tests of other packages. */
public final class TemporaryDirectories {
    private TemporaryDirectories() {}

    /** Makes one in a directory. */
    public static TemporaryDirectory in(Path parent) throws IOException {
        return TemporaryDirectory.createIn(parent);
    }
}
