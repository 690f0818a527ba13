package org.chronogram.state;

import java.util.function.Function;

/** Containers that never change, though their elements may: the lists of {@code List.of}, optional values and the like. */
final class ImmutableContainerSerializer extends ImmutableSerializer {
    private final Function<Object, Object[]> elements;
    private final Function<Object[], Object> factory;
    private final boolean ordered;

    /** An ordered container has its elements in the same order in every process. */
    ImmutableContainerSerializer(
            int id, boolean ordered, Function<Object, Object[]> elements, Function<Object[], Object> factory) {
        super(id);
        this.ordered = ordered;
        this.elements = elements;
        this.factory = factory;
    }

    @Override
    void writeNew(Object value, ObjectWriter out) {
        out.writeElements(value, elements.apply(value));
    }

    @Override
    Object readNew(int reference, ObjectReader in) {
        Object[] content = new Object[in.bytes().readLength(1)];
        for (int i = 0; i < content.length; i++) {
            content[i] = in.read();
        }
        return factory.apply(content);
    }

    boolean isOrdered() {
        return ordered;
    }

    @Override
    void visitKept(Object value, ReferenceVisitor visitor) {
        for (Object element : elements.apply(value)) {
            visitor.visit(element);
        }
    }

    @Override
    void visitNew(Object value, ReferenceVisitor visitor) {
        visitKept(value, visitor);
    }
}
