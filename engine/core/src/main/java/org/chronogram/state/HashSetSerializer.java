package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.HashSet;
import java.util.Set;

/** Hash sets, which iterate in the same order after they were read. */
final class HashSetSerializer extends StateSerializer {
    private final HashRules rules;

    HashSetSerializer(int id, HashRules rules) {
        super(id);
        this.rules = rules;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        Set<?> set = (Set<?>) value;
        graph.requireKeys(set, rules);
        HashCapacity.write(set, out);
        CollectionSerializer.writeElements(set, graph, out);
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        int log = HashCapacity.readLog(in);
        Set<Object> set = log == 0 ? new HashSet<>() : new HashSet<>(1 << log);
        graph.created(reference, set);
        CollectionSerializer.readElements(set, graph, in);
        return set;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        writeNew(value, graph, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    void readKept(Object target, ObjectGraph graph, Input in) {
        Set<Object> set = (Set<Object>) target;
        set.clear();
        HashCapacity.grow(set, HashCapacity.readLog(in), set::add);
        CollectionSerializer.readElements(set, graph, in);
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        ((Set<?>) value).forEach(visitor::visit);
    }
}
