package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/** Maps whose order does not depend on hash codes. */
final class MapSerializer extends SortableSerializer<Map<Object, Object>> {
    MapSerializer(
            int id,
            Function<Comparator<Object>, Map<Object, Object>> factory,
            Function<Object, Comparator<?>> comparator) {
        super(id, factory, comparator);
    }

    @Override
    void readContent(Map<Object, Object> target, ObjectGraph graph, Input in) {
        readEntries(target, graph, in);
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
}
