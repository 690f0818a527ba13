package org.chronogram.state;

import java.lang.reflect.Modifier;
import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.RandomStream;

/** Decides which classes are captured by their fields, and gives the reason why a class is not captured. */
final class TypeRules {
    private static final List<Class<?>> OF_THE_ENGINE = List.of(
            RandomStream.class,
            EventContext.class,
            FinishContext.class,
            Event.class,
            PayloadWriter.class,
            ModelBuilder.class);
    private static final List<Class<?>> OF_THE_RUN = List.of(Model.class, ParameterValues.class, Parameter.class);
    private static final String NOT_CAPTURED = "which a checkpoint cannot capture: ";

    private TypeRules() {}

    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    static boolean isAbstract(Class<?> type) {
        return !type.isArray() && Modifier.isAbstract(type.getModifiers());
    }

    static boolean isEnum(Class<?> type) {
        return type != Enum.class && Enum.class.isAssignableFrom(type);
    }

    /** Returns why objects of a class cannot be made anew by their fields, or null when they can. */
    static String refusal(Class<?> type) {
        if (isOneOf(OF_THE_ENGINE, type)) {
            return "which belongs to the engine: take it from the context that each call is given";
        }
        if (LogicalProcess.class.isAssignableFrom(type)) {
            return "which is an LP: keep its id instead, and send it events";
        }
        if (isOneOf(OF_THE_RUN, type)) {
            return NOT_CAPTURED + "make the field final, so that it is kept from the start of the run";
        }
        if (type.isHidden()) {
            return NOT_CAPTURED + "make the field final or transient, or use an object of a class or record";
        }
        if (!isEnum(type) && (isJdk(type) || hasJdkState(type))) {
            return NOT_CAPTURED + "make the field transient and rebuild it in restored(), or use another class";
        }
        return null;
    }

    /** Returns the remedy for an object of a class that was not found when the run started. */
    static String adviceAtCapture(Class<?> type) {
        String refusal = refusal(type);
        return refusal != null
                ? refusal
                : "a class that was not known when the run started: name it in Model.stateClasses()";
    }

    /** Whether a final field keeps an object of a class that could not be made anew. */
    static boolean isKept(Class<?> type) {
        return LogicalProcess.class.isAssignableFrom(type) || type.isHidden();
    }

    static boolean isOtherProcess(Class<?> type) {
        return LogicalProcess.class.isAssignableFrom(type);
    }

    static boolean isOfTheEngine(Class<?> type) {
        return isOneOf(OF_THE_ENGINE, type);
    }

    private static boolean isOneOf(List<Class<?>> families, Class<?> type) {
        return families.stream().anyMatch(family -> family.isAssignableFrom(type));
    }

    private static boolean hasJdkState(Class<?> type) {
        Class<?> ancestor = type.getSuperclass();
        while (ancestor != null && !isJdk(ancestor)) {
            ancestor = ancestor.getSuperclass();
        }
        return ancestor != null && !StateFields.of(ancestor).isEmpty();
    }
}
