package org.chronogram.state;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.StatisticSet;

/**
 * The classes whose objects are captured. The id of a class of the model is a function of its name, because a partition knows
 * only the classes that its LPs lead to, and a state that one partition wrote may be read by another.
 */
final class SerializerRegistry implements SerializerLookup {
    private static final int FIRST_MODEL_ID = 128;
    private static final int MODEL_ID_MASK = (1 << 27) - 1;

    /** The id of a class whose objects are only ever kept, so that it never stands in the bytes. */
    private static final int NO_ID = -1;

    private final Map<Class<?>, StateSerializer> byClass = new IdentityHashMap<>();
    private final Map<Class<?>, Optional<StateSerializer>> keptByClass = new IdentityHashMap<>();
    private final Int2ObjectHashMap<StateSerializer> byId = new Int2ObjectHashMap<>();
    private final SortedMap<String, Class<?>> modelClasses = new TreeMap<>();
    private final ImmutableTypes immutables = new ImmutableTypes();
    private final HashKeyRules hashKeyRules = new HashKeyRules();

    SerializerRegistry(StatisticSet statistics) {
        SerializerTable table = new SerializerTable();
        JdkValueSerializers.addTo(table);
        JdkContainerSerializers.addTo(table, hashKeyRules);
        StatisticSerializers.addTo(table, statistics);
        table.all().forEach(this::add);
    }

    private void add(Class<?> type, StateSerializer serializer) {
        byClass.put(type, serializer);
        byId.put(serializer.id(), serializer);
    }

    ImmutableTypes immutables() {
        return immutables;
    }

    HashKeyRules hashKeyRules() {
        return hashKeyRules;
    }

    /** The classes of the model and of libraries, by name. */
    Collection<Class<?>> modelClasses() {
        return modelClasses.values();
    }

    @Override
    public StateSerializer find(Class<?> type) {
        return byClass.get(type);
    }

    @Override
    public StateSerializer withId(int id) {
        StateSerializer serializer = byId.get(id);
        if (serializer == null) {
            throw new DamagedStateException("no class has the id " + id);
        }
        return serializer;
    }

    /** Makes objects of a class known, unless they are already or are not captured. */
    void register(Class<?> type) {
        if (byClass.containsKey(type)) {
            return;
        }
        if (TypeRules.isEnum(type)) {
            registerEnum(type.isEnum() ? type : type.getSuperclass());
        } else if (type.isArray()) {
            addModel(type, new ObjectArraySerializer(id(type), type.getComponentType()));
        } else if (!TypeRules.isAbstract(type) && TypeRules.refusal(type) == null) {
            addModel(type, new ObjectSerializer(id(type), type, this::layoutOf));
        }
    }

    /** A constant that has a body is of a class of its own. */
    private void registerEnum(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        StateSerializer serializer = new ValueSerializer(
                id(type),
                (out, constant) -> out.writeVarInt(((Enum<?>) constant).ordinal()),
                in -> constant(in.readVarInt(), constants));
        addModel(type, serializer);
        for (Object constant : constants) {
            addModel(constant.getClass(), serializer);
        }
    }

    private static Object constant(int ordinal, Object[] constants) {
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new DamagedStateException("constant " + ordinal + " of " + constants.length);
        }
        return constants[ordinal];
    }

    private static int id(Class<?> type) {
        return FIRST_MODEL_ID + (type.getName().hashCode() & MODEL_ID_MASK);
    }

    private void addModel(Class<?> type, StateSerializer serializer) {
        StateSerializer other = byId.get(serializer.id());
        if (other != null && other != serializer) {
            throw new InvalidInputException("the names of two classes of the model have the same hash code, one is "
                    + TypeNames.of(type) + ": rename it");
        }
        add(type, serializer);
        modelClasses.put(type.getName(), type);
    }

    private ClassLayout layoutOf(Class<?> type) {
        List<FieldSerializer> fields =
                StateFields.of(type).stream().map(this::serializerOf).toList();
        return new ClassLayout(fields, field -> immutables.isConstant(field.type()));
    }

    private FieldSerializer serializerOf(StateField field) {
        if (!field.isReference()) {
            return FieldSerializer.ofPrimitive(field);
        }
        return isExact(field.type())
                ? FieldSerializer.ofExactClass(field, registered(field.type()))
                : FieldSerializer.ofAnyClass(field);
    }

    /** Returns whether the objects of a field of this type can be of no other class, and are captured. */
    private boolean isExact(Class<?> declared) {
        boolean hasSubclasses = declared.isArray()
                ? !declared.getComponentType().isPrimitive()
                : !Modifier.isFinal(declared.getModifiers()) && !TypeRules.isEnum(declared);
        return !hasSubclasses && registered(declared) != null;
    }

    private StateSerializer registered(Class<?> type) {
        register(type);
        return find(type);
    }

    /** Returns the serializer of an object that is kept; null when it cannot change, or cannot be captured. */
    StateSerializer findKept(Class<?> type) {
        Optional<StateSerializer> serializer = keptByClass.get(type);
        if (serializer == null) {
            serializer = Optional.ofNullable(immutables.isImmutable(type) ? null : createKept(type));
            keptByClass.put(type, serializer);
        }
        return serializer.orElse(null);
    }

    private StateSerializer createKept(Class<?> type) {
        return TypeRules.isKept(type) ? new ObjectSerializer(NO_ID, type, this::layoutOf) : registered(type);
    }
}
