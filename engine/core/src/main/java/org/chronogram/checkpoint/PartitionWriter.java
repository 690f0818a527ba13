package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.io.Output;
import java.util.Iterator;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;

/**
 * Copies the state of a partition into its file of a checkpoint, while the simulation waits; see {@link PartitionFormat}.
 * Not thread safe.
 */
public final class PartitionWriter {
    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int UNLIMITED = -1;

    /** More than the virtual machine wants to have seen before it compiles for good. */
    private static final int REHEARSED_LPS = 1 << 15;

    private final ProcessCodec codec;
    private final Output block = new Output(1 << 16, UNLIMITED);
    private final long[] pending = new long[PartitionFormat.LONGEST_PENDING_BLOCK_WORDS];
    private int pendingWords;
    private byte[] declarations;

    /**
     * Prepares the writing of one partition.
     *
     * @param codec captures its LPs.
     */
    public PartitionWriter(ProcessCodec codec) {
        this.codec = codec;
    }

    /**
     * Captures some of many LPs to nowhere, so that the virtual machine has compiled how to do it when the simulation waits
     * for the first checkpoint. A few LPs are captured quickly without.
     *
     * @param processes the LPs of the partition.
     */
    public void rehearse(LogicalProcess[] processes) {
        if (processes.length < REHEARSED_LPS) {
            return;
        }
        try {
            for (int i = 0; i < REHEARSED_LPS; i++) {
                block.reset();
                writeProcess(processes[i]);
            }
        } catch (ModelException e) {
            // The first checkpoint will say so.
            return;
        }
    }

    /**
     * Writes a partition.
     *
     * @param state the partition.
     * @param out takes its bytes.
     */
    public void write(KernelState state, PartOutput out) {
        out.writeLong(PartitionFormat.MAGIC);
        out.writeLong(state.firstLp());
        out.writeLong(state.processes().length);
        out.writeLong(state.events());
        out.writeLong(state.remoteEvents());
        writeLayouts(out);
        writeDeclarations(state, out);
        out.writeLongs(state.lpWords(), 0, state.lpWords().length);
        writePending(state, out);
        writeStatistics(state, out);
        writeProcesses(state.processes(), out);
    }

    private void writeLayouts(PartOutput out) {
        block.reset();
        block.writeInt(codec.layouts().size());
        codec.layouts().forEach((name, hash) -> {
            block.writeString(name);
            block.writeLong(hash);
        });
        writeBlock(out);
    }

    private void writeDeclarations(KernelState state, PartOutput out) {
        if (declarations == null) {
            declarations = state.declared().encode();
        }
        writeBytes(declarations, out);
    }

    private void writeBlock(PartOutput out) {
        out.writeLong(block.position());
        out.write(block.getBuffer(), 0, block.position());
    }

    private void writePending(KernelState state, PartOutput out) {
        state.forEachPending((words, offset, lengthWords) -> {
            if (pendingWords + lengthWords > pending.length) {
                flushPending(out);
            }
            System.arraycopy(words, offset, pending, pendingWords, lengthWords);
            pendingWords += lengthWords;
        });
        if (pendingWords > 0) {
            flushPending(out);
        }
        out.writeLong(0);
    }

    private void flushPending(PartOutput out) {
        out.writeLong(pendingWords);
        out.writeLongs(pending, 0, pendingWords);
        pendingWords = 0;
    }

    private static void writeStatistics(KernelState state, PartOutput out) {
        Iterator<byte[]> parts = state.statistics().parts();
        while (parts.hasNext()) {
            writeBytes(parts.next(), out);
        }
        out.writeLong(0);
    }

    private static void writeBytes(byte[] bytes, PartOutput out) {
        out.writeLong(bytes.length);
        out.write(bytes, 0, bytes.length);
    }

    private void writeProcesses(LogicalProcess[] processes, PartOutput out) {
        for (int first = 0; first < processes.length; first += PartitionFormat.LPS_PER_BLOCK) {
            block.reset();
            int end = Math.min(processes.length, first + PartitionFormat.LPS_PER_BLOCK);
            for (int i = first; i < end; i++) {
                writeProcess(processes[i]);
            }
            writeBlock(out);
        }
    }

    private void writeProcess(LogicalProcess process) {
        int start = block.position();
        block.writeInt(0);
        codec.write(process, block);
        int end = block.position();
        block.setPosition(start);
        block.writeInt(end - start - LENGTH_BYTES);
        block.setPosition(end);
    }
}
