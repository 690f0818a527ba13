package org.chronogram.state;

/** Writes and reads objects that never change: of one that is kept, nothing needs to be captured. */
abstract class ImmutableSerializer extends StateSerializer {
    ImmutableSerializer(int id) {
        super(id);
    }

    @Override
    final void writeKept(Object value, ObjectWriter out) {}

    @Override
    final void readKept(Object target, ObjectReader in) {}

    @Override
    final boolean isChangeable(Object value) {
        return false;
    }

    @Override
    final void visitCaptured(Object value, ReferenceVisitor visitor) {}
}
