package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Values: immutable objects of which only the content matters. */
final class ValueSerializer extends StateSerializer {
    private final BiConsumer<Output, Object> writer;
    private final Function<Input, Object> reader;

    ValueSerializer(int id, BiConsumer<Output, Object> writer, Function<Input, Object> reader) {
        super(id);
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    boolean hasIdentity() {
        return false;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        writer.accept(out, value);
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        return reader.apply(in);
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {}

    @Override
    void readKept(Object target, ObjectGraph graph, Input in) {}

    @Override
    boolean isChangeable(Object value) {
        return false;
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {}
}
