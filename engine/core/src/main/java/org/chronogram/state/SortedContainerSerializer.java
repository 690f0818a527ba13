package org.chronogram.state;

import java.util.Comparator;
import java.util.function.Function;

/**
 * Collections and maps that may have a comparator, which is made before them. A priority queue is read in the order of its
 * heap, which adding preserves, so that equal elements leave it as they would have.
 */
final class SortedContainerSerializer<T> extends ContainerSerializer<T> {
    private final Function<Comparator<Object>, T> factory;
    private final Function<T, Comparator<?>> comparator;

    SortedContainerSerializer(
            int id,
            Contents<T> contents,
            Function<Comparator<Object>, T> factory,
            Function<T, Comparator<?>> comparator) {
        super(id, contents, () -> factory.apply(null));
        this.factory = factory;
        this.comparator = comparator;
    }

    @Override
    void writeMakings(T value, ObjectWriter out) {
        out.write(comparator.apply(value));
    }

    @Override
    @SuppressWarnings("unchecked")
    T make(ObjectReader in) {
        return factory.apply((Comparator<Object>) in.read());
    }

    @Override
    void visitMakings(T value, ReferenceVisitor visitor) {
        visitor.visit(comparator.apply(value));
    }
}
