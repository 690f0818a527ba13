package org.chronogram.state;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.function.Function;

/** Sets and maps of constants of one enum. They do not tell the enum, so a constant of it is written ahead of them. */
final class EnumContainerSerializer<T> extends ContainerSerializer<T> {
    private final Function<Enum<?>, T> factory;

    /** The factory is told some constant of the enum. */
    EnumContainerSerializer(int id, Contents<T> contents, Function<Enum<?>, T> factory) {
        super(id, contents, () -> factory.apply(null));
        this.factory = factory;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static EnumMap<?, ?> map(Enum<?> example) {
        return new EnumMap(example.getDeclaringClass());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static EnumSet<?> set(Enum<?> example) {
        return EnumSet.noneOf((Class) example.getDeclaringClass());
    }

    /** Some constant of the enum, or null; an empty set gives one away by its complement. */
    private Object example(T value) {
        Iterator<?> constants = contents().keys(value).iterator();
        if (!constants.hasNext() && value instanceof EnumSet<?> set) {
            constants = EnumSet.complementOf(set).iterator();
        }
        return constants.hasNext() ? constants.next() : null;
    }

    @Override
    void writeMakings(T value, ObjectWriter out) {
        Object example = example(value);
        if (example == null) {
            throw out.refusal("an empty EnumMap, which does not show the class of its keys: make the field final");
        }
        out.write(example);
    }

    @Override
    T make(ObjectReader in) {
        if (in.read() instanceof Enum<?> example) {
            return factory.apply(example);
        }
        throw new DamagedStateException("a set or map of constants without a constant");
    }

    @Override
    void visitCaptured(Object value, ReferenceVisitor visitor) {
        visitor.visit(example(cast(value)));
        super.visitCaptured(value, visitor);
    }
}
