package org.chronogram.state;

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
import java.util.function.Function;
import java.util.function.Supplier;

/** The arrays, collections and maps of the JDK. */
final class JdkContainerSerializers {
    private JdkContainerSerializers() {}

    static void addTo(SerializerTable table, HashKeyRules rules) {
        addArrays(table);
        addPlain(table);
        addSorted(table);
        table.add(HashSet.class, id -> new HashTableSerializer<>(id, Contents.ELEMENTS, HashSet::new, rules));
        table.add(HashMap.class, id -> new HashTableSerializer<>(id, Contents.ENTRIES, HashMap::new, rules));
        addOfEnums(table);
        addImmutable(table);
    }

    private static void addArrays(SerializerTable table) {
        List.of(boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class)
                .forEach(component ->
                        table.add(component.arrayType(), id -> new PrimitiveArraySerializer(id, component)));
        List.of(Object.class, String.class)
                .forEach(component -> table.add(component.arrayType(), id -> new ObjectArraySerializer(id, component)));
    }

    private static void addPlain(SerializerTable table) {
        addCollection(table, ArrayList.class, ArrayList::new);
        addCollection(table, ArrayDeque.class, ArrayDeque::new);
        addCollection(table, LinkedList.class, LinkedList::new);
        addCollection(table, LinkedHashSet.class, LinkedHashSet::new);
        table.add(LinkedHashMap.class, id -> new ContainerSerializer<>(id, Contents.ENTRIES, LinkedHashMap::new));
    }

    private static void addCollection(SerializerTable table, Class<?> type, Supplier<Collection<Object>> factory) {
        table.add(type, id -> new ContainerSerializer<>(id, Contents.ELEMENTS, factory));
    }

    private static void addSorted(SerializerTable table) {
        addSorted(table, TreeSet.class, TreeSet::new, set -> ((TreeSet<?>) set).comparator());
        addSorted(table, PriorityQueue.class, PriorityQueue::new, queue -> ((PriorityQueue<?>) queue).comparator());
        table.add(
                TreeMap.class,
                id -> new SortedContainerSerializer<>(
                        id, Contents.ENTRIES, TreeMap::new, map -> ((TreeMap<?, ?>) map).comparator()));
    }

    private static void addSorted(
            SerializerTable table,
            Class<?> type,
            Function<Comparator<Object>, Collection<Object>> factory,
            Function<Collection<Object>, Comparator<?>> comparator) {
        table.add(type, id -> new SortedContainerSerializer<>(id, Contents.ELEMENTS, factory, comparator));
    }

    /** A set of an enum of more than 64 constants is of another class. */
    @SuppressWarnings("unchecked")
    private static void addOfEnums(SerializerTable table) {
        table.add(
                EnumMap.class,
                id -> new EnumContainerSerializer<>(
                        id, Contents.ENTRIES, example -> (Map<Object, Object>) EnumContainerSerializer.map(example)));
        for (EnumSet<?> set :
                List.of(EnumSet.noneOf(Thread.State.class), EnumSet.noneOf(Character.UnicodeScript.class))) {
            table.add(
                    set.getClass(),
                    id -> new EnumContainerSerializer<>(id, Contents.ELEMENTS, example ->
                            (Collection<Object>) EnumContainerSerializer.set(example)));
        }
    }

    private static void addImmutable(SerializerTable table) {
        Function<Object, Object[]> elements = collection -> ((Collection<?>) collection).toArray();
        addImmutable(table, List.of(), true, elements, JdkContainerSerializers::list);
        addImmutable(table, List.of(0), true, elements, JdkContainerSerializers::list);
        addImmutable(table, Collections.emptyList(), true, elements, content -> Collections.emptyList());
        addImmutable(table, Set.of(), false, elements, Set::of);
        addImmutable(table, Set.of(0), false, elements, Set::of);
        addImmutable(
                table,
                Optional.of(0),
                true,
                optional -> ((Optional<?>) optional).stream().toArray(),
                content -> Arrays.stream(content).findFirst());
        addImmutable(table, Map.of(), false, JdkContainerSerializers::entries, JdkContainerSerializers::map);
        addImmutable(table, Map.of(0, 0), false, JdkContainerSerializers::entries, JdkContainerSerializers::map);
    }

    private static void addImmutable(
            SerializerTable table,
            Object example,
            boolean ordered,
            Function<Object, Object[]> elements,
            Function<Object[], Object> factory) {
        table.add(example.getClass(), id -> new ImmutableContainerSerializer(id, ordered, elements, factory));
    }

    private static Object list(Object[] content) {
        List<Object> list = Arrays.asList(content);
        return list.contains(null) ? list.stream().toList() : List.copyOf(list); // only the former takes null
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
