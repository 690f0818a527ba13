package org.chronogram.state;

import com.esotericsoftware.kryo.util.IdentityMap;
import com.esotericsoftware.kryo.util.IntMap;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.StatisticSet;

/**
 * The classes whose objects are captured. Those of the model have ids that are functions of their names, because which
 * of them a partition finds depends on its LPs, and a state that one partition wrote may be read by another.
 */
final class StateTypes {
    private static final int FIRST_MODEL_ID = 128;
    private static final int MODEL_ID_MASK = (1 << 27) - 1;

    private final IdentityMap<Class<?>, StateSerializer> byClass = new IdentityMap<>();
    private final IdentityMap<Class<?>, StateSerializer> keptByClass = new IdentityMap<>();
    private final IntMap<StateSerializer> byId = new IntMap<>();
    private final SortedMap<String, Class<?>> modelClasses = new TreeMap<>();
    private final Immutables immutables = new Immutables();
    private final HashRules hashRules = new HashRules();

    StateTypes(StatisticSet statistics) {
        JdkTypes.all(hashRules).forEach(this::add);
        int id = byId.size;
        for (Class<?> type : StatisticSerializers.TYPES) {
            add(type, StatisticSerializers.create(id++, type, statistics));
        }
    }

    private void add(Class<?> type, StateSerializer serializer) {
        byClass.put(type, serializer);
        byId.put(serializer.id(), serializer);
    }

    Immutables immutables() {
        return immutables;
    }

    HashRules hashRules() {
        return hashRules;
    }

    /** The classes of the model and of libraries, by name. */
    Collection<Class<?>> modelClasses() {
        return modelClasses.values();
    }

    /** Returns what writes objects of exactly this class, or null when they are not captured. */
    StateSerializer find(Class<?> type) {
        return byClass.get(type);
    }

    StateSerializer withId(int id) {
        StateSerializer serializer = byId.get(id);
        if (serializer == null) {
            throw new DamagedStateException("no class has the id " + id);
        }
        return serializer;
    }

    /** Makes objects of a class known; returns false when it was known before or is not captured. */
    boolean register(Class<?> type) {
        if (byClass.containsKey(type)) {
            return false;
        }
        if (TypeRules.isEnum(type)) {
            return EnumSerializer.register(type, this);
        }
        int id = id(type);
        if (type.isArray()) {
            addModel(type, new ObjectArraySerializer(id, type.getComponentType()));
        } else if (TypeRules.isAbstract(type) || TypeRules.refusal(type) != null) {
            return false;
        } else {
            addModel(type, new ObjectSerializer(id, type, this));
        }
        return true;
    }

    static int id(Class<?> type) {
        return FIRST_MODEL_ID + (type.getName().hashCode() & MODEL_ID_MASK);
    }

    void addModel(Class<?> type, StateSerializer serializer) {
        if (byId.containsKey(serializer.id()) && byId.get(serializer.id()) != serializer) {
            throw new InvalidInputException("the names of two classes of the model have the same hash code, one is "
                    + TypeNames.of(type) + ": rename it");
        }
        add(type, serializer);
        modelClasses.put(type.getName(), type);
    }

    /** Returns what writes the objects of a field of this type when it can be no other class, otherwise null. */
    StateSerializer exact(Class<?> declared) {
        boolean hasSubclasses = !Modifier.isFinal(declared.getModifiers()) && !TypeRules.isEnum(declared);
        if (declared.isPrimitive() || hasSubclasses) {
            return null;
        }
        if (declared.isArray() && !declared.getComponentType().isPrimitive()) {
            return null;
        }
        register(declared);
        return find(declared);
    }

    /** Returns what reads and writes an object that is kept; null when it cannot change, or cannot be captured. */
    StateSerializer kept(Class<?> type) {
        StateSerializer serializer = keptByClass.get(type);
        if (serializer == null && !keptByClass.containsKey(type)) {
            serializer = immutables.isImmutable(type) ? null : createKept(type);
            keptByClass.put(type, serializer);
        }
        return serializer;
    }

    private StateSerializer createKept(Class<?> type) {
        if (TypeRules.isKept(type)) {
            return new ObjectSerializer(-1, type, this);
        }
        register(type);
        return find(type);
    }
}
