package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and writes records as JSON objects that have a field for each component and no other. The parser and the generator
 * are those of Jackson. Its mapper is not used, because its search for annotations, getters and creators, and the calendars
 * that it loads, took nearly half of the processor time that a worker needs to start. Immutable and thread-safe.
 *
 * <p>A value is never converted to another type: no number is read from a text, no 0 from null. The faults are the
 * exceptions that Jackson has for them, with the path to the field, so {@link JsonFaults} describes them.
 *
 * @param <T> type of the record.
 */
public final class RecordCodec<T> implements ValueCodec {
    private static final Map<Class<?>, RecordCodec<?>> BY_TYPE = new ConcurrentHashMap<>();

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final String[] names;
    private final Method[] accessors;
    private final ValueCodec[] values;
    private final Map<String, Integer> indexOf = new HashMap<>();

    private RecordCodec(Class<T> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        names = new String[components.length];
        accessors = new Method[components.length];
        values = new ValueCodec[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            names[i] = components[i].getName();
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
            values[i] = ValueCodecs.of(components[i].getGenericType());
            indexOf.put(names[i], i);
        }
        constructor = constructorOf(type, types);
    }

    private static <T> Constructor<T> constructorOf(Class<T> type, Class<?>[] types) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no constructor for its components", e);
        }
    }

    /**
     * Returns the codec of a type.
     *
     * @param type a record of numbers, texts, enums, byte arrays, arrays of long or double, lists, maps and further such
     *     records.
     * @return the codec.
     * @throws IllegalArgumentException if the type is another one, or has a component of another type.
     */
    @SuppressWarnings("unchecked")
    public static <T> RecordCodec<T> of(Class<T> type) {
        RecordCodec<?> known = BY_TYPE.get(type);
        if (known != null) {
            return (RecordCodec<T>) known;
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record");
        }
        RecordCodec<T> codec = new RecordCodec<>(type);
        BY_TYPE.put(type, codec);
        return codec;
    }

    /**
     * Writes a record.
     *
     * @param value the record, of the type of this codec.
     * @param out takes it.
     * @throws IOException as the generator throws it.
     */
    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < names.length; i++) {
            out.writeFieldName(names[i]);
            Object component = componentOf(value, i);
            if (component == null) {
                out.writeNull();
            } else {
                values[i].write(component, out);
            }
        }
        out.writeEndObject();
    }

    private Object componentOf(Object value, int index) {
        try {
            return accessors[index].invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + "." + names[index] + "() failed: " + e, e);
        }
    }

    /**
     * Reads a record. The parser stands at the begin of the object, and stands at its end afterwards.
     *
     * @param parser gives the text.
     * @return the record.
     * @throws IOException if the text is no JSON, or the object has other fields, or values of other types, or the
     *     constructor of the record has refused them.
     */
    @Override
    public T read(JsonParser parser) throws IOException {
        Mismatch.require(parser, JsonToken.START_OBJECT, type);
        Object[] components = new Object[names.length];
        boolean[] found = new boolean[names.length];
        String unknown = readFields(components, found, parser);
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                throw at(i, MismatchedInputException.from(parser, type, "missing"));
            }
        }
        if (unknown != null) {
            throw notKnown(unknown, parser);
        }
        return instance(components, parser);
    }

    /** Returns the first unknown field, null for none: what is behind it may be no JSON, or a field that is there twice. */
    private String readFields(Object[] components, boolean[] found, JsonParser parser) throws IOException {
        String unknown = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            Integer index = indexOf.get(name);
            if (index == null) {
                unknown = unknown == null ? name : unknown;
                parser.skipChildren();
            } else {
                components[index] = readComponent(index, parser);
                found[index] = true;
            }
        }
        return unknown;
    }

    private JsonMappingException notKnown(String field, JsonParser parser) {
        JsonMappingException fault = new UnrecognizedPropertyException(
                parser, "not known", parser.currentTokenLocation(), type, field, List.of());
        fault.prependPath(type, field);
        return fault;
    }

    private Object readComponent(int index, JsonParser parser) throws IOException {
        try {
            if (!parser.hasToken(JsonToken.VALUE_NULL)) {
                return values[index].read(parser);
            }
            if (accessors[index].getReturnType().isPrimitive()) {
                throw Mismatch.found(parser, accessors[index].getReturnType());
            }
            return null;
        } catch (JsonProcessingException e) {
            throw at(index, e);
        }
    }

    private JsonMappingException at(int index, JsonProcessingException fault) {
        return JsonMappingException.wrapWithPath(fault, type, names[index]);
    }

    private T instance(Object[] components, JsonParser parser) throws IOException {
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw ValueInstantiationException.from(
                    parser, "refused", TypeFactory.defaultInstance().constructType(type), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be constructed: " + e, e);
        }
    }
}
