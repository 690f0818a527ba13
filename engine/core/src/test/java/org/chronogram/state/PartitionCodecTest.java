package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
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

    private static KernelState restored(byte[] bytes, long reachedTicks) {
        KernelState state = run().states().get(0);
        PartitionRestore restore = MemoryState.codec(state).restore(reachedTicks);
        restore.read(new MemoryState.Source(bytes), true);
        restore.complete();
        return state;
    }

    @Test
    void shouldComeBackWithAllThatAPartitionConsistsOf() {
        LockStep run = run().start().steps(30);
        KernelState written = run.states().get(0);
        KernelState restored = restored(MemoryState.write(MemoryState.codec(written)), run.reachedTicks());
        assertTrue(written.events() > 50, "events=" + written.events());
        assertEquals(written.events(), restored.events());
        assertEquals(written.remoteEvents(), restored.remoteEvents());
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
        assertEquals(0, bytes.getLong());
        assertEquals(LPS, bytes.getLong());
        assertEquals(state.events(), bytes.getLong());
        assertEquals(state.remoteEvents(), bytes.getLong());
    }

    @Test
    void shouldTakeTotalsOnlyWhenToldTo() {
        LockStep run = run().start().steps(30);
        byte[] bytes = MemoryState.write(MemoryState.codec(run.states().get(0)));
        KernelState state = run().states().get(0);
        PartitionRestore restore = MemoryState.codec(state).restore(run.reachedTicks());
        restore.read(new MemoryState.Source(bytes), false);
        restore.complete();
        assertEquals(0, state.events());
        assertEquals(0, state.statistics().counter("handled").count());
        assertArrayEquals(run.states().get(0).lpWords(), state.lpWords());
    }

    @Test
    void shouldKnowWhichLpsItOwns() {
        StatefulModel model = new StatefulModel(LPS);
        LockStep run = new LockStep(model, ParameterValues.parse(model, Map.of()), 1 << 22, 2, 1);
        PartitionRestore second = MemoryState.codec(run.states().get(1)).restore(0);
        assertFalse(second.overlaps(0, 5));
        assertTrue(second.overlaps(0, 6));
        assertTrue(second.overlaps(9, 1));
        assertFalse(second.overlaps(10, 1));
    }

    @Test
    void shouldNameTheSourceThatIsDamaged() {
        byte[] bytes = MemoryState.write(
                MemoryState.codec(run().start().steps(5).states().get(0)));
        bytes[0]++;
        DamagedStateException error = assertThrows(DamagedStateException.class, () -> restored(bytes, 0));
        assertEquals("memory: it does not begin as a partition does", error.getMessage());
    }
}
