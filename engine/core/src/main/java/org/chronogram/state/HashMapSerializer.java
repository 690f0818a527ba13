package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.HashMap;
import java.util.Map;

/** Hash maps, which iterate in the same order after they were read. */
final class HashMapSerializer extends StateSerializer {
    private final HashRules rules;

    HashMapSerializer(int id, HashRules rules) {
        super(id);
        this.rules = rules;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        Map<?, ?> map = (Map<?, ?>) value;
        graph.requireKeys(map.keySet(), rules);
        HashCapacity.write(map.keySet(), out);
        MapSerializer.writeEntries(map, graph, out);
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        int log = HashCapacity.readLog(in);
        Map<Object, Object> map = log == 0 ? new HashMap<>() : new HashMap<>(1 << log);
        graph.created(reference, map);
        MapSerializer.readEntries(map, graph, in);
        return map;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        writeNew(value, graph, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    void readKept(Object target, ObjectGraph graph, Input in) {
        Map<Object, Object> map = (Map<Object, Object>) target;
        map.clear();
        HashCapacity.grow(map.keySet(), HashCapacity.readLog(in), filler -> map.put(filler, filler));
        MapSerializer.readEntries(map, graph, in);
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        MapSerializer.visitEntries((Map<?, ?>) value, visitor);
    }
}
