package org.chronogram.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The serializers that are known before a model is. Their ids are their places in this table: add at the end only. */
final class SerializerTable {
    private final Map<Class<?>, StateSerializer> serializers = new LinkedHashMap<>();

    Map<Class<?>, StateSerializer> all() {
        return serializers;
    }

    void add(Class<?> type, IntFunction<StateSerializer> serializer) {
        serializers.put(type, serializer.apply(serializers.size()));
    }

    @SuppressWarnings("unchecked")
    <T> void addValue(Class<T> type, BiConsumer<StateOutput, T> writer, Function<StateInput, T> reader) {
        add(
                type,
                id -> new ValueSerializer(
                        id, (BiConsumer<StateOutput, Object>) writer, (Function<StateInput, Object>) reader));
    }

    /** Adds the class of an object that has no content. */
    void addConstant(Object constant) {
        add(constant.getClass(), id -> new ValueSerializer(id, (out, value) -> {}, in -> constant));
    }

    @SuppressWarnings("unchecked")
    <T> void addMutableValue(
            Class<T> type, Supplier<T> factory, BiConsumer<StateOutput, T> writer, BiConsumer<StateInput, T> reader) {
        add(
                type,
                id -> new MutableValueSerializer(
                        id, (Supplier<Object>) factory, (BiConsumer<StateOutput, Object>) writer, (BiConsumer<
                                        StateInput, Object>)
                                reader));
    }
}
