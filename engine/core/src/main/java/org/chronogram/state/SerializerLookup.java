package org.chronogram.state;

/** Finds the serializer of an object, and of bytes. */
interface SerializerLookup {
    /** Returns the serializer of objects of exactly this class, or null when they are not captured. */
    StateSerializer find(Class<?> type);

    /**
     * Returns the serializer that has an id.
     *
     * @throws DamagedStateException when there is none.
     */
    StateSerializer withId(int id);
}
