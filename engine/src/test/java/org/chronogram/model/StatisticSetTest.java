package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class StatisticSetTest {
    private static StatisticSet declared() {
        StatisticSet set = new StatisticSet();
        set.add(new Tally("wait", "s", 1000));
        set.add(new Counter("done", "jobs"));
        set.add(new CounterArray("byLink", "packets", 4));
        set.add(new ValueHistogram("delay", "s", 10));
        set.add(new TimeWeighted("busy", "servers"));
        return set;
    }

    private static void record(StatisticSet set, long value) {
        set.tally("wait").record(value);
        set.counter("done").increment();
        set.counterArray("byLink").add((int) (value & 3), value);
        set.histogram("delay").record(value);
        set.timeWeighted("busy").add(value, value % 5 - 2);
    }

    private static String summary(StatisticSet set) {
        StringBuilder text = new StringBuilder();
        set.all().forEach(statistic -> text.append(statistic.name()).append(statistic.summary(1 << 20)));
        return text.toString();
    }

    private static byte[] bytes(StatisticSet set) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        set.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void shouldKeepOrderOfDeclaration() {
        List<String> names = declared().all().stream().map(Statistic::name).toList();
        assertEquals(List.of("wait", "done", "byLink", "delay", "busy"), names);
        assertThrows(UnsupportedOperationException.class, () -> declared().all().clear());
    }

    @Test
    void shouldReturnTheSameObjectThatWasAdded() {
        StatisticSet set = new StatisticSet();
        Counter counter = set.add(new Counter("a", ""));
        assertSame(counter, set.counter("a"));
    }

    @Test
    void shouldRefuseNameTwice() {
        StatisticSet set = declared();
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> set.add(new Counter("wait", "")));
        assertEquals("statistic declared twice: wait", e.getMessage());
    }

    @Test
    void shouldRefuseUnknownNameAndWrongType() {
        StatisticSet set = declared();
        assertMessage("no Counter of this name: nothing", () -> set.counter("nothing"));
        assertMessage("no Counter of this name: wait", () -> set.counter("wait"));
        assertMessage("no CounterArray of this name: done", () -> set.counterArray("done"));
        assertMessage("no Tally of this name: done", () -> set.tally("done"));
        assertMessage("no ValueHistogram of this name: wait", () -> set.histogram("wait"));
        assertMessage("no TimeWeighted of this name: wait", () -> set.timeWeighted("wait"));
    }

    private static void assertMessage(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void shouldMergeToWhatOneWouldHaveRecorded() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            StatisticSet all = declared();
            List<StatisticSet> parts = List.of(declared(), declared(), declared());
            for (int i = 0; i < 300; i++) {
                long value = random.nextInt(1 << 20);
                record(all, value);
                record(parts.get(random.nextInt(3)), value);
            }
            int first = random.nextInt(3);
            parts.get(first).mergeFrom(parts.get((first + 2) % 3));
            parts.get(first).mergeFrom(parts.get((first + 1) % 3));
            assertEquals(summary(all), summary(parts.get(first)), "seed=" + seed);
        }
    }

    @Test
    void shouldRefuseToMergeOtherStatistics() {
        StatisticSet set = new StatisticSet();
        set.add(new Counter("a", ""));
        Consumer<String> merge = name -> {
            StatisticSet other = new StatisticSet();
            other.add(new Counter(name, ""));
            set.mergeFrom(other);
        };
        assertMessage("partitions declared different statistics: [a] and [b]", () -> merge.accept("b"));
    }

    @Test
    void shouldReadWhatItWrote() throws IOException {
        StatisticSet set = declared();
        for (int value = 0; value < 100; value++) {
            record(set, value * 37L);
        }
        StatisticSet copy = declared();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(set)));
        copy.read(in);
        assertEquals(0, in.available());
        assertEquals(summary(set), summary(copy));
    }

    @Test
    void shouldFailWhenBytesEndTooSoon() throws IOException {
        byte[] bytes = bytes(declared());
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - 1));
        assertThrows(EOFException.class, () -> declared().read(in));
    }

    @Test
    void shouldCopyDeclarationsWithoutContent() {
        StatisticSet set = declared();
        record(set, 5);
        StatisticSet copy = set.emptyCopy();
        assertEquals(summary(declared()), summary(copy));
        assertNotSame(set.counter("done"), copy.counter("done"));
    }
}
