package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.StatisticSet;
import org.chronogram.state.Capture.Quiet;
import org.junit.jupiter.api.Test;

/** The rules of capture, one by one. */
class ProcessCodecTest {
    /** Constants of construction. */
    record Settings(int size, String name) {}

    /** Fields of every primitive type, and fields that are not captured. */
    static final class Numbers extends Quiet {
        final Settings settings;
        final int constant;
        final transient int[] table;
        transient long derived;
        boolean flag;
        byte small;
        char letter;
        short medium;
        int whole;
        long large;
        float single;
        double real;
        String text;
        Thread.State state;
        Long boxed;
        long[] first;
        final long[] kept = new long[2];
        long[] second;

        Numbers(Settings settings, int constant) {
            this.settings = settings;
            this.constant = constant;
            table = new int[constant];
        }

        @Override
        public void restored() {
            derived = large * 2;
        }
    }

    /** A record that is known only as a field of another one. */
    record Place(int column, int row) {}

    /** A class whose name comes before that of the record in it. */
    record Move(Place to) {}

    static final class Traveller extends Quiet {
        final Move move = new Move(new Place(1, 2));
        long steps;
    }

    @Test
    void shouldKnowTheClassesOfRecordsInRecords() {
        String name = Place.class.getName();
        assertTrue(Capture.codec(new Traveller()).layouts().containsKey(name));
    }

    private static Numbers filled(int constant) {
        Numbers numbers = new Numbers(new Settings(1, "a"), constant);
        numbers.flag = true;
        numbers.small = -1;
        numbers.letter = '\uD800';
        numbers.medium = -2;
        numbers.whole = -3;
        numbers.large = Long.MIN_VALUE / 4;
        numbers.single = Float.NaN;
        numbers.real = -0.0;
        numbers.text = "\uD800 and ü";
        numbers.state = Thread.State.BLOCKED;
        numbers.boxed = 7L;
        numbers.first = new long[] {1, 2};
        numbers.second = numbers.first;
        numbers.kept[1] = 9;
        return numbers;
    }

    @Test
    void shouldRestoreNumbersAndValues() {
        Numbers fresh = new Numbers(new Settings(1, "a"), 3);
        Numbers restored = Capture.restore(filled(3), new Numbers(new Settings(1, "a"), 3), fresh);
        assertEquals(true, restored.flag);
        assertEquals(-1, restored.small);
        assertEquals('\uD800', restored.letter);
        assertEquals(-2, restored.medium);
        assertEquals(-3, restored.whole);
        assertEquals(Long.MIN_VALUE / 4, restored.large);
        assertEquals(Float.NaN, restored.single);
        assertEquals(-0.0, restored.real);
        assertEquals("\uD800 and ü", restored.text);
        assertEquals(Thread.State.BLOCKED, restored.state);
        assertEquals(7L, restored.boxed);
        assertArrayEquals(new long[] {1, 2}, restored.first);
        assertArrayEquals(new long[] {0, 9}, restored.kept);
    }

    @Test
    void shouldKeepConstantsAndTransientFieldsOfTheFreshLp() {
        Numbers fresh = new Numbers(new Settings(2, "b"), 4);
        Settings settings = fresh.settings;
        int[] table = fresh.table;
        Numbers restored = Capture.restore(filled(3), new Numbers(new Settings(1, "a"), 3), fresh);
        assertSame(settings, restored.settings);
        assertSame(table, restored.table);
        assertEquals(4, restored.constant);
    }

    @Test
    void shouldRebuildWhatFollowsFromTheStateAfterReading() {
        Numbers restored = Capture.restore(filled(3), filled(3), new Numbers(new Settings(1, "a"), 3));
        assertEquals(filled(3).large * 2, restored.derived);
    }

    @Test
    void shouldKeepArraysSharedWhenTwoFieldsHoldOne() {
        Numbers written = filled(3);
        written.first = written.kept;
        Numbers restored = Capture.restore(written, filled(3), new Numbers(new Settings(1, "a"), 3));
        assertSame(restored.kept, restored.first);
        assertNotSame(restored.first, restored.second);
    }

    @Test
    void shouldRestoreNull() {
        Numbers written = filled(3);
        written.first = null;
        written.text = null;
        written.boxed = null;
        Numbers restored = Capture.restore(written, filled(3), filled(3));
        assertNull(restored.first);
        assertNull(restored.text);
        assertNull(restored.boxed);
    }

    /** Something that waits; it is made while the run goes on. */
    static class Job {
        final long arrival;
        Job next;
        Object owner;

        Job(long arrival) {
            this.arrival = arrival;
        }
    }

    /** State of many objects. */
    static final class Workshop extends Quiet {
        final Deque<Job> waiting = new ArrayDeque<>();
        final PriorityQueue<Job> urgent = new PriorityQueue<>(Comparator.comparingLong(job -> -job.arrival));
        final List<List<Job>> shelves = List.of(new ArrayList<>(), new ArrayList<>());
        final Map<Long, Job> byArrival = new HashMap<>();
        Job current;
        Job[] last = new Job[2];
    }

    @Test
    void shouldRestoreGraphsWithCyclesAndSharing() {
        Workshop written = new Workshop();
        Job job = new Job(5);
        job.next = job;
        job.owner = written;
        written.current = job;
        written.waiting.add(job);
        written.last[1] = job;
        written.shelves.get(1).add(job);
        written.byArrival.put(5L, job);
        Workshop restored = Capture.restore(written, new Workshop(), new Workshop());
        Job copy = restored.current;
        assertEquals(5, copy.arrival);
        assertSame(copy, copy.next);
        assertSame(restored, copy.owner);
        assertSame(copy, restored.waiting.peek());
        assertSame(copy, restored.last[1]);
        assertSame(copy, restored.shelves.get(1).get(0));
        assertSame(copy, restored.byArrival.get(5L));
        assertNull(restored.last[0]);
    }

    @Test
    void shouldKeepTheComparatorOfTheFreshLp() {
        Workshop written = new Workshop();
        for (long arrival : new long[] {3, 9, 1, 9, 4}) {
            written.urgent.add(new Job(arrival));
        }
        Workshop restored = Capture.restore(written, new Workshop(), new Workshop());
        assertEquals(
                written.urgent.stream().map(job -> job.arrival).toList(),
                restored.urgent.stream().map(job -> job.arrival).toList());
        assertEquals(9, restored.urgent.poll().arrival);
    }

    /** An LP that is a record. */
    record Recorded(Settings settings, int[] counts, List<String> names) implements LogicalProcess {
        @Override
        public void onEvent(Event event, EventContext context) {}
    }

    @Test
    void shouldRestoreWhatARecordHolds() {
        Recorded written = new Recorded(new Settings(1, ""), new int[] {1, 2}, new ArrayList<>(List.of("x")));
        Recorded fresh = new Recorded(new Settings(1, ""), new int[2], new ArrayList<>());
        Recorded restored = Capture.restore(written, fresh, fresh);
        assertArrayEquals(new int[] {1, 2}, restored.counts());
        assertEquals(List.of("x"), restored.names());
    }

    @Test
    void shouldWriteNothingForALambda() {
        StatisticSet statistics = new StatisticSet();
        Counter counter = statistics.add(new Counter("a", ""));
        LogicalProcess lambda = (event, context) -> counter.increment();
        ProcessCodec codec = ProcessCodec.of(new LogicalProcess[] {lambda}, statistics, List.of());
        assertEquals(0, codec.capture(lambda).length);
        assertThrows(DamagedStateException.class, () -> codec.restore(lambda, new byte[1]));
        codec.restore(lambda, new byte[0]);
    }

    /** Statistics in fields that are not final. */
    static final class Recorder extends Quiet {
        Counter chosen;
        List<Counter> all = new ArrayList<>();
    }

    @Test
    void shouldResolveStatisticsByNameInTheOtherPartition() {
        Recorder written = new Recorder();
        written.chosen = new Counter("b", "");
        written.all.add(written.chosen);
        StatisticSet statistics = new StatisticSet();
        statistics.add(new Counter("a", ""));
        Counter other = statistics.add(new Counter("b", ""));
        byte[] bytes = Capture.codec(new Recorder()).capture(written);
        Recorder fresh = new Recorder();
        ProcessCodec reader = ProcessCodec.of(new LogicalProcess[] {fresh}, statistics, List.of());
        reader.restore(fresh, bytes);
        assertSame(other, fresh.chosen);
        assertSame(other, fresh.all.get(0));
    }

    @Test
    void shouldHaveTheSameLayoutsForOneModelAndOthersForAnother() {
        assertEquals(
                Capture.codec(new Workshop()).layouts(),
                Capture.codec(new Workshop()).layouts());
        assertNotEquals(
                Capture.codec(new Workshop()).layouts(),
                Capture.codec(filled(1)).layouts());
    }

    @Test
    void shouldIterateAHashMapInTheSameOrderAfterItWasLarge() {
        Workshop written = new Workshop();
        for (long key = 0; key < 1000; key++) {
            written.byArrival.put(key * 37, new Job(key));
        }
        written.byArrival.keySet().removeIf(key -> key % 100 != 0);
        Workshop restored = Capture.restore(written, new Workshop(), new Workshop());
        for (long key = 7; key < 10_000_000; key *= 3) {
            written.byArrival.put(key, new Job(key));
            restored.byArrival.put(key, new Job(key));
        }
        assertEquals(List.copyOf(written.byArrival.keySet()), List.copyOf(restored.byArrival.keySet()));
    }
}
