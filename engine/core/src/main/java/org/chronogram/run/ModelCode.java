package org.chronogram.run;

import java.util.Map;

/**
 * The code that is run.
 *
 * @param classPath class path with further models, separated as the system does; empty for none.
 * @param checksums SHA-256 of the code that is run, by the name of the jar or directory; empty until it was read.
 * @param engine version and build of Chronogram in the master; empty until the code was read.
 */
public record ModelCode(String classPath, Map<String, String> checksums, String engine) {
    /** The models that come with the engine. */
    public static final ModelCode BUNDLED = new ModelCode("", Map.of(), "");
}
