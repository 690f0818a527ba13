package org.chronogram.state;

import java.util.ArrayList;
import java.util.List;

/** Reads the objects of one LP, and references to them. Not thread safe. */
final class ObjectReader {
    private static final int NO_REFERENCE = -1;

    private final SerializerLookup serializers;
    private final List<Object> read = new ArrayList<>();
    private StateInput in;

    ObjectReader(SerializerLookup serializers) {
        this.serializers = serializers;
    }

    /** Begins with another LP. */
    void begin(StateInput source) {
        in = source;
    }

    /** Forgets the objects of the last LP. */
    void reset() {
        read.clear();
    }

    StateInput bytes() {
        return in;
    }

    /** Takes an object that the writer had too. */
    void addKnown(Object value) {
        read.add(value);
    }

    Object read() {
        int reference = in.readVarInt();
        return reference == ObjectReference.NEW ? readNew(serializers.withId(in.readVarInt())) : known(reference);
    }

    /** Reads a reference to an object of a class that is known. */
    Object readExact(StateSerializer serializer) {
        int reference = in.readVarInt();
        return reference == ObjectReference.NEW ? readNew(serializer) : known(reference);
    }

    private Object known(int reference) {
        if (reference == ObjectReference.NULL) {
            return null;
        }
        int index = reference - ObjectReference.FIRST_KNOWN;
        if (index < 0 || index >= read.size() || read.get(index) == null) {
            throw new DamagedStateException("reference to object " + index + " of " + read.size());
        }
        return read.get(index);
    }

    private Object readNew(StateSerializer serializer) {
        if (!serializer.hasIdentity()) {
            return serializer.readNew(NO_REFERENCE, this);
        }
        int reference = read.size();
        read.add(null);
        Object value = serializer.readNew(reference, this);
        read.set(reference, value);
        return value;
    }

    /** Takes an object that is not complete yet, so that its parts can refer to it. */
    void created(int reference, Object value) {
        read.set(reference, value);
    }
}
