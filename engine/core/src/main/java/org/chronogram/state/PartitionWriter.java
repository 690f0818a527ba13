package org.chronogram.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;

/** Copies the state of a partition into a sink while the simulation waits; see {@link PartitionFormat}. Not thread safe. */
final class PartitionWriter {
    private static final int LENGTH_BYTES = Integer.BYTES;

    private final ProcessCodec codec;
    private final StateOutput block = new StateOutput(1 << 16);
    private final ByteBuffer words = ByteBuffer.allocate(Long.BYTES * (1 + PartitionFormat.LONGEST_PENDING_BLOCK_WORDS))
            .order(ByteOrder.LITTLE_ENDIAN);
    private byte[] declarations;

    PartitionWriter(ProcessCodec codec) {
        this.codec = codec;
    }

    /** Captures some LPs to nowhere. */
    void rehearse(LogicalProcess[] processes, int count) {
        try {
            for (int i = 0; i < count; i++) {
                block.reset();
                writeProcess(processes[i]);
            }
        } catch (ModelException e) {
            // The first checkpoint meets the same error and reports it.
            return;
        }
    }

    void write(KernelState state, long horizonTicks, StateSink sink) {
        writeHeader(PartitionHeader.of(state, horizonTicks), sink);
        writeLayouts(sink);
        writeDeclarations(state, sink);
        writeAskedStop(state, sink);
        writeLpWords(state.lpWords(), sink);
        writePending(state, sink);
        writeStatistics(state, sink);
        writeProcesses(state.processes(), sink);
    }

    private void writeHeader(PartitionHeader header, StateSink sink) {
        words.clear()
                .putLong(PartitionFormat.MAGIC)
                .putLong(header.reachedTicks())
                .putLong(header.furthestTicks())
                .putLong(header.horizonTicks())
                .putLong(header.counts().handled())
                .putLong(header.counts().cancelled())
                .putLong(header.counts().remote())
                .putLong(header.lps().size())
                .putLong(header.lps().rangeCount());
        for (int range = 0; range < header.lps().rangeCount(); range++) {
            if (!words.hasRemaining()) {
                sink.write(words.flip());
                words.clear();
            }
            words.putLong(PartitionHeader.word(header.lps(), range));
        }
        sink.write(words.flip());
    }

    private void writeLayouts(StateSink sink) {
        block.reset();
        block.writeInt(codec.layouts().size());
        codec.layouts().forEach((name, hash) -> {
            block.writeText(name);
            block.writeLong(hash);
        });
        writeBlock(sink);
    }

    private void writeDeclarations(KernelState state, StateSink sink) {
        if (declarations == null) {
            declarations = state.declared().encode();
        }
        writeBytes(declarations, declarations.length, sink);
    }

    private void writeAskedStop(KernelState state, StateSink sink) {
        block.reset();
        state.askedStop().ifPresent(stop -> {
            block.writeLong(stop.ticks());
            block.writeInt(stop.lp());
            block.writeText(stop.reason());
        });
        writeBlock(sink);
    }

    private void writeLpWords(long[] lpWords, StateSink sink) {
        int next = 0;
        while (next < lpWords.length) {
            int length = Math.min(lpWords.length - next, PartitionFormat.LONGEST_PENDING_BLOCK_WORDS);
            words.clear().limit(length * Long.BYTES);
            words.asLongBuffer().put(lpWords, next, length);
            sink.write(words);
            next += length;
        }
    }

    private void writePending(KernelState state, StateSink sink) {
        beginPendingBlock();
        state.forEachPending((records, offset, lengthWords) -> {
            if (lengthWords * Long.BYTES > words.remaining()) {
                flushPendingBlock(sink);
            }
            words.asLongBuffer().put(records, offset, lengthWords);
            words.position(words.position() + lengthWords * Long.BYTES);
        });
        if (words.position() > Long.BYTES) {
            flushPendingBlock(sink);
        }
        writeLong(0, sink);
    }

    /** Leaves room for the length of the block. */
    private void beginPendingBlock() {
        words.clear().position(Long.BYTES);
    }

    private void flushPendingBlock(StateSink sink) {
        words.putLong(0, words.position() / Long.BYTES - 1);
        sink.write(words.flip());
        beginPendingBlock();
    }

    private void writeStatistics(KernelState state, StateSink sink) {
        Iterator<byte[]> parts = state.statistics().parts();
        while (parts.hasNext()) {
            byte[] part = parts.next();
            writeBytes(part, part.length, sink);
        }
        writeLong(0, sink);
    }

    private void writeLong(long value, StateSink sink) {
        sink.write(words.clear().putLong(value).flip());
    }

    private void writeBytes(byte[] bytes, int length, StateSink sink) {
        writeLong(length, sink);
        sink.write(ByteBuffer.wrap(bytes, 0, length));
    }

    private void writeBlock(StateSink sink) {
        writeBytes(block.array(), block.position(), sink);
    }

    private void writeProcesses(LogicalProcess[] processes, StateSink sink) {
        for (int first = 0; first < processes.length; first += PartitionFormat.LPS_PER_BLOCK) {
            block.reset();
            int end = Math.min(processes.length, first + PartitionFormat.LPS_PER_BLOCK);
            for (int i = first; i < end; i++) {
                writeProcess(processes[i]);
            }
            writeBlock(sink);
        }
    }

    private void writeProcess(LogicalProcess process) {
        if (KernelState.isAbsent(process)) {
            block.writeInt(PartitionFormat.ABSENT_LP);
            return;
        }
        int start = block.position();
        block.writeInt(0);
        codec.write(process, block);
        block.setInt(start, block.position() - start - LENGTH_BYTES);
    }
}
