package org.chronogram.state;

/** Names of classes as messages show them. */
final class TypeNames {
    private static final String LAMBDA = "$$Lambda";

    private TypeNames() {}

    /** The name; that of a lambda without its number and address, which differ from process to process. */
    static String of(Class<?> type) {
        String name = type.getTypeName();
        int lambda = name.indexOf(LAMBDA);
        return lambda < 0 ? name : name.substring(0, lambda + LAMBDA.length());
    }
}
