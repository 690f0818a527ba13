package org.chronogram.state;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/** Says of which classes the hash codes are those of identity, which differ from process to process. */
final class HashRules {
    private final Map<Class<?>, Boolean> known = new IdentityHashMap<>();

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
