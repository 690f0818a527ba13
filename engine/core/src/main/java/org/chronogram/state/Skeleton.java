package org.chronogram.state;

import com.esotericsoftware.kryo.util.IdentityObjectIntMap;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.InvalidInputException;

/**
 * The LP and the objects that hang on it by final fields alone: they are the same ones, in the same order, in the LP that
 * is written and in the fresh one that is read into.
 */
final class Skeleton implements GraphVisitor {
    private static final int SMALL = 64;

    private final StateTypes types;
    private final List<Object> objects = new ArrayList<>();
    private final List<StateSerializer> serializers = new ArrayList<>();
    private final List<StateField> fields = new ArrayList<>();
    private final IdentityObjectIntMap<Object> seen = new IdentityObjectIntMap<>(SMALL);
    private StateField current;
    private boolean ordered;

    Skeleton(StateTypes types) {
        this.types = types;
    }

    /** Takes the objects of an LP in place of those of the last one. */
    void collect(Object process) {
        clear();
        ordered = true;
        current = null;
        visit(process);
        for (int i = 0; i < objects.size(); i++) {
            ordered = !(serializers.get(i) instanceof FrozenSerializer frozen) || frozen.isOrdered();
            serializers.get(i).visitKept(objects.get(i), this);
        }
    }

    void clear() {
        objects.clear();
        serializers.clear();
        fields.clear();
        seen.clear(SMALL);
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
        return seen.containsKey(value);
    }

    @Override
    public void at(StateField field) {
        current = field;
    }

    @Override
    public void visit(Object value) {
        if (value == null || seen.containsKey(value)) {
            return;
        }
        StateSerializer serializer = types.kept(value.getClass());
        if (serializer == null) {
            requireImmutable(value);
            return;
        }
        requireOwn(value);
        seen.put(value, objects.size());
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
        return new InvalidInputException(Refusal.text(objects.get(0).getClass(), current, held));
    }
}
