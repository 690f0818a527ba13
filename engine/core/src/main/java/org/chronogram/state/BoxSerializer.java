package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Objects of the JDK whose content is a value that can be replaced, such as a bit set or an atomic number. */
final class BoxSerializer extends StateSerializer {
    private final Supplier<Object> factory;
    private final BiConsumer<Output, Object> writer;
    private final BiConsumer<Input, Object> reader;

    BoxSerializer(
            int id, Supplier<Object> factory, BiConsumer<Output, Object> writer, BiConsumer<Input, Object> reader) {
        super(id);
        this.factory = factory;
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        writer.accept(out, value);
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Object value = factory.get();
        reader.accept(in, value);
        return value;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        writer.accept(out, value);
    }

    @Override
    void readKept(Object target, ObjectGraph graph, Input in) {
        reader.accept(in, target);
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {}
}
