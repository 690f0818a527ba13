package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/** Maps whose order does not depend on hash codes. */
final class MapSerializer extends StateSerializer {
    private final Function<Comparator<Object>, Map<Object, Object>> factory;
    private final Function<Object, Comparator<?>> comparator;

    /** The comparator function is null for maps that have none. */
    MapSerializer(
            int id,
            Function<Comparator<Object>, Map<Object, Object>> factory,
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
        Map<Object, Object> map = factory.apply((Comparator<Object>) order);
        graph.created(reference, map);
        readEntries(map, graph, in);
        return map;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        writeEntries((Map<?, ?>) value, graph, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    void readKept(Object target, ObjectGraph graph, Input in) {
        Map<Object, Object> map = (Map<Object, Object>) target;
        map.clear();
        readEntries(map, graph, in);
    }

    static void writeEntries(Map<?, ?> map, ObjectGraph graph, Output out) {
        out.writeVarInt(map.size(), true);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            graph.write(entry.getKey(), out);
            graph.write(entry.getValue(), out);
        }
    }

    static void readEntries(Map<Object, Object> map, ObjectGraph graph, Input in) {
        int size = Lengths.read(in, 2);
        for (int i = 0; i < size; i++) {
            Object key = graph.read(in);
            map.put(key, graph.read(in));
        }
    }

    static void visitEntries(Map<?, ?> map, GraphVisitor visitor) {
        map.forEach((key, value) -> {
            visitor.visit(key);
            visitor.visit(value);
        });
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        visitEntries((Map<?, ?>) value, visitor);
    }

    @Override
    void visitNew(Object value, GraphVisitor visitor) {
        if (comparator != null) {
            visitor.visit(comparator.apply(value));
        }
        visitCaptured(value, visitor);
    }
}
