package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.IdentityObjectIntMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chronogram.model.ModelException;

/**
 * The objects of one LP while they are written or read. A reference is a number: 0 for null, 1 for an object that
 * follows, and n + 2 for object n of those before.
 */
final class ObjectGraph {
    private static final int NULL = 0;
    private static final int NEW = 1;
    private static final int FIRST_KNOWN = 2;
    private static final int UNKNOWN = -1;
    private static final int SMALL = 64;

    private final StateTypes types;
    private final IdentityObjectIntMap<Object> written = new IdentityObjectIntMap<>(SMALL);
    private final List<Object> read = new ArrayList<>();
    private final List<Object> open = new ArrayList<>();
    private StateField current;

    ObjectGraph(StateTypes types) {
        this.types = types;
    }

    void reset() {
        written.clear(SMALL);
        read.clear();
        open.clear();
        current = null;
    }

    /** Notes where the references that are written next come from, for messages. */
    void at(StateField field) {
        current = field;
    }

    void addWritten(Object value) {
        written.put(value, written.size);
    }

    void addRead(Object value) {
        read.add(value);
    }

    void write(Object value, Output out) {
        if (value == null) {
            out.writeVarInt(NULL, true);
        } else if (!writeKnown(value, out)) {
            StateSerializer serializer = types.find(value.getClass());
            if (serializer == null) {
                throw refusal(TypeNames.of(value.getClass()) + ", " + TypeRules.adviceAtCapture(value.getClass()));
            }
            out.writeVarInt(NEW, true);
            out.writeVarInt(serializer.id(), true);
            writeNew(serializer, value, out);
        }
    }

    /** Makes the error about something that the field written last leads to. */
    ModelException refusal(String held) {
        return new ModelException(
                current + " of " + TypeNames.of(current.field().getDeclaringClass()) + " holds " + held);
    }

    /** Checks the keys of a hash table. */
    void requireKeys(Collection<?> keys, HashRules rules) {
        if (HashCapacity.hasTree(keys)) {
            throw refusal(
                    "a hash table with many keys in one bucket, whose order cannot be restored: use TreeMap, TreeSet,"
                            + " LinkedHashMap or LinkedHashSet, or let the key class spread its hash codes");
        }
        Class<?> checked = null;
        for (Object key : keys) {
            if (key != null && key.getClass() != checked) {
                checked = key.getClass();
                String refusal = rules.refusal(checked);
                if (refusal != null) {
                    throw refusal(refusal);
                }
            }
        }
    }

    /** Writes a reference to an object of a class that the reader knows. */
    void writeExact(Object value, StateSerializer serializer, Output out) {
        if (value == null) {
            out.writeVarInt(NULL, true);
        } else if (!serializer.hasIdentity() || !writeKnown(value, out)) {
            out.writeVarInt(NEW, true);
            writeNew(serializer, value, out);
        }
    }

    /** Notes that a container is written which can be made only after its elements, so none may refer to it. */
    void open(Object container) {
        open.add(container);
    }

    void close() {
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

    private boolean writeKnown(Object value, Output out) {
        int reference = written.get(value, UNKNOWN);
        if (reference == UNKNOWN) {
            return false;
        }
        requireClosed(value);
        out.writeVarInt(reference + FIRST_KNOWN, true);
        return true;
    }

    private void writeNew(StateSerializer serializer, Object value, Output out) {
        if (serializer.hasIdentity()) {
            addWritten(value);
        }
        serializer.writeNew(value, this, out);
    }

    Object read(Input in) {
        int reference = in.readVarInt(true);
        if (reference != NEW) {
            return known(reference);
        }
        return readNew(types.withId(in.readVarInt(true)), in);
    }

    Object readExact(StateSerializer serializer, Input in) {
        int reference = in.readVarInt(true);
        return reference == NEW ? readNew(serializer, in) : known(reference);
    }

    private Object known(int reference) {
        if (reference == NULL) {
            return null;
        }
        int index = reference - FIRST_KNOWN;
        if (index < 0 || index >= read.size() || read.get(index) == null) {
            throw new DamagedStateException("reference to object " + index + " of " + read.size());
        }
        return read.get(index);
    }

    private Object readNew(StateSerializer serializer, Input in) {
        int reference = UNKNOWN;
        if (serializer.hasIdentity()) {
            reference = read.size();
            read.add(null);
        }
        Object value = serializer.readNew(reference, this, in);
        if (reference != UNKNOWN) {
            read.set(reference, value);
        }
        return value;
    }

    /** Takes an object that is not complete yet, so that its parts can refer to it. */
    void created(int reference, Object value) {
        read.set(reference, value);
    }
}
