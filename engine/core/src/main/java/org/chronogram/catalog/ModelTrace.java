package org.chronogram.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chronogram.model.ModelException;

/** The part of a stack trace that a model author wants to see: the model's own frames. */
public final class ModelTrace {
    /** Name of the class loader of models from the class path that the user gives. */
    static final String LOADER = "models";

    private static final String ENGINE = "org.chronogram.";
    private static final String MODELS = "org.chronogram.models.";

    /** Packages that call models or are called by them. */
    private static final Pattern FOREIGN = Pattern.compile("(java|javax|jdk|sun|com\\.sun|picocli)\\..*");

    private static final int MOST_FRAMES = 20;

    private ModelTrace() {}

    /**
     * Returns the model's own frames.
     *
     * @param failure exception of the kernel.
     * @return lines that begin with {@code at}; empty when the model's code is not on the stack.
     */
    public static String of(ModelException failure) {
        return of(failure.getCause() == null ? failure : failure.getCause());
    }

    /**
     * Returns the model's own frames.
     *
     * @param error exception of the model.
     * @return lines that begin with {@code at}; empty when the model's code is not on the stack.
     */
    public static String of(Throwable error) {
        return of(stackOf(error));
    }

    /** Reads a stack trace. A model may throw an exception of its own class, whose methods may fail. */
    static StackTraceElement[] stackOf(Throwable error) {
        try {
            return Arrays.stream(error.getStackTrace()).filter(Objects::nonNull).toArray(StackTraceElement[]::new);
        } catch (Throwable e) {
            return new StackTraceElement[0];
        }
    }

    /**
     * Returns the model's own frames.
     *
     * @param trace a stack, the innermost frame first.
     * @return lines that begin with {@code at}; empty when the model's code is not on the stack.
     */
    public static String of(StackTraceElement... trace) {
        StringBuilder text = new StringBuilder();
        for (String frame : frames(trace)) {
            text.append("    at ").append(frame).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static List<String> frames(StackTraceElement... trace) {
        List<String> frames = new ArrayList<>();
        boolean found = false;
        for (StackTraceElement element : trace) {
            boolean engine = isEngine(element.getClassName());
            if (engine && !frames.isEmpty()) {
                break;
            }
            if (!engine && frames.size() < MOST_FRAMES) {
                frames.add(text(element));
                found |= !FOREIGN.matcher(element.getClassName()).matches();
            }
        }
        return found ? frames : List.of();
    }

    /**
     * Tells whether the code of a model threw an error, or called library code that threw it.
     *
     * @param error the error.
     * @return true when it did; false when code of the engine lies between the model and the error.
     */
    public static boolean isOfModel(Throwable error) {
        for (StackTraceElement element : stackOf(error)) {
            if (isModel(element)) {
                return true;
            }
            if (isEngine(element.getClassName())) {
                return false;
            }
        }
        return false;
    }

    /**
     * Returns the place in a model at which an error was thrown.
     *
     * @param error the error.
     * @return the innermost frame of a model; empty when there is none.
     */
    public static Optional<String> firstFrame(Throwable error) {
        for (StackTraceElement element : stackOf(error)) {
            if (!isEngine(element.getClassName())
                    && !FOREIGN.matcher(element.getClassName()).matches()) {
                return Optional.of(text(element));
            }
        }
        return Optional.empty();
    }

    private static boolean isModel(StackTraceElement element) {
        return LOADER.equals(element.getClassLoaderName())
                || element.getClassName().startsWith(MODELS);
    }

    private static String text(StackTraceElement element) {
        String text = element.toString();
        String loader = LOADER + "//";
        return text.startsWith(loader) ? text.substring(loader.length()) : text;
    }

    private static boolean isEngine(String className) {
        return className.startsWith(ENGINE) && !className.startsWith(MODELS);
    }
}
