package org.chronogram.state;

/**
 * Writes and reads the objects of one class.
 *
 * <p>There are two cases. An object that the LP refers to by final fields alone exists in the fresh LP too: it is kept, and
 * only the part of it that can have changed is read. Any other object is made anew.
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

    abstract void writeNew(Object value, ObjectWriter out);

    /**
     * Makes the object.
     *
     * @param reference number of the object; {@link ObjectReader#created} is told of both before anything is read that may
     *     refer to the object.
     */
    abstract Object readNew(int reference, ObjectReader in);

    abstract void writeKept(Object value, ObjectWriter out);

    abstract void readKept(Object target, ObjectReader in);

    /** Whether two LPs that hold the same object could see each other's changes. */
    boolean isChangeable(Object value) {
        return true;
    }

    /** Shows the objects that are kept because this one is kept. */
    void visitKept(Object value, ReferenceVisitor visitor) {}

    /** Shows the objects that are captured with this one, kept or not. */
    abstract void visitCaptured(Object value, ReferenceVisitor visitor);

    /** Shows the objects that are captured when this one is made anew. */
    void visitNew(Object value, ReferenceVisitor visitor) {
        visitCaptured(value, visitor);
    }
}
