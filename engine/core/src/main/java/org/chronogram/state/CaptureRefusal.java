package org.chronogram.state;

import org.chronogram.model.InvalidInputException;

/** The error about state of an LP that cannot be captured. */
final class CaptureRefusal {
    private CaptureRefusal() {}

    /** Names the LP class, the field, the class of the field where that is another one, and what the field holds. */
    static InvalidInputException of(Class<?> processClass, StateField field, String held) {
        Class<?> holder = field.field().getDeclaringClass();
        String of = holder.isAssignableFrom(processClass) ? "" : " of " + TypeNames.of(holder);
        return new InvalidInputException(
                "LP class " + TypeNames.of(processClass) + ": " + field + of + " holds " + held);
    }
}
