package org.chronogram.state;

import java.util.Collection;
import java.util.Map;

/** The elements of collections, or the entries of maps: how they are written, read and shown. */
abstract class Contents<T> {
    static final Contents<Collection<Object>> ELEMENTS = new Elements();
    static final Contents<Map<Object, Object>> ENTRIES = new Entries();

    private Contents() {}

    /** Returns the elements, or the keys of the entries; a view that can be cleared. */
    abstract Collection<?> keys(T container);

    abstract void addKey(T container, Object key);

    abstract void write(T container, ObjectWriter out);

    /** Adds all that was written. */
    abstract void read(T container, ObjectReader in);

    abstract void visit(T container, ReferenceVisitor visitor);

    private static final class Elements extends Contents<Collection<Object>> {
        @Override
        Collection<?> keys(Collection<Object> collection) {
            return collection;
        }

        @Override
        void addKey(Collection<Object> collection, Object key) {
            collection.add(key);
        }

        @Override
        void write(Collection<Object> collection, ObjectWriter out) {
            out.bytes().writeVarInt(collection.size());
            for (Object element : collection) {
                out.write(element);
            }
        }

        @Override
        void read(Collection<Object> collection, ObjectReader in) {
            int size = in.bytes().readLength(1);
            for (int i = 0; i < size; i++) {
                collection.add(in.read());
            }
        }

        @Override
        void visit(Collection<Object> collection, ReferenceVisitor visitor) {
            collection.forEach(visitor::visit);
        }
    }

    private static final class Entries extends Contents<Map<Object, Object>> {
        @Override
        Collection<?> keys(Map<Object, Object> map) {
            return map.keySet();
        }

        @Override
        void addKey(Map<Object, Object> map, Object key) {
            map.put(key, key);
        }

        @Override
        void write(Map<Object, Object> map, ObjectWriter out) {
            out.bytes().writeVarInt(map.size());
            for (Map.Entry<Object, Object> entry : map.entrySet()) {
                out.write(entry.getKey());
                out.write(entry.getValue());
            }
        }

        @Override
        void read(Map<Object, Object> map, ObjectReader in) {
            int size = in.bytes().readLength(2);
            for (int i = 0; i < size; i++) {
                Object key = in.read();
                map.put(key, in.read());
            }
        }

        @Override
        void visit(Map<Object, Object> map, ReferenceVisitor visitor) {
            map.forEach((key, value) -> {
                visitor.visit(key);
                visitor.visit(value);
            });
        }
    }
}
