package org.chronogram.state;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The fields of a class, sorted by the way in which they are captured. */
final class ClassLayout {
    private static final int MAX_ARRAYS = 8;

    private final FieldSerializer[] all;
    private final FieldSerializer[] changing;
    private final FieldSerializer[] kept;

    /** The predicate tells the fields that hold immutable objects only. */
    ClassLayout(List<FieldSerializer> fields, Predicate<StateField> isConstant) {
        all = fields.toArray(FieldSerializer[]::new);
        changing = select(fields.stream().filter(each -> !each.field().isFinal()));
        kept = select(
                fields.stream().filter(each -> each.field().isFinal()).filter(each -> !isConstant.test(each.field())));
    }

    private static FieldSerializer[] select(Stream<FieldSerializer> fields) {
        return fields.toArray(FieldSerializer[]::new);
    }

    /** All fields: those of an object that is made anew. */
    FieldSerializer[] all() {
        return all;
    }

    /** Fields that are not final. */
    FieldSerializer[] changing() {
        return changing;
    }

    /** Final fields whose objects may change. */
    FieldSerializer[] kept() {
        return kept;
    }

    /** Whether the state is values and a few arrays of numbers, so that only the arrays can be referred to twice. */
    boolean isFlat() {
        return arrays().length <= MAX_ARRAYS && arrays().length + values().length == kept.length + changing.length;
    }

    /** Arrays of numbers that may change. */
    FieldSerializer[] arrays() {
        return select(Stream.concat(Stream.of(kept), Stream.of(changing))
                .filter(each -> each.numbers().isPresent()));
    }

    /** Numbers, and other objects of which only the content matters, that may change. */
    FieldSerializer[] values() {
        return select(Stream.of(changing).filter(FieldSerializer::isValue));
    }

    static void write(FieldSerializer[] fields, Object holder, ObjectWriter out) {
        for (FieldSerializer field : fields) {
            field.write(holder, out);
        }
    }

    static void read(FieldSerializer[] fields, Object holder, ObjectReader in) {
        for (FieldSerializer field : fields) {
            field.read(holder, in);
        }
    }
}
