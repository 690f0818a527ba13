package org.chronogram.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Chronogram, from a file that the build writes. */
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
}
