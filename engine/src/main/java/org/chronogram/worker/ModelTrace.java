package org.chronogram.worker;

import org.chronogram.model.ModelException;

/** The part of a stack trace that a model author wants to see: the model's own frames. */
public final class ModelTrace {
    private static final String ENGINE = "org.chronogram.";
    private static final String MODELS = "org.chronogram.models.";
    private static final int MOST_FRAMES = 20;

    private ModelTrace() {}

    /**
     * Returns the model's own frames.
     *
     * @param failure what the kernel threw.
     * @return lines that begin with {@code at}; empty when the model's code is not on the stack.
     */
    public static String of(ModelException failure) {
        Throwable origin = failure.getCause() == null ? failure : failure.getCause();
        StringBuilder text = new StringBuilder();
        int frames = 0;
        for (StackTraceElement element : origin.getStackTrace()) {
            boolean engine = isEngine(element.getClassName());
            if (engine && frames > 0) {
                break;
            }
            if (!engine && frames++ < MOST_FRAMES) {
                text.append("    at ").append(element).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    private static boolean isEngine(String className) {
        return className.startsWith(ENGINE) && !className.startsWith(MODELS);
    }
}
