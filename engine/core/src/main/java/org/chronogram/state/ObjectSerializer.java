package org.chronogram.state;

import java.util.Optional;
import java.util.function.Function;
import org.agrona.UnsafeApi;

/**
 * Objects of a class of the model, or of a library, by their fields. No constructor runs when one is made anew.
 *
 * <p>In an object that is kept final fields are not touched: the objects that they refer to are kept too.
 */
final class ObjectSerializer extends StateSerializer {
    private final Class<?> type;
    private final Function<Class<?>, ClassLayout> layouts;
    private ClassLayout layout;
    private Optional<FlatState> flat = Optional.empty();

    ObjectSerializer(int id, Class<?> type, Function<Class<?>, ClassLayout> layouts) {
        super(id);
        this.type = type;
        this.layouts = layouts;
    }

    /** The layout is made late, as a class may refer to itself. */
    ClassLayout layout() {
        if (layout == null) {
            layout = layouts.apply(type);
            flat = layout.isFlat() ? Optional.of(new FlatState(layout)) : Optional.empty();
        }
        return layout;
    }

    /** Returns the short way for an LP of this class; empty when it holds objects whose identity matters. */
    Optional<FlatState> flat() {
        layout();
        return flat;
    }

    @Override
    void writeNew(Object value, ObjectWriter out) {
        ClassLayout.write(layout().all(), value, out);
    }

    @Override
    Object readNew(int reference, ObjectReader in) {
        Object value = UnsafeApi.allocateInstance(type);
        in.created(reference, value);
        ClassLayout.read(layout().all(), value, in);
        return value;
    }

    @Override
    void writeKept(Object value, ObjectWriter out) {
        ClassLayout.write(layout().changing(), value, out);
    }

    @Override
    void readKept(Object target, ObjectReader in) {
        ClassLayout.read(layout().changing(), target, in);
    }

    @Override
    boolean isChangeable(Object value) {
        return layout().changing().length > 0;
    }

    @Override
    void visitKept(Object value, ReferenceVisitor visitor) {
        visit(layout().kept(), value, visitor);
    }

    @Override
    void visitCaptured(Object value, ReferenceVisitor visitor) {
        visit(layout().changing(), value, visitor);
    }

    @Override
    void visitNew(Object value, ReferenceVisitor visitor) {
        visit(layout().all(), value, visitor);
    }

    private static void visit(FieldSerializer[] fields, Object value, ReferenceVisitor visitor) {
        for (FieldSerializer each : fields) {
            if (each.field().isReference()) {
                visitor.at(each.field());
                visitor.visit(each.field().get(value));
            }
        }
    }
}
