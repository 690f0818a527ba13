package org.chronogram.benchmarks;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.ring.FrameRing;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Frames from one thread to another: the ring beside queues of arrays. One thread offers, one takes, neither waits. Read
 * {@code taken}, the frames that came through; the score itself counts attempts, of which {@code refused} found no room
 * and {@code idle} nothing to take.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = JvmArguments.OPENS_FOR_AGRONA)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameRingBenchmark {
    private static final int CAPACITY = 1024;
    private static final int FRAME_HEADER_BYTES = 8;
    private static final int DRAIN_LIMIT = 64;

    /** Counters of the producer. */
    @State(Scope.Thread)
    @AuxCounters
    public static class Produced {
        /** Frames accepted. */
        public long accepted;
        /** Frames refused for want of room. */
        public long refused;

        void count(boolean isAccepted) {
            if (isAccepted) {
                accepted++;
            } else {
                refused++;
                Thread.onSpinWait();
            }
        }
    }

    /** Counters of the consumer. */
    @State(Scope.Thread)
    @AuxCounters
    public static class Consumed {
        /** Frames taken. */
        public long taken;
        /** Attempts that found nothing. */
        public long idle;

        void count(int frames) {
            taken += frames;
            if (frames == 0) {
                idle++;
                Thread.onSpinWait();
            }
        }
    }

    /** The frame that is sent, and a place for what the consumer reads. */
    @State(Scope.Thread)
    public static class Frame {
        /** Length of a frame in bytes: an END, or a batch of events. */
        @Param({"40", "1016"})
        public int length;

        private UnsafeBuffer buffer;
        private byte[] bytes;
        private byte[] copy;
        private long sum;
        private final FrameHandler reader = this::read;

        /** Makes a frame. */
        @Setup
        public void setUp() {
            bytes = new byte[length];
            buffer = new UnsafeBuffer(bytes);
        }

        /** The copy that a queue of arrays needs for each frame: one that was refused is offered again. */
        boolean offerCopy(Queue<byte[]> queue) {
            if (copy == null) {
                copy = bytes.clone();
            }
            boolean accepted = queue.offer(copy);
            if (accepted) {
                copy = null;
            }
            return accepted;
        }

        private boolean read(int source, DirectBuffer frame, int offset, int frameLength) {
            sum += frame.getLong(offset) + frame.getLong(offset + frameLength - Long.BYTES);
            return true;
        }

        private void read(byte[] frame) {
            sum += frame[0] + frame[frame.length - 1];
        }
    }

    /** The ring, with room for as many frames as the queues take. */
    @State(Scope.Group)
    public static class Ring {
        /** Length of a frame in bytes. */
        @Param({"40", "1016"})
        public int length;

        private FrameRing ring;

        /** Makes an empty ring. */
        @Setup
        public void setUp() {
            int recordBytes = Integer.highestOneBit(length + FRAME_HEADER_BYTES - 1) << 1;
            ring = new FrameRing(CAPACITY * recordBytes, length);
        }
    }

    /** A bounded queue of arrays. */
    @State(Scope.Group)
    public static class Bounded {
        private final Queue<byte[]> queue = new ArrayBlockingQueue<>(CAPACITY);
    }

    /** An unbounded queue of arrays, with a count that bounds it: or the producer would fill the memory. */
    @State(Scope.Group)
    public static class Linked {
        private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
        private final AtomicInteger size = new AtomicInteger();

        boolean offer(byte[] frame) {
            if (size.get() >= CAPACITY) {
                return false;
            }
            size.incrementAndGet();
            return queue.add(frame.clone());
        }

        byte[] poll() {
            byte[] frame = queue.poll();
            if (frame != null) {
                size.decrementAndGet();
            }
            return frame;
        }
    }

    /**
     * Offers to the ring.
     *
     * @param ring the ring.
     * @param frame the frame.
     * @param produced counts.
     */
    @Benchmark
    @Group("frameRing")
    @GroupThreads(1)
    public void offerToRing(Ring ring, Frame frame, Produced produced) {
        produced.count(ring.ring.offer(frame.buffer, 0, frame.length));
    }

    /**
     * Takes from the ring.
     *
     * @param ring the ring.
     * @param frame reads the frames.
     * @param consumed counts.
     * @return a number that depends on the data that was read.
     */
    @Benchmark
    @Group("frameRing")
    @GroupThreads(1)
    public long takeFromRing(Ring ring, Frame frame, Consumed consumed) {
        consumed.count(ring.ring.drain(frame.reader, 0, DRAIN_LIMIT));
        return frame.sum;
    }

    /**
     * Offers to the bounded queue.
     *
     * @param bounded the queue.
     * @param frame the frame.
     * @param produced counts.
     */
    @Benchmark
    @Group("arrayBlockingQueue")
    @GroupThreads(1)
    public void offerToBounded(Bounded bounded, Frame frame, Produced produced) {
        produced.count(frame.offerCopy(bounded.queue));
    }

    /**
     * Takes from the bounded queue.
     *
     * @param bounded the queue.
     * @param frame reads the frames.
     * @param consumed counts.
     * @return a number that depends on the data that was read.
     */
    @Benchmark
    @Group("arrayBlockingQueue")
    @GroupThreads(1)
    public long takeFromBounded(Bounded bounded, Frame frame, Consumed consumed) {
        int frames = 0;
        byte[] taken;
        while (frames < DRAIN_LIMIT && (taken = bounded.queue.poll()) != null) {
            frame.read(taken);
            frames++;
        }
        consumed.count(frames);
        return frame.sum;
    }

    /**
     * Offers to the linked queue.
     *
     * @param linked the queue.
     * @param frame the frame.
     * @param produced counts.
     */
    @Benchmark
    @Group("concurrentLinkedQueue")
    @GroupThreads(1)
    public void offerToLinked(Linked linked, Frame frame, Produced produced) {
        produced.count(linked.offer(frame.bytes));
    }

    /**
     * Takes from the linked queue.
     *
     * @param linked the queue.
     * @param frame reads the frames.
     * @param consumed counts.
     * @return a number that depends on the data that was read.
     */
    @Benchmark
    @Group("concurrentLinkedQueue")
    @GroupThreads(1)
    public long takeFromLinked(Linked linked, Frame frame, Consumed consumed) {
        int frames = 0;
        byte[] taken;
        while (frames < DRAIN_LIMIT && (taken = linked.poll()) != null) {
            frame.read(taken);
            frames++;
        }
        consumed.count(frames);
        return frame.sum;
    }
}
