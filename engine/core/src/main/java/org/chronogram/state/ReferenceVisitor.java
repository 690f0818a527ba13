package org.chronogram.state;

/** Is shown the objects that another object refers to. */
interface ReferenceVisitor {
    /** Called before {@link #visit} where the reference is a field. */
    default void at(StateField field) {}

    /** Called for each reference, null ones included. */
    void visit(Object value);
}
