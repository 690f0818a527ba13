package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The fields of a class, sorted by what becomes of them. */
final class ClassLayout {
    private static final int MAX_ARRAYS = 8;

    private final LaidOutField[] all;
    private final LaidOutField[] changing;
    private final LaidOutField[] kept;

    ClassLayout(List<StateField> fields, StateTypes types) {
        all = fields.stream()
                .map(field -> new LaidOutField(field, types.exact(field.type())))
                .toArray(LaidOutField[]::new);
        changing =
                Arrays.stream(all).filter(laidOut -> !laidOut.field().isFinal()).toArray(LaidOutField[]::new);
        kept = Arrays.stream(all)
                .filter(laidOut -> laidOut.field().isFinal())
                .filter(laidOut ->
                        !types.immutables().isConstant(laidOut.field().type()))
                .toArray(LaidOutField[]::new);
    }

    /** All fields: those of an object that is made anew. */
    LaidOutField[] all() {
        return all;
    }

    /** Fields that are not final. */
    LaidOutField[] changing() {
        return changing;
    }

    /** Final fields whose objects may change. */
    LaidOutField[] kept() {
        return kept;
    }

    /** Whether the arrays of {@link #changing()} and {@link #kept()} are all that can be referred to twice. */
    boolean isSimple() {
        return Arrays.stream(kept).allMatch(LaidOutField::isPrimitiveArray)
                && Arrays.stream(changing).allMatch(field -> field.isPlain() || field.isPrimitiveArray())
                && arrays().length <= MAX_ARRAYS;
    }

    LaidOutField[] arrays() {
        return Stream.concat(Arrays.stream(kept), Arrays.stream(changing))
                .filter(LaidOutField::isPrimitiveArray)
                .toArray(LaidOutField[]::new);
    }

    LaidOutField[] plain() {
        return Arrays.stream(changing).filter(LaidOutField::isPlain).toArray(LaidOutField[]::new);
    }

    static void write(LaidOutField[] fields, Object holder, ObjectGraph graph, Output out) {
        for (LaidOutField field : fields) {
            field.write(holder, graph, out);
        }
    }

    static void read(LaidOutField[] fields, Object holder, ObjectGraph graph, Input in) {
        for (LaidOutField field : fields) {
            field.read(holder, graph, in);
        }
    }
}
