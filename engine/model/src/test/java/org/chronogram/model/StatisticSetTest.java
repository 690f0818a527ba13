package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    private static List<byte[]> parts(StatisticSet set) {
        List<byte[]> parts = new ArrayList<>();
        set.parts().forEachRemaining(parts::add);
        return parts;
    }

    private static StatisticSet reversed() {
        StatisticSet set = new StatisticSet();
        List<Statistic> statistics = new ArrayList<>(declared().all());
        Collections.reverse(statistics);
        statistics.forEach(statistic -> set.add(statistic.emptyCopy()));
        return set;
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
    void shouldMergePartsByNameWhateverTheOrderOfDeclaration() {
        StatisticSet set = declared();
        for (int value = 0; value < 100; value++) {
            record(set, value * 37L);
        }
        StatisticSet other = reversed();
        parts(set).forEach(other::mergePart);
        for (Statistic expected : set.all()) {
            Statistic found = other.find(expected.name()).orElseThrow();
            assertEquals(expected.summary(1 << 20), found.summary(1 << 20), expected.name());
        }
    }

    @Test
    void shouldMergePartsToWhatOneWouldHaveRecorded() {
        StatisticSet all = declared();
        StatisticSet merged = declared();
        for (int part = 0; part < 3; part++) {
            StatisticSet set = declared();
            for (int value = 0; value < 50; value++) {
                record(set, value * 31L + part);
                record(all, value * 31L + part);
            }
            parts(set).forEach(merged::mergePart);
        }
        assertEquals(summary(all), summary(merged));
    }

    @Test
    void shouldCutLargeContentIntoParts() {
        StatisticSet set = new StatisticSet();
        CounterArray large = set.add(new CounterArray("large", "", 3_000_001));
        for (int i = 0; i < large.size(); i++) {
            large.add(i, i + 1L);
        }
        for (int i = 0; i < 30; i++) {
            ValueHistogram histogram = set.add(new ValueHistogram("histogram-" + i, "", 1));
            for (long value = 1; value < Long.MAX_VALUE / 3; value += value / 100 + 1) {
                histogram.record(value);
            }
        }
        StatisticSet copy = set.emptyCopy();
        List<byte[]> parts = parts(set);
        Collections.reverse(parts);
        parts.forEach(copy::mergePart);
        assertTrue(parts.stream().allMatch(part -> part.length < 1_200_000), () -> "largest of " + parts.size());
        assertTrue(parts.size() > 20, () -> parts.size() + " parts");
        assertEquals(summary(set), summary(copy));
        assertEquals(3_000_001, copy.counterArray("large").count(3_000_000));
    }

    @Test
    void shouldLeaveOutWhatIsEmpty() {
        StatisticSet set = declared();
        set.add(new CounterArray("sparse", "", 10_000_000)).add(9_999_999, 5);
        List<byte[]> parts = parts(set);
        StatisticSet copy = set.emptyCopy();
        parts.forEach(copy::mergePart);
        assertEquals(1, parts.size());
        assertEquals(summary(set), summary(copy));
        assertEquals(List.of("sparse"), copy.recorded());
        assertEquals(List.of(), parts(declared()));
    }

    @Test
    void shouldRefusePartOfOtherDeclarations() {
        StatisticSet set = new StatisticSet();
        set.add(new Counter("a", "packets")).increment();
        byte[] part = parts(set).get(0);
        assertMessage(
                "'a' (counter in packets) is not declared here",
                () -> declared().mergePart(part));
        StatisticSet otherKind = new StatisticSet();
        otherKind.add(new Tally("a", "packets", 10));
        assertMessage(
                "'a' is declared as tally with 10 counts per unit in packets, not as counter in packets",
                () -> otherKind.mergePart(part));
        StatisticSet otherUnit = new StatisticSet();
        otherUnit.add(new Counter("a", "bytes"));
        assertMessage(
                "'a' is declared as counter in bytes, not as counter in packets", () -> otherUnit.mergePart(part));
    }

    @Test
    void shouldRefuseToMergeRowsOfOtherLengths() {
        StatisticSet set = new StatisticSet();
        set.add(new CounterArray("row", "", 4));
        StatisticSet other = new StatisticSet();
        other.add(new CounterArray("row", "", 3));
        assertMessage("'row' is declared as row of 4 counters, not as row of 3 counters", () -> set.mergeFrom(other));
    }

    @Test
    void shouldRefuseDamagedParts() {
        StatisticSet set = declared();
        record(set, 5);
        byte[] part = parts(set).get(0);
        assertThrows(IllegalArgumentException.class, () -> declared().mergePart(Arrays.copyOf(part, part.length - 1)));
        byte[] negative = part.clone();
        negative[0] = -1;
        assertMessage(
                "damaged statistics: java.io.IOException: -16777212 bytes are announced, " + (part.length - 4)
                        + " follow",
                () -> declared().mergePart(negative));
    }

    @Test
    void shouldForgetAndSayWhatWasRecorded() {
        StatisticSet set = declared();
        assertEquals(List.of(), set.recorded());
        record(set, 5);
        assertEquals(List.of("wait", "done", "byLink", "delay", "busy"), set.recorded());
        set.clear();
        assertEquals(List.of(), set.recorded());
        assertEquals(summary(declared()), summary(set));
    }

    @Test
    void shouldRefuseStatisticOfAnotherSet() {
        Counter counter = declared().counter("done");
        assertMessage(
                "the statistic 'done' was declared before, in another build: create it in build",
                () -> new StatisticSet().add(counter));
    }

    @Test
    void shouldRefuseDeclarationsThatMeanNothing() {
        assertMessage("a statistic has no name: its name is ' '", () -> new Counter(" ", ""));
        assertMessage(
                "the row of counters 'a' has a size of -1: expected at least 0", () -> new CounterArray("a", "", -1));
        assertMessage("the tally 'a' has 0 counts per unit: expected at least 1", () -> new Tally("a", "", 0));
        assertMessage(
                "the histogram 'a' has -5 counts per unit: expected at least 1", () -> new ValueHistogram("a", "", -5));
        assertEquals(
                "the name of a statistic is null",
                assertThrows(NullPointerException.class, () -> new Counter(null, ""))
                        .getMessage());
        assertEquals(
                "the unit of the statistic 'a' is null",
                assertThrows(NullPointerException.class, () -> new TimeWeighted("a", null))
                        .getMessage());
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
