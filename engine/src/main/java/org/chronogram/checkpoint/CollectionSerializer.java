package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Collections that are filled by adding. A priority queue is read in the order of its heap, which adding preserves, so
 * that equal elements leave it as they would have.
 */
final class CollectionSerializer extends StateSerializer {
    private final Function<Comparator<Object>, Collection<Object>> factory;
    private final Function<Object, Comparator<?>> comparator;

    /** The comparator function is null for collections that have none. */
    CollectionSerializer(
            int id,
            Function<Comparator<Object>, Collection<Object>> factory,
            Function<Object, Comparator<?>> comparator) {
        super(id);
        this.factory = factory;
        this.comparator = comparator;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        if (comparator != null) {
            graph.write(comparator.apply(value), out);
        }
        writeKept(value, graph, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Object order = comparator == null ? null : graph.read(in);
        Collection<Object> collection = factory.apply((Comparator<Object>) order);
        graph.created(reference, collection);
        readElements(collection, graph, in);
        return collection;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        Collection<?> collection = (Collection<?>) value;
        out.writeVarInt(collection.size(), true);
        for (Object element : collection) {
            graph.write(element, out);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    void readKept(Object target, ObjectGraph graph, Input in) {
        Collection<Object> collection = (Collection<Object>) target;
        collection.clear();
        readElements(collection, graph, in);
    }

    private static void readElements(Collection<Object> collection, ObjectGraph graph, Input in) {
        int size = Lengths.read(in, 1);
        for (int i = 0; i < size; i++) {
            collection.add(graph.read(in));
        }
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        ((Collection<?>) value).forEach(visitor::visit);
    }

    @Override
    void visitNew(Object value, GraphVisitor visitor) {
        if (comparator != null) {
            visitor.visit(comparator.apply(value));
        }
        visitCaptured(value, visitor);
    }
}
