package org.chronogram.state;

import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The classes of the JDK that are captured. Their ids are their places in this list: add at the end only. */
final class JdkTypes {
    private final Map<Class<?>, StateSerializer> serializers = new LinkedHashMap<>();
    private final HashRules rules;

    private JdkTypes(HashRules rules) {
        this.rules = rules;
    }

    static Map<Class<?>, StateSerializer> all(HashRules rules) {
        JdkTypes types = new JdkTypes(rules);
        types.addArrays();
        JdkValues.addTo(types);
        types.addCollections();
        types.addMaps();
        types.addFrozen();
        types.addEnums();
        return types.serializers;
    }

    void add(Class<?> type, IntFunction<StateSerializer> serializer) {
        serializers.put(type, serializer.apply(serializers.size()));
    }

    @SuppressWarnings("unchecked")
    <T> void addValue(Class<T> type, BiConsumer<Output, T> writer, Function<Input, T> reader) {
        add(type, id -> new ValueSerializer(id, (BiConsumer<Output, Object>) writer, (Function<Input, Object>) reader));
    }

    /** Adds a class whose serializer, of the library, makes nothing larger than what it reads. */
    <T> void addValue(Class<T> type, Serializer<T> serializer) {
        addValue(type, (out, value) -> serializer.write(null, out, value), in -> serializer.read(null, in, type));
    }

    @SuppressWarnings("unchecked")
    <T> void addBox(Class<T> type, Supplier<T> factory, BiConsumer<Output, T> writer, BiConsumer<Input, T> reader) {
        add(
                type,
                id -> new BoxSerializer(
                        id, (Supplier<Object>) factory, (BiConsumer<Output, Object>) writer, (BiConsumer<Input, Object>)
                                reader));
    }

    private void addArrays() {
        List.of(boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class)
                .forEach(component -> add(component.arrayType(), id -> new PrimitiveArraySerializer(id, component)));
        List.of(Object.class, String.class)
                .forEach(component -> add(component.arrayType(), id -> new ObjectArraySerializer(id, component)));
    }

    private void addCollections() {
        addCollection(ArrayList.class, ArrayList::new);
        addCollection(ArrayDeque.class, ArrayDeque::new);
        addCollection(LinkedList.class, LinkedList::new);
        addCollection(LinkedHashSet.class, LinkedHashSet::new);
        add(HashSet.class, id -> new HashSetSerializer(id, rules));
        add(TreeSet.class, id -> new CollectionSerializer(id, TreeSet::new, set -> ((TreeSet<?>) set).comparator()));
        add(
                PriorityQueue.class,
                id -> new CollectionSerializer(
                        id, PriorityQueue::new, queue -> ((PriorityQueue<?>) queue).comparator()));
    }

    private void addCollection(Class<?> type, Supplier<Collection<Object>> factory) {
        add(type, id -> new CollectionSerializer(id, comparator -> factory.get(), null));
    }

    private void addMaps() {
        add(HashMap.class, id -> new HashMapSerializer(id, rules));
        add(LinkedHashMap.class, id -> new MapSerializer(id, comparator -> new LinkedHashMap<>(), null));
        add(TreeMap.class, id -> new MapSerializer(id, TreeMap::new, map -> ((TreeMap<?, ?>) map).comparator()));
        addConstant(Comparator.reverseOrder());
    }

    /** A set of an enum of more than 64 constants is of another class. */
    private void addEnums() {
        add(EnumMap.class, EnumMapSerializer::new);
        add(EnumSet.noneOf(Thread.State.class).getClass(), EnumSetSerializer::new);
        add(EnumSet.noneOf(Character.UnicodeScript.class).getClass(), EnumSetSerializer::new);
    }

    private void addConstant(Object constant) {
        add(constant.getClass(), id -> new ValueSerializer(id, (out, value) -> {}, in -> constant));
    }

    private void addFrozen() {
        addFrozen(List.of(), true, list -> ((List<?>) list).toArray(), JdkTypes::list);
        addFrozen(List.of(0), true, list -> ((List<?>) list).toArray(), JdkTypes::list);
        addFrozen(Collections.emptyList(), true, list -> new Object[0], content -> Collections.emptyList());
        addFrozen(Optional.of(0), true, JdkTypes::content, content -> Optional.ofNullable(single(content)));
        addFrozen(Set.of(), false, set -> ((Set<?>) set).toArray(), Set::of);
        addFrozen(Set.of(0), false, set -> ((Set<?>) set).toArray(), Set::of);
        addFrozen(Map.of(), false, JdkTypes::entries, JdkTypes::map);
        addFrozen(Map.of(0, 0), false, JdkTypes::entries, JdkTypes::map);
    }

    private void addFrozen(
            Object example, boolean ordered, Function<Object, Object[]> elements, Function<Object[], Object> factory) {
        add(example.getClass(), id -> new FrozenSerializer(id, ordered, elements, factory));
    }

    private static Object list(Object[] content) {
        List<Object> list = Arrays.asList(content);
        return list.contains(null) ? list.stream().toList() : List.copyOf(list); // only the former takes null
    }

    private static Object[] content(Object optional) {
        return ((Optional<?>) optional).stream().toArray();
    }

    private static Object single(Object[] content) {
        return content.length == 0 ? null : content[0];
    }

    private static Object[] entries(Object map) {
        return ((Map<?, ?>) map)
                .entrySet().stream()
                        .flatMap(entry -> Arrays.stream(new Object[] {entry.getKey(), entry.getValue()}))
                        .toArray();
    }

    private static Object map(Object[] content) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i + 1 < content.length; i += 2) {
            map.put(content[i], content[i + 1]);
        }
        return Map.copyOf(map);
    }
}
