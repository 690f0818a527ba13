package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class CounterArrayTest {
    private static final BiConsumer<CounterArray, Long> ADD =
            (counters, value) -> counters.add((int) Math.floorMod(value, 7L), value);

    @Test
    void shouldCountEachByItself() {
        CounterArray counters = new CounterArray("links", "packets", 3);
        counters.add(0, 4);
        counters.add(2, 9);
        counters.add(2, -1);
        assertEquals(3, counters.size());
        assertEquals(4, counters.count(0));
        assertEquals(0, counters.count(1));
        assertEquals(8, counters.count(2));
    }

    @Test
    void shouldSummarize() {
        CounterArray counters = new CounterArray("links", "packets", 2);
        counters.add(0, -4);
        counters.add(1, -9);
        assertEquals("{sum=-13, size=2, max=-4}", counters.summary(0).toString());
    }

    @Test
    void shouldHaveNoLargestWhenThereAreNoCounters() {
        assertEquals(Map.of("sum", 0L, "size", 0), new CounterArray("none", "", 0).summary(0));
    }

    @Test
    void shouldRefuseIndexOutOfBounds() {
        CounterArray counters = new CounterArray("links", "", 2);
        assertThrows(IndexOutOfBoundsException.class, () -> counters.add(2, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> counters.count(-1));
    }

    @Test
    void shouldMergeInAnyOrderToWhatOneWouldHaveCounted() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Long> values = random.longs(100, -(1L << 55), 1L << 55).boxed().toList();
            CounterArray empty = new CounterArray("c", "", 7);
            CounterArray all = Statistics.inOne(empty, values, ADD);
            CounterArray merged = Statistics.inParts(empty, values, ADD, random);
            assertArrayEquals(Statistics.bytes(all), Statistics.bytes(merged), "seed=" + seed);
        }
    }

    @Test
    void shouldReadWhatItWrote() {
        CounterArray counters = new CounterArray("c", "u", 3);
        counters.add(1, Long.MAX_VALUE);
        counters.add(2, -5);
        CounterArray copy = Statistics.throughBytes(counters);
        assertEquals(counters.summary(0), copy.summary(0));
        assertEquals(Long.MAX_VALUE, copy.count(1));
        assertEquals(-5, copy.count(2));
        assertEquals("u", copy.unit());
    }

    @Test
    void shouldNotExceed64BitsWithoutAWord() {
        CounterArray array = new CounterArray("c", "", 2);
        array.add(0, Long.MAX_VALUE);
        array.add(1, Long.MAX_VALUE);
        assertEquals("18446744073709551614", array.summary(1).get("sum").toString());
        assertEquals(
                "a count of 'c' exceeds 64 bits: found 9223372036854775807 and 1 more",
                assertThrows(ArithmeticException.class, () -> array.add(1, 1)).getMessage());
        assertThrows(ArithmeticException.class, () -> array.mergeFrom(array));
    }
}
