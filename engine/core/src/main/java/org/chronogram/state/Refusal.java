package org.chronogram.state;

/** The line that says what of an LP cannot be captured. */
final class Refusal {
    private Refusal() {}

    /** Names the LP class, the field, its class where that is another one, and what it holds. */
    static String text(Class<?> processClass, StateField field, String held) {
        Class<?> holder = field.field().getDeclaringClass();
        String of = holder.isAssignableFrom(processClass) ? "" : " of " + TypeNames.of(holder);
        return "LP class " + TypeNames.of(processClass) + ": " + field + of + " holds " + held;
    }
}
