package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/**
 * A field and the way its value is written.
 *
 * @param field the field.
 * @param exact writes its objects when their class is known from the field, otherwise null.
 */
record LaidOutField(StateField field, StateSerializer exact) {
    void write(Object holder, ObjectGraph graph, Output out) {
        if (!field.isReference()) {
            field.writePrimitive(holder, out);
            return;
        }
        graph.at(field);
        if (exact == null) {
            graph.write(field.get(holder), out);
        } else {
            graph.writeExact(field.get(holder), exact, out);
        }
    }

    void read(Object holder, ObjectGraph graph, Input in) {
        if (!field.isReference()) {
            field.readPrimitive(holder, in);
        } else {
            field.set(holder, exact == null ? graph.read(in) : graph.readExact(exact, in));
        }
    }

    /** Whether no object of this field can be referred to from elsewhere in a way that matters. */
    boolean isPlain() {
        return !field.isReference() || (exact != null && !exact.hasIdentity());
    }

    boolean isPrimitiveArray() {
        return exact instanceof PrimitiveArraySerializer;
    }
}
