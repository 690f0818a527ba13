package org.chronogram.state;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.chronogram.model.InvalidInputException;

/** Registers the classes that the declarations of fields lead to, and refuses those that can never be captured. */
final class TypeScan {
    private final SerializerRegistry types;
    private final Set<Class<?>> scanned = new HashSet<>();
    private Class<?> processClass;

    TypeScan(SerializerRegistry types) {
        this.types = types;
    }

    /** Scans an LP class, but for the final fields that hold immutable objects, which are not captured. */
    void scanProcess(Class<?> type) {
        processClass = type;
        if (scanned.add(type)) {
            for (StateField field : StateFields.of(type)) {
                if (!field.isFinal() || !types.immutables().isConstant(field.type())) {
                    scan(field.field().getGenericType(), field);
                }
            }
        }
    }

    /** Scans a class that was found in an LP, or that the model named. */
    void scanClass(Class<?> type, StateField holder) {
        if (!scanned.add(type) || type.isPrimitive()) {
            return;
        }
        if (type.isArray()) {
            scanClass(type.getComponentType(), holder);
            types.register(type);
        } else if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                scanClass(permitted, holder);
            }
        }
        if (types.find(type) == null && !types.immutables().isKept(type)) {
            requireCapturable(type, holder);
            types.register(type);
        }
        if (types.find(type) instanceof ObjectSerializer) {
            scanFields(type);
        }
    }

    /** Leaves out final fields of immutable classes that are never made anew: only an object that is kept can have them. */
    private void scanFields(Class<?> type) {
        for (StateField field : StateFields.of(type)) {
            boolean isConstant = field.isFinal() && types.immutables().isConstant(field.type());
            if (!isConstant || TypeRules.refusal(field.type()) == null) {
                scan(field.field().getGenericType(), field);
            }
        }
    }

    private void requireCapturable(Class<?> type, StateField holder) {
        String refusal = TypeRules.refusal(type);
        boolean unknown = (TypeRules.isAbstract(type) && !TypeRules.isOfTheEngine(type)) || type == Object.class;
        if (refusal != null && !unknown && !TypeRules.isKept(type)) {
            throw refusal(holder, TypeNames.of(type) + ", " + refusal);
        }
    }

    private InvalidInputException refusal(StateField holder, String held) {
        return holder == null
                ? new InvalidInputException("Model.stateClasses() names " + held)
                : CaptureRefusal.of(processClass, holder, held);
    }

    private void scan(Type type, StateField holder) {
        if (type instanceof Class<?> plain) {
            scanClass(plain, holder);
        } else if (type instanceof GenericArrayType array) {
            scan(array.getGenericComponentType(), holder);
            scanClass(holder.type(), holder);
        } else if (type instanceof WildcardType wildcard) {
            scan(wildcard.getUpperBounds()[0], holder);
        } else if (type instanceof ParameterizedType parameterized) {
            scan(parameterized.getRawType(), holder);
            for (Type argument : parameterized.getActualTypeArguments()) {
                scan(argument, holder);
            }
            requireKey((Class<?>) parameterized.getRawType(), parameterized, holder);
        }
    }

    /** Checks the declared key type of a hash table. */
    void requireKey(Class<?> table, Type declared, StateField holder) {
        boolean isHashTable = table == HashMap.class || table == HashSet.class;
        if (isHashTable
                && declared instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> key) {
            String refusal = key == Object.class ? null : types.hashKeyRules().refusal(key);
            if (refusal != null) {
                throw refusal(holder, refusal);
            }
        }
    }
}
