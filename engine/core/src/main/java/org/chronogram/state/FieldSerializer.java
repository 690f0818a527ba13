package org.chronogram.state;

import java.util.Optional;

/** Writes and reads the value of one field. */
abstract class FieldSerializer {
    private final StateField field;

    private FieldSerializer(StateField field) {
        this.field = field;
    }

    static FieldSerializer ofPrimitive(StateField field) {
        return new PrimitiveField(field);
    }

    /** The objects of the field can be of several classes. */
    static FieldSerializer ofAnyClass(StateField field) {
        return new AnyField(field);
    }

    /** The objects of the field can be of no other class than that of the serializer. */
    static FieldSerializer ofExactClass(StateField field, StateSerializer serializer) {
        return new ExactField(field, serializer);
    }

    StateField field() {
        return field;
    }

    abstract void write(Object holder, ObjectWriter out);

    abstract void read(Object holder, ObjectReader in);

    /** Whether the field holds a number or an object of which only the content matters. */
    boolean isValue() {
        return false;
    }

    /** Returns the serializer of the array of numbers that the field holds; empty where it holds something else. */
    Optional<PrimitiveArraySerializer> numbers() {
        return Optional.empty();
    }

    private static final class PrimitiveField extends FieldSerializer {
        private final Primitive type;
        private final long offset;

        PrimitiveField(StateField field) {
            super(field);
            type = Primitive.of(field.type());
            offset = field.offset();
        }

        @Override
        void write(Object holder, ObjectWriter out) {
            type.write(holder, offset, out.bytes());
        }

        @Override
        void read(Object holder, ObjectReader in) {
            type.read(holder, offset, in.bytes());
        }

        @Override
        boolean isValue() {
            return true;
        }
    }

    private static final class AnyField extends FieldSerializer {
        AnyField(StateField field) {
            super(field);
        }

        @Override
        void write(Object holder, ObjectWriter out) {
            out.at(field());
            out.write(field().get(holder));
        }

        @Override
        void read(Object holder, ObjectReader in) {
            field().set(holder, in.read());
        }
    }

    private static final class ExactField extends FieldSerializer {
        private final StateSerializer serializer;

        ExactField(StateField field, StateSerializer serializer) {
            super(field);
            this.serializer = serializer;
        }

        @Override
        void write(Object holder, ObjectWriter out) {
            out.at(field());
            out.writeExact(field().get(holder), serializer);
        }

        @Override
        void read(Object holder, ObjectReader in) {
            field().set(holder, in.readExact(serializer));
        }

        @Override
        boolean isValue() {
            return !serializer.hasIdentity();
        }

        @Override
        Optional<PrimitiveArraySerializer> numbers() {
            return serializer instanceof PrimitiveArraySerializer array ? Optional.of(array) : Optional.empty();
        }
    }
}
