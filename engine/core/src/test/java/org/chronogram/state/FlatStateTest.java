package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.StatisticSet;
import org.chronogram.state.Capture.Quiet;
import org.junit.jupiter.api.Test;

/** LPs that hold only values and arrays of numbers. */
class FlatStateTest {
    /** A small LP. */
    static final class Small extends Quiet {
        long state;
        final long[] counts = new long[3];
    }

    @Test
    void shouldAllocateNothingForSmallLps() {
        LogicalProcess[] processes = Stream.generate(Small::new).limit(1000).toArray(LogicalProcess[]::new);
        ProcessCodec codec = ProcessCodec.of(processes, new StatisticSet(), List.of());
        StateOutput out = new StateOutput(1 << 16);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 100; round++) {
            out.reset();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (LogicalProcess process : processes) {
                codec.write(process, out);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(allocated < processes.length, "allocated " + allocated);
        assertEquals(processes.length * (8 + 1 + 1 + 24), out.position());
    }

    @Test
    void shouldHaveTheLayoutOfTheProtocol() {
        Small process = new Small();
        process.state = 0x0102;
        process.counts[2] = -1;
        byte[] expected = new byte[8 + 1 + 1 + 24];
        expected[0] = 2;
        expected[1] = 1;
        expected[8] = ObjectReference.NEW;
        expected[9] = 3;
        Arrays.fill(expected, 26, 34, (byte) -1);
        // The long comes first as a value, then the arrays.
        assertArrayEquals(expected, Capture.codec(new Small()).capture(process));
    }

    /** Arrays that may be shared. */
    static final class Shared extends Quiet {
        int[] first = {1};
        int[] second = {2, 3};
    }

    @Test
    void shouldKeepArraysSharedOrApart() {
        Shared apart = Capture.restore(new Shared(), new Shared(), new Shared());
        assertNotSame(apart.first, apart.second);
        assertArrayEquals(new int[] {2, 3}, apart.second);
        Shared written = new Shared();
        written.second = written.first;
        Shared shared = Capture.restore(written, new Shared(), new Shared());
        assertSame(shared.first, shared.second);
        assertArrayEquals(new int[] {1}, shared.first);
    }

    @Test
    void shouldRefuseEveryReferenceToAnArrayThatWasNotRead() {
        byte[] bytes = Capture.codec(new Shared()).capture(new Shared());
        for (int reference = ObjectReference.FIRST_KNOWN; reference < 256; reference++) {
            bytes[0] = (byte) reference;
            assertThrows(
                    DamagedStateException.class,
                    () -> Capture.codec(new Shared()).restore(new Shared(), bytes));
        }
    }
}
