package org.chronogram.state;

import java.util.function.IntFunction;

/** Hash maps and hash sets, which iterate in the same order after they were read. */
final class HashTableSerializer<T> extends ContainerSerializer<T> {
    private static final int DEFAULT_CAPACITY = 16;

    private final IntFunction<T> factory;
    private final HashKeyRules rules;

    /** The factory is told a capacity. */
    HashTableSerializer(int id, Contents<T> contents, IntFunction<T> factory, HashKeyRules rules) {
        super(id, contents, () -> factory.apply(DEFAULT_CAPACITY));
        this.factory = factory;
        this.rules = rules;
    }

    @Override
    void writeMakings(T value, ObjectWriter out) {
        rules.requireKeys(contents().keys(value), out);
        HashCapacity.write(contents().keys(value), out.bytes());
    }

    @Override
    T make(ObjectReader in) {
        int log = HashCapacity.readLog(in.bytes());
        return factory.apply(log == 0 ? DEFAULT_CAPACITY : 1 << log);
    }

    /** A table that is kept may have had to grow too. */
    @Override
    void writeKept(Object value, ObjectWriter out) {
        writeMakings(cast(value), out);
        super.writeKept(value, out);
    }

    @Override
    void readKept(Object target, ObjectReader in) {
        T table = cast(target);
        contents().keys(table).clear();
        HashCapacity.grow(
                contents().keys(table),
                HashCapacity.readLog(in.bytes()),
                filler -> contents().addKey(table, filler));
        super.readKept(target, in);
    }
}
