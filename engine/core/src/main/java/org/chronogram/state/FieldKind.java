package org.chronogram.state;

import java.util.Locale;

/** How the value of a field is stored. */
enum FieldKind {
    BOOLEAN,
    BYTE,
    CHAR,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    REFERENCE;

    static FieldKind of(Class<?> type) {
        return type.isPrimitive() ? valueOf(type.getName().toUpperCase(Locale.ROOT)) : REFERENCE;
    }
}
