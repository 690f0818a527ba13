package org.chronogram.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.chronogram.files.Sha256;

/** The version of Chronogram, from a file that the build writes, and the checksum that tells builds of one version apart. */
public final class EngineVersion {
    private static final String RESOURCE = "version.properties";

    private EngineVersion() {}

    /**
     * Returns the version.
     *
     * @return for example {@code 0.1.0}.
     */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream in = EngineVersion.class.getResourceAsStream(RESOURCE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /**
     * Returns the version and the build. Two processes have the same text only if they run the same code, wherever it lies.
     *
     * @return for example {@code 0.1.0 (build 3f2a91c04d7e)}.
     * @throws org.chronogram.model.InvalidInputException when a jar of the class path cannot be read.
     */
    public static String withBuild() {
        return Build.TEXT;
    }

    /** Read at most once in a process, as the class path is the same until its end. */
    private static final class Build {
        private static final String TEXT = text() + " (build "
                + Sha256.shortened(CodeChecksums.ofClassPath(System.getProperty("java.class.path"))) + ")";
    }
}
