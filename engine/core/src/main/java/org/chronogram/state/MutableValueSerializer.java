package org.chronogram.state;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Objects of the JDK whose whole content can be replaced, such as a bit set or an atomic number. */
final class MutableValueSerializer extends StateSerializer {
    private final Supplier<Object> factory;
    private final BiConsumer<StateOutput, Object> writer;
    private final BiConsumer<StateInput, Object> reader;

    MutableValueSerializer(
            int id,
            Supplier<Object> factory,
            BiConsumer<StateOutput, Object> writer,
            BiConsumer<StateInput, Object> reader) {
        super(id);
        this.factory = factory;
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    void writeNew(Object value, ObjectWriter out) {
        writer.accept(out.bytes(), value);
    }

    @Override
    Object readNew(int reference, ObjectReader in) {
        Object value = factory.get();
        reader.accept(in.bytes(), value);
        return value;
    }

    @Override
    void writeKept(Object value, ObjectWriter out) {
        writer.accept(out.bytes(), value);
    }

    @Override
    void readKept(Object target, ObjectReader in) {
        reader.accept(in.bytes(), target);
    }

    @Override
    void visitCaptured(Object value, ReferenceVisitor visitor) {}
}
