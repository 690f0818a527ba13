package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.StatisticSet;

/**
 * Puts what one partition has written back into another, which may own fewer of its LPs, or others too; see {@link
 * PartitionFormat}. Not thread safe.
 */
final class PartitionReader {
    private final Path file;
    private final CheckpointFileReader in;
    private final KernelState state;
    private final ProcessCodec codec;
    private int firstLp;
    private int logicalProcesses;

    PartitionReader(Path file, CheckpointFileReader in, KernelState state, ProcessCodec codec) {
        this.file = file;
        this.in = in;
        this.state = state;
        this.codec = codec;
    }

    /** What is counted for a whole partition, and belongs to no LP. */
    record Counts(long events, long remoteEvents) {}

    /** Reads the file; takes its statistics only when told to. */
    Counts read(boolean withStatistics) {
        if (in.readLong() != PartitionFormat.MAGIC) {
            throw damaged("it does not begin as a partition's file does");
        }
        firstLp = readCount("first LP");
        logicalProcesses = readCount("number of LPs");
        Counts counts = new Counts(in.readLong(), in.readLong());
        requireLayouts();
        readLpWords();
        readPending();
        readStatistics(withStatistics);
        readProcesses();
        return counts;
    }

    private DamagedCheckpointException damaged(String reason) {
        return new DamagedCheckpointException(file, reason);
    }

    private int readCount(String what) {
        long value = in.readLong();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damaged(what + " is " + value);
        }
        return (int) value;
    }

    private void requireLayouts() {
        Input block = new Input(readBytes(readCount("length of layouts")));
        Map<String, String> own = codec.layouts();
        int classes = block.readInt();
        for (int i = 0; i < classes; i++) {
            String name = block.readString();
            String found = block.readString();
            String expected = own.getOrDefault(name, found);
            if (!expected.equals(found)) {
                throw new InvalidInputException(file + " was written by another version of the model: class " + name
                        + " has the fields [" + found + "] there, and [" + expected + "] here; run the model from the"
                        + " start, or with the version that wrote it");
            }
        }
    }

    private int overlapStart() {
        return Math.max(firstLp, state.firstLp());
    }

    private int overlapEnd() {
        return Math.min(firstLp + logicalProcesses, state.firstLp() + state.processes().length);
    }

    private void readLpWords() {
        int start = overlapStart();
        int end = Math.max(start, overlapEnd());
        long lpBytes = (long) KernelState.WORDS_PER_LP * Long.BYTES;
        if (end == start) {
            in.skip(logicalProcesses * lpBytes);
            return;
        }
        in.skip((start - firstLp) * lpBytes);
        in.readLongs(
                state.lpWords(),
                (start - state.firstLp()) * KernelState.WORDS_PER_LP,
                (end - start) * KernelState.WORDS_PER_LP);
        in.skip((firstLp + logicalProcesses - end) * lpBytes);
    }

    private void readPending() {
        long[] block = new long[PartitionFormat.LONGEST_PENDING_BLOCK_WORDS];
        int lengthWords = readCount("length of pending events");
        while (lengthWords > 0) {
            if (lengthWords > block.length) {
                throw damaged("a block of pending events has " + lengthWords + " words");
            }
            in.readLongs(block, 0, lengthWords);
            restorePending(block, lengthWords);
            lengthWords = readCount("length of pending events");
        }
    }

    private void restorePending(long[] block, int lengthWords) {
        int offset = 0;
        while (offset < lengthWords) {
            int restored = state.restorePending(block, offset, lengthWords - offset);
            if (restored == 0) {
                throw damaged("a pending event is no record, or lies in the past");
            }
            offset += restored;
        }
    }

    private void readStatistics(boolean wanted) {
        int lengthBytes = readCount("length of statistics");
        if (!wanted) {
            in.skip(lengthBytes);
            return;
        }
        StatisticSet part = state.statistics().emptyCopy();
        try {
            part.read(new DataInputStream(new ByteArrayInputStream(readBytes(lengthBytes))));
        } catch (IOException e) {
            throw damaged("the statistics are incomplete");
        }
        state.statistics().mergeFrom(part);
    }

    private byte[] readBytes(int lengthBytes) {
        if (lengthBytes > in.remainingBytes()) {
            throw damaged(lengthBytes + " bytes are announced, " + in.remainingBytes() + " follow");
        }
        byte[] bytes = new byte[lengthBytes];
        in.readFully(bytes, 0, lengthBytes);
        return bytes;
    }

    private void readProcesses() {
        int end = firstLp + logicalProcesses;
        for (int first = firstLp; first < end; first += PartitionFormat.LPS_PER_BLOCK) {
            int blockEnd = Math.min(end, first + PartitionFormat.LPS_PER_BLOCK);
            int lengthBytes = readCount("length of LP states");
            if (blockEnd <= overlapStart() || first >= overlapEnd()) {
                in.skip(lengthBytes);
            } else {
                readBlock(first, blockEnd, readBytes(lengthBytes));
            }
        }
    }

    private void readBlock(int first, int end, byte[] bytes) {
        Input block = new Input(bytes);
        try {
            for (int lp = first; lp < end; lp++) {
                int lengthBytes = block.readInt();
                int next = block.position() + lengthBytes;
                if (lengthBytes < 0 || next > bytes.length) {
                    throw damaged("the state of LP " + lp + " has " + lengthBytes + " bytes");
                }
                if (lp >= overlapStart() && lp < overlapEnd()) {
                    restore(lp, new Input(bytes, block.position(), lengthBytes));
                }
                block.setPosition(next);
            }
        } catch (KryoException e) {
            throw damaged("the states of LPs " + first + " to " + (end - 1) + " cannot be read: " + e.getMessage());
        }
    }

    private void restore(int lp, Input bytes) {
        LogicalProcess[] processes = state.processes();
        int index = lp - state.firstLp();
        processes[index] = codec.read(processes[index], bytes);
    }
}
