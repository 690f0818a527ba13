package org.chronogram.state;

import java.util.function.Supplier;

/**
 * Collections and maps that are filled by adding. A subclass writes more than the contents where the container cannot be
 * made without.
 */
class ContainerSerializer<T> extends StateSerializer {
    private final Contents<T> contents;
    private final Supplier<T> factory;

    ContainerSerializer(int id, Contents<T> contents, Supplier<T> factory) {
        super(id);
        this.contents = contents;
        this.factory = factory;
    }

    final Contents<T> contents() {
        return contents;
    }

    @SuppressWarnings("unchecked")
    final T cast(Object value) {
        return (T) value;
    }

    /** Writes what must be known before the container can be made. */
    void writeMakings(T value, ObjectWriter out) {}

    /** Reads what {@link #writeMakings} has written, and makes the empty container. */
    T make(ObjectReader in) {
        return factory.get();
    }

    @Override
    final void writeNew(Object value, ObjectWriter out) {
        writeMakings(cast(value), out);
        contents.write(cast(value), out);
    }

    @Override
    final Object readNew(int reference, ObjectReader in) {
        T made = make(in);
        in.created(reference, made);
        contents.read(made, in);
        return made;
    }

    @Override
    void writeKept(Object value, ObjectWriter out) {
        contents.write(cast(value), out);
    }

    @Override
    void readKept(Object target, ObjectReader in) {
        contents.keys(cast(target)).clear();
        contents.read(cast(target), in);
    }

    @Override
    void visitCaptured(Object value, ReferenceVisitor visitor) {
        contents.visit(cast(value), visitor);
    }

    /** Shows the objects that {@link #writeMakings} writes. */
    void visitMakings(T value, ReferenceVisitor visitor) {}

    @Override
    final void visitNew(Object value, ReferenceVisitor visitor) {
        visitMakings(cast(value), visitor);
        visitCaptured(value, visitor);
    }
}
