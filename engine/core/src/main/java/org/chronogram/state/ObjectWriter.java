package org.chronogram.state;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.ModelException;

/** Writes the objects of one LP, each once, and references to them. Not thread safe. */
final class ObjectWriter {
    private static final int FEW_OBJECTS = 64;

    private final SerializerLookup serializers;
    private final List<Object> open = new ArrayList<>();
    private Map<Object, Integer> written = new IdentityHashMap<>(FEW_OBJECTS);
    private StateOutput out;
    private StateField current;

    ObjectWriter(SerializerLookup serializers) {
        this.serializers = serializers;
    }

    /** Begins with another LP. */
    void begin(StateOutput target) {
        out = target;
    }

    /** Forgets the objects of the last LP. */
    void reset() {
        if (written.size() <= FEW_OBJECTS) {
            written.clear();
        } else {
            written = new IdentityHashMap<>(FEW_OBJECTS); // clearing takes as long as the table is large
        }
        open.clear();
        current = null;
    }

    StateOutput bytes() {
        return out;
    }

    /** Notes the field that holds the references that are written next, for messages. */
    void at(StateField field) {
        current = field;
    }

    /** Takes an object that the reader has too. */
    void addKnown(Object value) {
        written.put(value, written.size());
    }

    void write(Object value) {
        if (value == null) {
            out.writeVarInt(ObjectReference.NULL);
        } else if (!writeKnown(value)) {
            StateSerializer serializer = serializers.find(value.getClass());
            if (serializer == null) {
                throw refusal(TypeNames.of(value.getClass()) + ", " + TypeRules.adviceAtCapture(value.getClass()));
            }
            out.writeVarInt(ObjectReference.NEW);
            out.writeVarInt(serializer.id());
            writeNew(serializer, value);
        }
    }

    /** Makes the error about an object that the field written last leads to. */
    ModelException refusal(String held) {
        return new ModelException(
                current + " of " + TypeNames.of(current.field().getDeclaringClass()) + " holds " + held);
    }

    /** Writes a reference to an object of a class that the reader knows. */
    void writeExact(Object value, StateSerializer serializer) {
        if (value == null) {
            out.writeVarInt(ObjectReference.NULL);
        } else if (!serializer.hasIdentity() || !writeKnown(value)) {
            out.writeVarInt(ObjectReference.NEW);
            writeNew(serializer, value);
        }
    }

    /** Writes the elements of a container that can be made only after them, so that none of them may refer to it. */
    void writeElements(Object container, Object[] elements) {
        open.add(container);
        out.writeVarInt(elements.length);
        for (Object element : elements) {
            write(element);
        }
        open.remove(open.size() - 1);
    }

    private void requireClosed(Object value) {
        for (Object container : open) {
            if (container == value) {
                throw refusal("a reference back to the " + TypeNames.of(value.getClass())
                        + " that contains it: use a collection that can be changed, such as ArrayList");
            }
        }
    }

    private boolean writeKnown(Object value) {
        Integer number = written.get(value);
        if (number == null) {
            return false;
        }
        requireClosed(value);
        out.writeVarInt(ObjectReference.FIRST_KNOWN + number);
        return true;
    }

    private void writeNew(StateSerializer serializer, Object value) {
        if (serializer.hasIdentity()) {
            addKnown(value);
        }
        serializer.writeNew(value, this);
    }
}
