package org.chronogram.kernel;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.chronogram.benchmarks.JvmArguments;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hold model: take the next event and put it back at a later time, over and over, at a constant population (J. G.
 * Vaucher and P. Duval, "A Comparison of Simulation Event List Algorithms", Communications of the ACM 18(4), 1975).
 *
 * <p>All structures see the same delays: a tenth of the mean as lookahead, the rest drawn beforehand. The buckets are
 * emptied window by window, grouped by LP and sorted, as the kernel does it; heap and priority queue event by event.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {JvmArguments.PARALLEL_GC, JvmArguments.HUGE_PAGES, "-Xms4g", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PendingEventsBenchmark {
    private static final int HOLDS = 10_000;
    private static final long LOOKAHEAD_TICKS = 100_000_000;
    private static final double RANDOM_DELAY_TICKS = 900_000_000;

    /** How the random part of a delay, of mean 1, is distributed. */
    public enum Delays {
        /** Exponential. */
        EXPONENTIAL {
            @Override
            double draw(SplittableRandom random) {
                return -Math.log(1 - random.nextDouble());
            }
        },
        /** Uniform between 0 and 2. */
        UNIFORM {
            @Override
            double draw(SplittableRandom random) {
                return 2 * random.nextDouble();
            }
        },
        /** Nine in ten uniform between 0 and 0.2, the tenth uniform between 9 and 9.2. */
        BIMODAL {
            @Override
            double draw(SplittableRandom random) {
                return (random.nextInt(10) == 0 ? 9 : 0) + 0.2 * random.nextDouble();
            }
        };

        abstract double draw(SplittableRandom random);
    }

    /** The population and the delays. */
    @State(Scope.Thread)
    public abstract static class Hold {
        private static final int TABLE_SIZE = 1 << 16;

        /** Number of events, and of LPs. */
        @Param({"1000", "100000", "1000000"})
        public int population;

        /** Distribution of the delays. */
        @Param
        public Delays delays;

        private final long[] delayTicks = new long[TABLE_SIZE];
        private final int[] targets = new int[TABLE_SIZE];
        private int drawn;
        int sequence;

        /** Draws the delays and fills the structure. */
        @Setup
        public void setUp() {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < TABLE_SIZE; i++) {
                delayTicks[i] = LOOKAHEAD_TICKS + (long) (RANDOM_DELAY_TICKS * delays.draw(random));
                targets[i] = random.nextInt(population);
            }
            create();
            for (int i = 0; i < population; i++) {
                put(0);
            }
        }

        abstract void create();

        abstract void put(long now);

        long nextDelay() {
            return delayTicks[++drawn & (TABLE_SIZE - 1)];
        }

        int nextTarget() {
            return targets[drawn & (TABLE_SIZE - 1)];
        }
    }

    /** The pending events of the kernel. */
    public static class Buckets extends Hold {
        private final WindowGrid grid = new WindowGrid(LOOKAHEAD_TICKS);
        private final long[] event = new long[EventLayout.HEADER_WORDS];
        private PendingEvents pending;
        private RecordSorter sorter;
        private final EventGrouper.GroupHandler groupHandler = this::holdGroup;
        private long surplus;
        private long held;

        @Override
        void create() {
            pending = new PendingEvents(grid, LpDirectory.ofBlocks(population, 1, 0));
            sorter = new RecordSorter(pending.store());
        }

        @Override
        void put(long now) {
            long time = now + nextDelay();
            EventLayout.putHeader(event, 0, time, nextTarget(), sequence++, nextTarget(), 1, 0);
            pending.add(event, 0, event.length);
        }

        long hold() {
            while (surplus < HOLDS) {
                surplus += holdWindow();
            }
            surplus -= HOLDS;
            return surplus;
        }

        private long holdWindow() {
            held = 0;
            long start = pending.minTime();
            Window window = pending.take(start, grid.endOf(start));
            window.forEachGroup(groupHandler);
            window.release();
            return held;
        }

        private void holdGroup(int lp, int[] addresses, int from, int to) {
            if (to - from > 1) {
                sorter.sort(addresses, from, to);
            }
            for (int i = from; i < to; i++) {
                put(EventLayout.time(pending.store().wordsAt(addresses[i]), ChunkStore.offset(addresses[i])));
            }
            held += to - from;
        }
    }

    /** The heap of the kernel, for models without lookahead and for windows with hardly an event. */
    public static class Heap extends Hold {
        private final long[] event = new long[ChunkStore.CHUNK_WORDS];
        private EventHeap heap;

        @Override
        void create() {
            heap = new EventHeap();
        }

        @Override
        void put(long now) {
            long time = now + nextDelay();
            EventLayout.putHeader(event, 0, time, nextTarget(), sequence++, nextTarget(), 1, 0);
            heap.push(event, 0, EventLayout.HEADER_WORDS);
        }

        long hold() {
            for (int i = 0; i < HOLDS; i++) {
                heap.pop(event);
                put(EventLayout.time(event, 0));
            }
            return EventLayout.time(event, 0);
        }
    }

    /** One event of the textbook. */
    private static final class TextbookEvent implements Comparable<TextbookEvent> {
        private long time;
        private int source;
        private int sequence;
        private int target;

        @Override
        public int compareTo(TextbookEvent other) {
            if (time != other.time) {
                return time < other.time ? -1 : 1;
            }
            if (source != other.source) {
                return Integer.compare(source, other.source);
            }
            return sequence - other.sequence;
        }
    }

    /** A priority queue of event objects; an event that was taken is put back, so that none is created. */
    public static class Textbook extends Hold {
        private PriorityQueue<TextbookEvent> queue;

        @Override
        void create() {
            queue = new PriorityQueue<>();
        }

        @Override
        void put(long now) {
            put(new TextbookEvent(), now);
        }

        private void put(TextbookEvent event, long now) {
            event.time = now + nextDelay();
            event.source = nextTarget();
            event.sequence = sequence++;
            event.target = nextTarget();
            queue.add(event);
        }

        long hold() {
            long targets = 0;
            for (int i = 0; i < HOLDS; i++) {
                TextbookEvent event = queue.remove();
                targets += event.target;
                put(event, event.time);
            }
            return targets;
        }
    }

    /**
     * Buckets, a window at a time.
     *
     * @param pending the events.
     * @return a number that depends on the work that was done.
     */
    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public long buckets(Buckets pending) {
        return pending.hold();
    }

    /**
     * The binary heap of records.
     *
     * @param pending the events.
     * @return a number that depends on the work that was done.
     */
    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public long heap(Heap pending) {
        return pending.hold();
    }

    /**
     * The priority queue of the JDK.
     *
     * @param pending the events.
     * @return a number that depends on the work that was done.
     */
    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public long textbook(Textbook pending) {
        return pending.hold();
    }
}
