package org.chronogram.state;

/** References as numbers: how they stand in the bytes. */
final class ObjectReference {
    static final int NULL = 0;

    /** The object follows. */
    static final int NEW = 1;

    /** Object n of those before is this and n. */
    static final int FIRST_KNOWN = 2;

    private ObjectReference() {}
}
