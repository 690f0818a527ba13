package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CounterTest {
    @Test
    void shouldCount() {
        Counter counter = new Counter("lost", "packets");
        counter.increment();
        counter.add(5);
        counter.add(-2);
        assertEquals(4, counter.count());
        assertEquals("lost", counter.name());
        assertEquals("packets", counter.unit());
        assertEquals(Map.of("count", 4L), counter.summary(7));
    }

    @Test
    void shouldShowSumsOfHashesWithoutASign() {
        Counter sum = Counter.unsigned("state", "modulo 2^64");
        sum.add(-1);
        assertEquals(Map.of("count", new BigInteger("18446744073709551615")), sum.summary(7));
        Counter other = (Counter) sum.emptyCopy();
        other.add(Long.MIN_VALUE + 1);
        assertEquals(Map.of("count", new BigInteger("9223372036854775809")), other.summary(7));
        sum.mergeFrom(other);
        assertEquals(Map.of("count", new BigInteger("9223372036854775808")), sum.summary(7));
        assertEquals("unsigned counter in modulo 2^64", other.declaration());
    }

    @Test
    void shouldMergeInAnyOrderToWhatOneWouldHaveCounted() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Long> things = Statistics.anyLongs(random, 100);
            Counter empty = Counter.unsigned("c", "");
            Counter all = Statistics.inOne(empty, things, Counter::add);
            Counter merged = Statistics.inParts(empty, things, Counter::add, random);
            assertEquals(all.count(), merged.count(), "seed=" + seed);
        }
    }

    @Test
    void shouldReadWhatItWrote() {
        Counter counter = new Counter("c", "u");
        counter.add(Long.MIN_VALUE + 3);
        Counter copy = Statistics.throughBytes(counter);
        assertEquals(Long.MIN_VALUE + 3, copy.count());
        assertEquals("c", copy.name());
        assertEquals("u", copy.unit());
    }

    @Test
    void shouldStartEmptyCopyAtZero() {
        Counter counter = new Counter("c", "u");
        counter.increment();
        assertEquals(0, ((Counter) counter.emptyCopy()).count());
    }

    @Test
    void shouldNotExceed64BitsWithoutAWord() {
        Counter counter = new Counter("c", "u");
        counter.add(Long.MAX_VALUE);
        String message = "the counter 'c' exceeds 64 bits: count less, or declare it with Counter.unsigned where a sum"
                + " modulo 2^64 is meant";
        assertEquals(
                message,
                assertThrows(ArithmeticException.class, () -> counter.add(1)).getMessage());
        assertEquals(
                message,
                assertThrows(ArithmeticException.class, counter::increment).getMessage());
        Counter other = new Counter("c", "u");
        other.add(Long.MIN_VALUE);
        assertThrows(ArithmeticException.class, () -> other.add(-1));
        Counter full = new Counter("c", "u");
        full.add(Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, () -> full.mergeFrom(full));
        Counter hash = Counter.unsigned("c", "u");
        hash.add(Long.MAX_VALUE);
        hash.increment();
        assertEquals(Long.MIN_VALUE, hash.count());
    }
}
