package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.function.Function;

/** Containers that never change, though their elements may: the lists of {@code List.of}, optional values and the like. */
final class FrozenSerializer extends StateSerializer {
    private final Function<Object, Object[]> elements;
    private final Function<Object[], Object> factory;
    private final boolean ordered;

    /** Says whether the order of the elements is the same in every process. */
    FrozenSerializer(int id, boolean ordered, Function<Object, Object[]> elements, Function<Object[], Object> factory) {
        super(id);
        this.ordered = ordered;
        this.elements = elements;
        this.factory = factory;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        Object[] content = elements.apply(value);
        graph.open(value);
        out.writeVarInt(content.length, true);
        for (Object element : content) {
            graph.write(element, out);
        }
        graph.close();
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Object[] content = new Object[Lengths.read(in, 1)];
        for (int i = 0; i < content.length; i++) {
            content[i] = graph.read(in);
        }
        return factory.apply(content);
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {}

    @Override
    void readKept(Object target, ObjectGraph graph, Input in) {}

    @Override
    boolean isChangeable(Object value) {
        return false;
    }

    boolean isOrdered() {
        return ordered;
    }

    @Override
    void visitKept(Object value, GraphVisitor visitor) {
        for (Object element : elements.apply(value)) {
            visitor.visit(element);
        }
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {}

    @Override
    void visitNew(Object value, GraphVisitor visitor) {
        visitKept(value, visitor);
    }
}
