package org.chronogram.state;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** Values: immutable objects of which only the content matters. */
final class ValueSerializer extends ImmutableSerializer {
    private final BiConsumer<StateOutput, Object> writer;
    private final Function<StateInput, Object> reader;

    ValueSerializer(int id, BiConsumer<StateOutput, Object> writer, Function<StateInput, Object> reader) {
        super(id);
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    boolean hasIdentity() {
        return false;
    }

    @Override
    void writeNew(Object value, ObjectWriter out) {
        writer.accept(out.bytes(), value);
    }

    @Override
    Object readNew(int reference, ObjectReader in) {
        return reader.apply(in.bytes());
    }
}
