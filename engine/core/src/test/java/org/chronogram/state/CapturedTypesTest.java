package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;
import org.agrona.collections.LongHashSet;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.StatisticSet;
import org.chronogram.state.Capture.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of every class that is captured come back equal. */
class CapturedTypesTest {
    enum Kind {
        SMALL,
        LARGE {
            @Override
            int size() {
                return 2;
            }
        };

        int size() {
            return 1;
        }
    }

    record Point(long x, List<String> names) {}

    sealed interface Shape permits Round, Square {}

    record Round(long radius) implements Shape {}

    record Square(Shape inner) implements Shape {}

    /** Holds anything. */
    static final class Holder extends Quiet {
        Object held;
        Point point;
        Kind kind;
        Object[] array;
        Shape shape;
    }

    static Stream<Object> values() {
        TreeMap<String, Long> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(Map.of("a", 1L, "b", 2L));
        return Stream.of(
                true,
                (byte) 1,
                'a',
                (short) 2,
                3,
                4L,
                5F,
                6.0,
                "text",
                BigInteger.TEN.negate(),
                new BigDecimal("1.50"),
                new UUID(1, 2),
                Duration.ofNanos(-5),
                Instant.ofEpochSecond(7),
                LocalDate.of(2020, 2, 29),
                LocalTime.NOON,
                LocalDateTime.of(2020, 1, 1, 1, 1),
                Period.ofDays(3),
                OptionalInt.of(1),
                OptionalInt.empty(),
                OptionalLong.of(2),
                OptionalDouble.of(3),
                Optional.of("x"),
                Optional.empty(),
                BitSet.valueOf(new long[] {5}),
                new ArrayList<>(List.of(1)),
                new LinkedList<>(List.of(2)),
                new HashSet<>(Set.of(3L)),
                new LinkedHashSet<>(List.of(3, 1, 2)),
                new TreeSet<>(List.of(3, 1)),
                new HashMap<>(Map.of(1, "b")),
                new LinkedHashMap<>(Map.of(1, "b")),
                new TreeMap<>(Map.of(1, "b")),
                reversed,
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                Stream.of(1, null).toList(),
                Set.of(),
                Set.of(1),
                Set.of(1, 2, 3),
                Map.of(),
                Map.of(1, 2),
                Map.of(1, 2, 3, 4),
                EnumSet.of(Kind.LARGE),
                EnumSet.noneOf(Kind.class),
                new EnumMap<>(Map.of(Kind.LARGE, 1)),
                Kind.LARGE,
                new Point(1, List.of("n")),
                new Round(1),
                new Square(new Round(2)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRestoreValuesOfAllClasses(Object value) {
        Holder written = new Holder();
        written.held = value;
        Object restored = Capture.restore(written, new Holder(), new Holder()).held;
        assertEquals(value, restored);
        assertSame(value.getClass(), restored.getClass());
    }

    @Test
    void shouldRestoreArraysOfAllKinds() {
        Holder written = new Holder();
        written.array = new Object[] {
            new boolean[] {true},
            new byte[] {1},
            new char[] {'x'},
            new short[] {2},
            new int[] {3},
            new float[] {4},
            new double[] {5},
            new String[] {"six"},
            new Object[] {7}
        };
        Holder restored = Capture.restore(written, new Holder(), new Holder());
        assertTrue(Arrays.deepEquals(written.array, restored.array));
    }

    /** Collections of Agrona, by their fields. */
    static final class Primitives extends Quiet {
        final Int2IntHashMap counts = new Int2IntHashMap(-1);
        final Int2ObjectHashMap<String> names = new Int2ObjectHashMap<>();
        final LongHashSet ids = new LongHashSet();
        IntArrayList list = new IntArrayList();
        LongArrayList longs = new LongArrayList();
    }

    @Test
    void shouldRestoreTheCollectionsOfAgrona() {
        Primitives written = new Primitives();
        for (int i = 0; i < 100; i++) {
            written.counts.put(i, i);
            written.names.put(i, "n" + i);
            written.ids.add(i);
            written.list.addInt(i);
            written.longs.addLong(i);
        }
        Primitives restored = Capture.restore(written, new Primitives(), new Primitives());
        assertEquals(written.counts, restored.counts);
        assertEquals(written.names, restored.names);
        assertEquals(written.ids, restored.ids);
        assertEquals(written.list, restored.list);
        assertEquals(written.longs, restored.longs);
    }

    /** Containers in final fields, which are kept. */
    static final class Kept extends Quiet {
        final AtomicLong number = new AtomicLong();
        final StringBuilder text = new StringBuilder();
        final EnumMap<Kind, Long> byKind = new EnumMap<>(Kind.class);
        final EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        final TreeSet<Point> points = new TreeSet<>(Comparator.comparingLong(Point::x));
        final HashSet<Integer> numbers = new HashSet<>();
        final Runnable effect = () -> number.incrementAndGet();
        final Optional<long[]> perhaps = Optional.of(new long[1]);
    }

    @Test
    void shouldFillContainersThatAreKept() {
        Kept written = new Kept();
        written.number.set(5);
        written.text.append("text");
        written.byKind.put(Kind.LARGE, 1L);
        written.kinds.add(Kind.SMALL);
        written.points.add(new Point(2, null));
        written.points.add(new Point(1, List.of()));
        for (int i = 0; i < 100; i++) {
            written.numbers.add(i * 7919);
        }
        written.perhaps.orElseThrow()[0] = 6;
        Kept fresh = new Kept();
        fresh.kinds.add(Kind.LARGE);
        Kept restored = Capture.restore(written, new Kept(), fresh);
        restored.effect.run();
        assertEquals(6, restored.number.get());
        assertEquals("text", restored.text.toString());
        assertEquals(written.byKind, restored.byKind);
        assertEquals(written.kinds, restored.kinds);
        assertEquals(List.copyOf(written.points), List.copyOf(restored.points));
        assertEquals(List.copyOf(written.numbers), List.copyOf(restored.numbers));
        assertEquals(6, restored.perhaps.orElseThrow()[0]);
    }

    @Test
    void shouldRefuseAHashTableWhoseOrderCannotBeRestored() {
        Kept process = new Kept();
        ProcessCodec codec = Capture.codec(new Kept());
        for (int i = 0; i < 100; i++) {
            process.numbers.add(i << 24);
        }
        String message =
                assertThrows(ModelException.class, () -> codec.capture(process)).getMessage();
        assertTrue(message.contains("holds a hash table with many keys in one bucket"), message);
    }

    /** A node that can be in a list that holds it. */
    static final class Cyclic extends Quiet {
        List<Object> list;
        ArrayDeque<Object> queue = new ArrayDeque<>();
    }

    @Test
    void shouldRefuseACircleThroughAContainerThatCannotBeFilledLater() {
        Cyclic process = new Cyclic();
        process.list = List.of(process.queue);
        process.queue.add(process.list);
        ProcessCodec codec = Capture.codec(new Cyclic());
        String message =
                assertThrows(ModelException.class, () -> codec.capture(process)).getMessage();
        assertTrue(message.contains("field 'list' (java.util.List)"), message);
        process.queue.clear();
        process.queue.add(process.queue);
        Cyclic restored = Capture.restore(process, new Cyclic(), new Cyclic());
        assertSame(restored.queue, restored.queue.peek());
    }

    /** The code before and after a change. */
    static final class Before extends Quiet {
        Round round;
    }

    static final class After extends Quiet {
        Square square;
    }

    @Test
    void shouldGiveOneHashForOneClassInPartitionsWithOtherLps() {
        ProcessCodec one = Capture.codec(new Before());
        ProcessCodec both =
                ProcessCodec.of(new LogicalProcess[] {new After(), new Before()}, new StatisticSet(), List.of());
        assertNotEquals(one.layouts(), both.layouts());
        one.layouts().forEach((name, hash) -> assertEquals(hash, both.layouts().get(name)));
    }
}
