package org.chronogram.checkpoint;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.RandomStream;
import org.chronogram.model.Statistic;

/**
 * Finds the classes of which the state of LPs consists, by following the types of fields, and the objects in fields whose
 * types do not say enough. Whatever cannot be captured is refused here, before the run. Not thread safe.
 */
final class StateClasses {
    private static final List<Class<?>> OF_THE_ENGINE = List.of(Event.class, EventContext.class, RandomStream.class);

    private final StateKryo kryo;
    private final Set<Type> visited = new HashSet<>();
    private final Map<Class<?>, List<Field>> vagueFields = new HashMap<>();
    private Class<?> process;

    StateClasses(StateKryo kryo) {
        this.kryo = kryo;
        StateTypes.COLLECTIONS.forEach(kryo::allow);
        StateTypes.CONSTANTS.forEach(kryo::allow);
        kryo.allow(Object[].class);
        com.esotericsoftware.kryo.serializers.ImmutableCollectionsSerializers.registerSerializers(kryo);
    }

    /** Adds a class that the model has named. */
    void addNamed(Class<?> type) {
        process = type;
        visitClass(type, "Model.stateClasses()");
    }

    /** Adds the class of an LP, and what is in those of its fields whose types do not say it. */
    void addProcess(LogicalProcess added) {
        Class<?> type = added.getClass();
        List<Field> vague = vagueFields.get(type);
        if (vague == null) {
            process = type;
            kryo.allow(type);
            visitFields(type, true);
            vague = StateTypes.instanceFields(type).stream()
                    .filter(field -> StateTypes.isCaptured(field) && isVague(field.getType()))
                    .toList();
            vagueFields.put(type, vague);
        }
        for (Field field : vague) {
            process = type;
            visitValue(field, added);
        }
    }

    private void visitFields(Class<?> type, boolean ofProcess) {
        for (Field field : StateTypes.instanceFields(type)) {
            boolean captured = (ofProcess && !type.isRecord())
                    ? StateTypes.isCaptured(field)
                    : !Modifier.isTransient(field.getModifiers());
            if (captured) {
                visit(field.getGenericType(), "field '" + field.getName() + "' of " + type.getName());
            }
        }
    }

    private void visit(Type type, String where) {
        if (!visited.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            visitClass(plain, where);
        } else if (type instanceof ParameterizedType parameterized) {
            visit(parameterized.getRawType(), where);
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(argument -> visit(argument, where));
        } else if (type instanceof GenericArrayType array) {
            visit(array.getGenericComponentType(), where);
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> visit(bound, where));
        }
    }

    private void visitClass(Class<?> type, String where) {
        if (type.isPrimitive() || isKnown(type)) {
            return;
        }
        refuseUnlessPossible(type, where);
        if (type.isArray()) {
            kryo.allow(type);
            visit(type.getComponentType(), where);
        } else if (type.isEnum() || Statistic.class.isAssignableFrom(type)) {
            kryo.allow(type);
        } else if (!isVague(type)) {
            requireAccess(type, where);
            kryo.allow(type);
            visitFields(type, false);
        }
    }

    private static boolean isKnown(Class<?> type) {
        return StateTypes.COLLECTIONS.contains(type) || StateTypes.CONSTANTS.contains(type);
    }

    /** Interfaces and the like: which classes the objects have shows only in the objects. */
    private static boolean isVague(Class<?> type) {
        return !type.isPrimitive()
                && !type.isArray()
                && (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || type == Object.class);
    }

    private void visitValue(Field field, LogicalProcess owner) {
        String where = "field '" + field.getName() + "' of "
                + field.getDeclaringClass().getName();
        try {
            field.setAccessible(true);
            Object value = field.get(owner);
            if (value != null && value != owner) {
                visit(value.getClass(), where);
            }
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw refusal(field.getType(), where, "cannot be read: " + e.getMessage());
        }
    }

    private void refuseUnlessPossible(Class<?> type, String where) {
        if (type.isHidden() || type.isSynthetic()) {
            throw refusal(type, where, "is a lambda expression, of which nothing can be captured");
        }
        if (OF_THE_ENGINE.stream().anyMatch(own -> own.isAssignableFrom(type))) {
            throw refusal(type, where, "belongs to the engine and must not be kept");
        }
        if (type == HashMap.class || type == HashSet.class) {
            throw refusal(
                    type, where, "has an order that a checkpoint does not keep: use Linked" + type.getSimpleName());
        }
        boolean collection = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        boolean ofTheJdk = type.getName().startsWith("java.") || type.getName().startsWith("jdk.");
        if (ofTheJdk
                && !type.isArray()
                && !(collection && isVague(type))
                && type != Object.class
                && !isImmutable(type)
                && !(isVague(type) && !OUTSIDE.stream().anyMatch(type.getName()::startsWith))) {
            throw refusal(type, where, "is not a class of which checkpoints know how to capture it");
        }
    }

    private static final List<String> OUTSIDE =
            List.of("java.io.", "java.net.", "java.nio.", "java.util.concurrent.", "java.util.stream.", "java.sql.");

    private static boolean isImmutable(Class<?> type) {
        return type.getName().startsWith("java.util.ImmutableCollections$") || type.isEnum();
    }

    private void requireAccess(Class<?> type, String where) {
        try {
            StateTypes.instanceFields(type).forEach(field -> {
                if (!type.isRecord()) {
                    field.setAccessible(true);
                }
            });
        } catch (InaccessibleObjectException e) {
            throw refusal(type, where, "cannot be read: " + e.getMessage());
        }
    }

    private InvalidInputException refusal(Class<?> type, String where, String why) {
        return new InvalidInputException(
                "no checkpoint can be written: LP class " + process.getName() + ", " + where + ": "
                        + type.getName() + " " + why
                        + "; make the field transient if it need not survive, or run with --checkpoint-every off");
    }
}
