package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.EnumMap;
import java.util.Map;

/** Maps by the constants of one enum. */
final class EnumMapSerializer extends StateSerializer {
    EnumMapSerializer(int id) {
        super(id);
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        Map<?, ?> map = (Map<?, ?>) value;
        if (map.isEmpty()) {
            throw graph.refusal("an empty EnumMap, which does not show the class of its keys: make the field final");
        }
        graph.write(map.keySet().iterator().next(), out);
        writeKept(value, graph, out);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Enum<?> example = (Enum<?>) graph.read(in);
        if (example == null) {
            throw new DamagedStateException("map without keys");
        }
        Object map = new EnumMap((Class) example.getDeclaringClass());
        graph.created(reference, map);
        readKept(map, graph, in);
        return map;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        MapSerializer.writeEntries((Map<?, ?>) value, graph, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    void readKept(Object target, ObjectGraph graph, Input in) {
        Map<Object, Object> map = (Map<Object, Object>) target;
        map.clear();
        MapSerializer.readEntries(map, graph, in);
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        MapSerializer.visitEntries((Map<?, ?>) value, visitor);
    }
}
