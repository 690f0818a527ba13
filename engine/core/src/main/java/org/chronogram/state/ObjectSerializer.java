package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import org.agrona.UnsafeApi;

/**
 * Objects of a class of the model, or of a library, by their fields. No constructor runs when one is made anew.
 *
 * <p>In an object that is kept final fields are not touched: what they refer to is kept too.
 */
final class ObjectSerializer extends StateSerializer {
    private final Class<?> type;
    private final StateTypes types;
    private ClassLayout layout;
    private SimpleState simple;

    ObjectSerializer(int id, Class<?> type, StateTypes types) {
        super(id);
        this.type = type;
        this.types = types;
    }

    /** The layout is made late, as a class may refer to itself. */
    ClassLayout layout() {
        if (layout == null) {
            layout = new ClassLayout(StateFields.of(type), types);
            simple = layout.isSimple() ? new SimpleState(layout) : null;
        }
        return layout;
    }

    /** Returns the short way for an LP of this class, or null when its state is more than numbers. */
    SimpleState simple() {
        layout();
        return simple;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        ClassLayout.write(layout().all(), value, graph, out);
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Object value = UnsafeApi.allocateInstance(type);
        graph.created(reference, value);
        ClassLayout.read(layout().all(), value, graph, in);
        return value;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        ClassLayout.write(layout().changing(), value, graph, out);
    }

    @Override
    void readKept(Object target, ObjectGraph graph, Input in) {
        ClassLayout.read(layout().changing(), target, graph, in);
    }

    @Override
    boolean isChangeable(Object value) {
        return layout().changing().length > 0;
    }

    @Override
    void visitKept(Object value, GraphVisitor visitor) {
        for (LaidOutField field : layout().kept()) {
            visitor.at(field.field());
            visitor.visit(field.field().get(value));
        }
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        visit(List.of(layout().changing()), value, visitor);
    }

    @Override
    void visitNew(Object value, GraphVisitor visitor) {
        visit(List.of(layout().all()), value, visitor);
    }

    private static void visit(List<LaidOutField> fields, Object value, GraphVisitor visitor) {
        for (LaidOutField field : fields) {
            if (field.field().isReference()) {
                visitor.at(field.field());
                visitor.visit(field.field().get(value));
            }
        }
    }
}
