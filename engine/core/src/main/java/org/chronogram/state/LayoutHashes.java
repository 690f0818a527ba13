package org.chronogram.state;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronogram.model.LogicalProcess;

/** Hashes of the fields of classes. They differ when the code of a model has changed so that its state cannot be read. */
final class LayoutHashes {
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private LayoutHashes() {}

    static SortedMap<String, Long> of(LogicalProcess[] processes, SerializerRegistry types) {
        SortedMap<String, Long> hashes = new TreeMap<>();
        Arrays.stream(processes)
                .map(LogicalProcess::getClass)
                .distinct()
                .forEach(type -> addProcess(type, types, hashes));
        addModelClasses(types, hashes);
        return Collections.unmodifiableSortedMap(hashes);
    }

    /** Looks at classes until there are no more: to describe one can make the classes of its fields known. */
    private static void addModelClasses(SerializerRegistry types, SortedMap<String, Long> hashes) {
        int known;
        do {
            known = types.modelClasses().size();
            for (Class<?> type : List.copyOf(types.modelClasses())) {
                hashes.computeIfAbsent(type.getName(), name -> hash(describe(type, types)));
            }
        } while (types.modelClasses().size() > known);
    }

    /** Hashes the captured fields of an LP class. A class without any is left out, as no change of it matters. */
    private static void addProcess(Class<?> type, SerializerRegistry types, SortedMap<String, Long> hashes) {
        if (types.findKept(type) instanceof ObjectSerializer serializer) {
            ClassLayout layout = serializer.layout();
            hashes.put(
                    TypeNames.of(type),
                    hash(describe(Stream.concat(Arrays.stream(layout.kept()), Arrays.stream(layout.changing())))));
        }
    }

    private static String describe(Class<?> type, SerializerRegistry types) {
        if (type.isEnum()) {
            return Arrays.toString(type.getEnumConstants());
        }
        return types.find(type) instanceof ObjectSerializer serializer
                ? describe(Arrays.stream(serializer.layout().all()))
                : "";
    }

    private static String describe(Stream<FieldSerializer> fields) {
        return fields.map(FieldSerializer::field)
                .map(field -> (field.isFinal() ? "final " : "") + field)
                .collect(Collectors.joining(","));
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
