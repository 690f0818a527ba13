package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Comparator;
import java.util.function.Function;

/** Collections or maps that may have a comparator, which is made before them. */
abstract class SortableSerializer<T> extends StateSerializer {
    private final Function<Comparator<Object>, T> factory;
    private final Function<Object, Comparator<?>> comparator;

    /** The comparator function is null for those that have none. */
    SortableSerializer(int id, Function<Comparator<Object>, T> factory, Function<Object, Comparator<?>> comparator) {
        super(id);
        this.factory = factory;
        this.comparator = comparator;
    }

    @Override
    final void writeNew(Object value, ObjectGraph graph, Output out) {
        if (comparator != null) {
            graph.write(comparator.apply(value), out);
        }
        writeKept(value, graph, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    final Object readNew(int reference, ObjectGraph graph, Input in) {
        Object order = comparator == null ? null : graph.read(in);
        T created = factory.apply((Comparator<Object>) order);
        graph.created(reference, created);
        readContent(created, graph, in);
        return created;
    }

    /** Reads what is in it, and adds it. */
    abstract void readContent(T target, ObjectGraph graph, Input in);

    @Override
    final void visitNew(Object value, GraphVisitor visitor) {
        if (comparator != null) {
            visitor.visit(comparator.apply(value));
        }
        visitCaptured(value, visitor);
    }
}
