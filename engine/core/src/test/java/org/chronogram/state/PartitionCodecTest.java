package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;

/** One partition to bytes and back, in memory. */
class PartitionCodecTest {
    private static final int LPS = 10;

    private static LockStep run() {
        StatefulModel model = new StatefulModel(LPS);
        return new LockStep(model, ParameterValues.parse(model, Map.of()), 1 << 22, 1, 1);
    }

    private static KernelState restored(byte[] bytes, boolean withTotals) {
        KernelState state = run().states().get(0);
        PartitionRestore restore = MemoryState.codec(state).restore();
        assertTrue(restore.find(new MemoryState.Source(bytes), LPS));
        restore.begin("memory");
        restore.read(new MemoryState.Source(bytes), withTotals);
        RestoredTimes times = restore.complete();
        assertEquals(OptionalLong.of(MemoryState.FIRST_HORIZON), times.horizonTicks());
        assertEquals(state.reachedTicks(), times.reachedTicks());
        return state;
    }

    @Test
    void shouldComeBackWithAllThatAPartitionConsistsOf() {
        LockStep run = run().start().steps(30);
        KernelState written = run.states().get(0);
        KernelState restored = restored(MemoryState.write(MemoryState.codec(written)), true);
        assertEquals(run.reachedTicks(), restored.reachedTicks());
        assertTrue(written.events() > 50, "events=" + written.events());
        assertEquals(written.counts(), restored.counts());
        assertArrayEquals(written.lpWords(), restored.lpWords());
        assertEquals(written.pendingHash(), restored.pendingHash());
        assertEquals(
                written.statistics().counter("handled").count(),
                restored.statistics().counter("handled").count());
        ProcessComparison comparison = new ProcessComparison(MemoryState.codec(written), MemoryState.codec(restored));
        for (int lp = 0; lp < LPS; lp++) {
            assertTrue(comparison.isSame(written.processes()[lp], restored.processes()[lp]), "LP " + lp);
        }
    }

    @Test
    void shouldWriteTheSameBytesForTheSameState() {
        byte[] bytes = MemoryState.write(
                MemoryState.codec(run().start().steps(30).states().get(0)));
        PartitionCodec codec =
                MemoryState.codec(run().start().steps(30).states().get(0));
        codec.rehearse();
        assertArrayEquals(bytes, MemoryState.write(codec));
        assertArrayEquals(bytes, MemoryState.write(codec), "written twice");
    }

    @Test
    void shouldBeginAsTheFormatSays() {
        KernelState state = run().start().steps(5).states().get(0);
        ByteBuffer bytes =
                ByteBuffer.wrap(MemoryState.write(MemoryState.codec(state))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(PartitionFormat.MAGIC, bytes.getLong());
        assertEquals(state.reachedTicks(), bytes.getLong());
        assertEquals(state.furthestTicks(), bytes.getLong());
        assertEquals(MemoryState.FIRST_HORIZON, bytes.getLong());
        assertEquals(state.events(), bytes.getLong());
        assertEquals(state.counts().cancelled(), bytes.getLong());
        assertEquals(state.counts().remote(), bytes.getLong());
        assertEquals(LPS, bytes.getLong());
        assertEquals(1, bytes.getLong());
        assertEquals(0, bytes.getInt());
        assertEquals(LPS, bytes.getInt());
    }

    @Test
    void shouldTakeTotalsOnlyWhenToldTo() {
        LockStep run = run().start().steps(30);
        byte[] bytes = MemoryState.write(MemoryState.codec(run.states().get(0)));
        KernelState state = restored(bytes, false);
        assertEquals(0, state.events());
        assertEquals(0, state.statistics().counter("handled").count());
        assertArrayEquals(run.states().get(0).lpWords(), state.lpWords());
    }

    @Test
    void shouldKnowWhichLpsItOwns() {
        StatefulModel model = new StatefulModel(LPS);
        LockStep run = new LockStep(model, ParameterValues.parse(model, Map.of()), 1 << 22, 2, 1);
        PartitionRestore second = MemoryState.codec(run.states().get(1)).restore();
        assertFalse(second.overlaps(0, 4));
        assertTrue(second.overlaps(0, 5));
        assertTrue(second.overlaps(9, 9));
        assertFalse(second.overlaps(10, 10));
        assertFalse(second.overlaps(0, -1), "a partition without LPs");
    }

    @Test
    void shouldNotReadTheFormatBeforeThisOne() {
        byte[] bytes = MemoryState.write(
                MemoryState.codec(run().start().steps(5).states().get(0)));
        assertEquals("CRNCKPT5", new String(bytes, 0, Long.BYTES, StandardCharsets.US_ASCII));
        bytes[Long.BYTES - 1] = '1';
        DamagedStateException error = assertThrows(DamagedStateException.class, () -> restored(bytes, true));
        assertEquals("memory: it does not begin as a partition does", error.getMessage());
    }

    /** A word that is greater than it can be, in each place of the header. */
    @Test
    void shouldRefuseImpossibleLps() {
        byte[] bytes = MemoryState.write(
                MemoryState.codec(run().start().steps(5).states().get(0)));
        assertEquals("memory: number of LPs is -1", refusal(bytes, 7, -1));
        assertEquals("memory: it announces 2147483647 LPs in 1 ranges", refusal(bytes, 7, Integer.MAX_VALUE));
        assertEquals("memory: it announces 10 LPs in 2147483647 ranges", refusal(bytes, 8, Integer.MAX_VALUE));
        assertEquals(
                "memory: the ranges of LPs cannot be read: 0 LPs from LP 1 on, expected at least 1 from LP 0 on",
                refusal(bytes, 9, 1));
        assertEquals("memory: the ranges have 9 LPs, expected 10", refusal(bytes, 9, 9L << Integer.SIZE));
        assertEquals("memory: it has 9 LPs, expected 10", refusal(withWord(bytes, 7, 9), 9, 9L << Integer.SIZE));
    }

    private static byte[] withWord(byte[] bytes, int index, long value) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(index * Long.BYTES, value);
        return changed;
    }

    private static String refusal(byte[] bytes, int index, long value) {
        byte[] changed = withWord(bytes, index, value);
        return assertThrows(DamagedStateException.class, () -> restored(changed, true))
                .getMessage();
    }

    @Test
    void shouldNameTheSourceThatIsDamaged() {
        byte[] bytes = MemoryState.write(
                MemoryState.codec(run().start().steps(5).states().get(0)));
        bytes[0]++;
        DamagedStateException error = assertThrows(DamagedStateException.class, () -> restored(bytes, true));
        assertEquals("memory: it does not begin as a partition does", error.getMessage());
    }
}
