package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/**
 * Writes and reads the objects of one class.
 *
 * <p>There are two cases. An object that hangs on the LP by final fields alone exists in the fresh LP too: it is kept,
 * and only what can have changed in it is read. Any other object is made anew.
 */
abstract class StateSerializer {
    private final int id;

    /** The id stands for the class in the bytes. */
    StateSerializer(int id) {
        this.id = id;
    }

    final int id() {
        return id;
    }

    /** Whether the identity of objects matters, so that two references to one stay two references to one. */
    boolean hasIdentity() {
        return true;
    }

    abstract void writeNew(Object value, ObjectGraph graph, Output out);

    /** Makes the object; it tells the graph before reading anything that may refer to the object. */
    abstract Object readNew(int reference, ObjectGraph graph, Input in);

    abstract void writeKept(Object value, ObjectGraph graph, Output out);

    abstract void readKept(Object target, ObjectGraph graph, Input in);

    /** Whether two LPs that hold the same object could see each other's changes. */
    boolean isChangeable(Object value) {
        return true;
    }

    /** Shows the objects that are kept because this one is kept. */
    void visitKept(Object value, GraphVisitor visitor) {}

    /** Shows the objects that are captured with this one, kept or not. */
    abstract void visitCaptured(Object value, GraphVisitor visitor);

    /** Shows what further objects are captured when this one is made anew. */
    void visitNew(Object value, GraphVisitor visitor) {
        visitCaptured(value, visitor);
    }
}
