package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.EnumSet;

/** Sets of constants of one enum. */
final class EnumSetSerializer extends StateSerializer {
    EnumSetSerializer(int id) {
        super(id);
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        graph.write(example((EnumSet<?>) value), out);
        writeKept(value, graph, out);
    }

    /** Some constant of the enum; an empty set gives one away by its complement. */
    private static Enum<?> example(EnumSet<?> set) {
        EnumSet<?> filled = set.isEmpty() ? EnumSet.complementOf(set) : set;
        return filled.isEmpty() ? null : filled.iterator().next();
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Enum<?> example = (Enum<?>) graph.read(in);
        if (example == null) {
            throw new DamagedStateException("set of an enum without constants");
        }
        EnumSet<?> set = EnumSet.noneOf((Class) example.getDeclaringClass());
        graph.created(reference, set);
        readKept(set, graph, in);
        return set;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        CollectionSerializer.writeElements((EnumSet<?>) value, graph, out);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    void readKept(Object target, ObjectGraph graph, Input in) {
        EnumSet set = (EnumSet) target;
        set.clear();
        int size = Lengths.read(in, 1);
        for (int i = 0; i < size; i++) {
            set.add((Enum) graph.read(in));
        }
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        visitor.visit(example((EnumSet<?>) value));
    }
}
