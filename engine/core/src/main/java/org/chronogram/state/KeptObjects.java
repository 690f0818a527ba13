package org.chronogram.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.chronogram.model.InvalidInputException;

/**
 * The LP and the objects that it refers to by final fields alone. They are found in the same order in the LP that is written
 * and in the fresh one that is read into, so that they need not be made anew. Not thread safe.
 */
final class KeptObjects implements ReferenceVisitor {
    private static final int FEW_OBJECTS = 64;

    private final SerializerRegistry types;
    private final List<Object> objects = new ArrayList<>();
    private final List<StateSerializer> serializers = new ArrayList<>();
    private final List<StateField> fields = new ArrayList<>();
    private Set<Object> seen = newSet();
    private StateField current;
    private boolean ordered;

    KeptObjects(SerializerRegistry types) {
        this.types = types;
    }

    /** Collects the objects of an LP, after forgetting those of the last one. */
    void collect(Object process) {
        clear();
        ordered = true;
        current = null;
        visit(process);
        for (int i = 0; i < objects.size(); i++) {
            ordered = !(serializers.get(i) instanceof ImmutableContainerSerializer frozen) || frozen.isOrdered();
            serializers.get(i).visitKept(objects.get(i), this);
        }
    }

    void clear() {
        objects.clear();
        serializers.clear();
        fields.clear();
        if (seen.size() <= FEW_OBJECTS) {
            seen.clear();
        } else {
            seen = newSet(); // clearing takes as long as the table is large
        }
    }

    private static Set<Object> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>(FEW_OBJECTS));
    }

    int size() {
        return objects.size();
    }

    Object object(int index) {
        return objects.get(index);
    }

    StateSerializer serializer(int index) {
        return serializers.get(index);
    }

    /** The field that led to an object, null for the LP. */
    StateField field(int index) {
        return fields.get(index);
    }

    boolean contains(Object value) {
        return seen.contains(value);
    }

    @Override
    public void at(StateField field) {
        current = field;
    }

    @Override
    public void visit(Object value) {
        if (value == null || seen.contains(value)) {
            return;
        }
        StateSerializer serializer = types.findKept(value.getClass());
        if (serializer == null) {
            requireImmutable(value);
            return;
        }
        requireOwn(value);
        seen.add(value);
        objects.add(value);
        serializers.add(serializer);
        fields.add(current);
    }

    private void requireImmutable(Object value) {
        if (!types.immutables().isImmutable(value.getClass())) {
            throw refusal(TypeNames.of(value.getClass()) + ", " + TypeRules.refusal(value.getClass()));
        }
    }

    private void requireOwn(Object value) {
        if (!ordered) {
            throw refusal(TypeNames.of(value.getClass())
                    + " in a set or map whose order differs from process to process: use List.of or a LinkedHashMap");
        }
        if (!objects.isEmpty() && TypeRules.isOtherProcess(value.getClass())) {
            throw refusal(TypeNames.of(value.getClass()) + ", " + TypeRules.refusal(value.getClass()));
        }
    }

    private InvalidInputException refusal(String held) {
        return CaptureRefusal.of(objects.get(0).getClass(), current, held);
    }
}
