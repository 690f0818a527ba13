package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Collections that are filled by adding. A priority queue is read in the order of its heap, which adding preserves, so
 * that equal elements leave it as they would have.
 */
final class CollectionSerializer extends SortableSerializer<Collection<Object>> {
    CollectionSerializer(
            int id,
            Function<Comparator<Object>, Collection<Object>> factory,
            Function<Object, Comparator<?>> comparator) {
        super(id, factory, comparator);
    }

    @Override
    void readContent(Collection<Object> target, ObjectGraph graph, Input in) {
        readElements(target, graph, in);
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        writeElements((Collection<?>) value, graph, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    void readKept(Object target, ObjectGraph graph, Input in) {
        Collection<Object> collection = (Collection<Object>) target;
        collection.clear();
        readElements(collection, graph, in);
    }

    static void writeElements(Collection<?> collection, ObjectGraph graph, Output out) {
        out.writeVarInt(collection.size(), true);
        for (Object element : collection) {
            graph.write(element, out);
        }
    }

    static void readElements(Collection<Object> collection, ObjectGraph graph, Input in) {
        int size = Lengths.read(in, 1);
        for (int i = 0; i < size; i++) {
            collection.add(graph.read(in));
        }
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        ((Collection<?>) value).forEach(visitor::visit);
    }
}
