package org.chronogram.run;

import java.util.Map;

/**
 * The code of the model.
 *
 * @param classPath class path with further models, separated as the system does; empty for none.
 * @param checksums SHA-256 of the code that is run, by the name of the jar or directory; empty until it was read.
 */
public record ModelCode(String classPath, Map<String, String> checksums) {
    /** The models that come with the engine. */
    public static final ModelCode BUNDLED = new ModelCode("", Map.of());
}
