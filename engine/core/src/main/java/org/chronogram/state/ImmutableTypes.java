package org.chronogram.state;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chronogram.model.Model;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;

/**
 * Lists the classes of which an object in a final field never changes, so that a fresh LP has it already. Statistics count
 * as such, because every partition restores its own, and so do the model and its parameters.
 */
final class ImmutableTypes {
    private static final Set<Class<?>> CLASSES = Set.of(
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            String.class,
            Class.class,
            BigInteger.class,
            BigDecimal.class,
            MathContext.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            Pattern.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            ParameterValues.class,
            Parameter.class);
    private static final List<Class<?>> FAMILIES =
            List.of(Enum.class, Statistic.class, Model.class, Path.class, Charset.class, ZoneId.class);

    private final Map<Class<?>, Boolean> known = new HashMap<>();

    /** Whether objects of this class are never captured, only kept. */
    boolean isKept(Class<?> type) {
        return !TypeRules.isEnum(type) && (type == Class.class || isOfFamily(type));
    }

    /** Whether objects of exactly this class are immutable. */
    boolean isImmutable(Class<?> type) {
        Boolean answer = known.get(type);
        if (answer == null) {
            known.put(type, false); // the answer for a class that refers to itself
            answer = type.isPrimitive()
                    || CLASSES.contains(type)
                    || isOfFamily(type)
                    || isTime(type)
                    || hasOnlyConstants(type);
            known.put(type, answer);
        }
        return answer;
    }

    private boolean hasOnlyConstants(Class<?> type) {
        return !type.isArray()
                && !type.isInterface()
                && !TypeRules.isJdk(type)
                && StateFields.of(type).stream().allMatch(field -> field.isFinal() && isConstant(field.type()));
    }

    /** Whether every object that a final field of this type can hold is immutable. */
    boolean isConstant(Class<?> type) {
        return isImmutable(type)
                && (Modifier.isFinal(type.getModifiers()) || CLASSES.contains(type) || isOfFamily(type));
    }

    private static boolean isOfFamily(Class<?> type) {
        return FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(type));
    }

    private static boolean isTime(Class<?> type) {
        return type.getName().startsWith("java.time.")
                && (TemporalAccessor.class.isAssignableFrom(type) || TemporalAmount.class.isAssignableFrom(type));
    }
}
