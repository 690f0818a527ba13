package org.chronogram.state;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Decides which keys a hash table may have so that its order can be restored. Hash codes of identity differ from process to
 * process.
 */
final class HashKeyRules {
    private final Map<Class<?>, Boolean> known = new IdentityHashMap<>();

    /** Checks the keys of a hash table that is written. */
    void requireKeys(Collection<?> keys, ObjectWriter out) {
        if (HashCapacity.hasTree(keys)) {
            throw out.refusal(
                    "a hash table with many keys in one bucket, whose order cannot be restored: use TreeMap, TreeSet,"
                            + " LinkedHashMap or LinkedHashSet, or let the key class spread its hash codes");
        }
        Class<?> checked = null;
        for (Object key : keys) {
            if (key != null && key.getClass() != checked) {
                checked = key.getClass();
                String refusal = refusal(checked);
                if (refusal != null) {
                    throw out.refusal(refusal);
                }
            }
        }
    }

    /** Returns why the class is no key of a hash table, or null when it is one. */
    String refusal(Class<?> key) {
        if (!hasIdentityHash(key)) {
            return null;
        }
        String advice = isEnum(key) ? "EnumMap, EnumSet" : "TreeMap, TreeSet";
        return "keys of " + TypeNames.of(key)
                + " in a hash table, whose order then differs from process to process: use "
                + advice + ", LinkedHashMap or LinkedHashSet"
                + (isEnum(key) ? "" : ", or let the key class override hashCode");
    }

    private boolean hasIdentityHash(Class<?> key) {
        Boolean answer = known.get(key);
        if (answer == null) {
            known.put(key, false);
            answer = isEnum(key) || key.isArray() || key == Class.class || inheritsHash(key) || hasSuchComponent(key);
            known.put(key, answer);
        }
        return answer;
    }

    private static boolean isEnum(Class<?> key) {
        return Enum.class.isAssignableFrom(key);
    }

    /** An interface or abstract class says nothing; its implementations do when they come. */
    private static boolean inheritsHash(Class<?> key) {
        if (key.isPrimitive() || key.isRecord() || TypeRules.isAbstract(key)) {
            return false;
        }
        try {
            return key.getMethod("hashCode").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasSuchComponent(Class<?> key) {
        return key.isRecord()
                && Arrays.stream(key.getRecordComponents())
                        .map(RecordComponent::getType)
                        .anyMatch(this::hasIdentityHash);
    }
}
