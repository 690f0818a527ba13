package org.chronogram.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.kernel.DeclaredDifferences;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.InvalidInputException;

/**
 * Puts what one partition has written back into another, which may own fewer of its LPs, or others too; see {@link
 * PartitionFormat}. Not thread safe.
 */
final class PartitionReader {
    private final StateSource in;
    private final KernelState state;
    private final ProcessCodec codec;
    private final List<byte[]> statistics = new ArrayList<>();
    private final ByteBuffer words = ByteBuffer.allocate(Long.BYTES * PartitionFormat.LONGEST_PENDING_BLOCK_WORDS)
            .order(ByteOrder.LITTLE_ENDIAN);
    private long events;
    private long remoteEvents;
    private int firstLp;
    private int logicalProcesses;

    PartitionReader(StateSource in, KernelState state, ProcessCodec codec) {
        this.in = in;
        this.state = state;
        this.codec = codec;
    }

    /** Reads all; takes statistics and counts only when told to. Statistics are to be merged when all sources were read. */
    void read(boolean withTotals) {
        if (readLong() != PartitionFormat.MAGIC) {
            throw damaged("it does not begin as a partition does");
        }
        firstLp = readCount("first LP");
        logicalProcesses = readCount("number of LPs");
        if (logicalProcesses > Math.min(Integer.MAX_VALUE - firstLp, in.remainingBytes() / Long.BYTES)) {
            throw damaged("it announces " + logicalProcesses + " LPs from LP " + firstLp + " on");
        }
        readCounts(withTotals);
        requireLayouts();
        requireDeclarations();
        readLpWords();
        readPending();
        readStatistics(withTotals);
        readProcesses();
        if (in.remainingBytes() > 0) {
            throw damaged(in.remainingBytes() + " bytes follow after its end");
        }
    }

    private void readCounts(boolean wanted) {
        long readEvents = readLong();
        long readRemoteEvents = readLong();
        events = wanted ? readEvents : 0;
        remoteEvents = wanted ? readRemoteEvents : 0;
    }

    /** Returns how many events the partition had handled; 0 where that was not wanted. */
    long events() {
        return events;
    }

    /** Returns how many events the partition had sent to others; 0 where that was not wanted. */
    long remoteEvents() {
        return remoteEvents;
    }

    private DamagedStateException damaged(String reason) {
        return damaged(reason, null);
    }

    private DamagedStateException damaged(String reason, Throwable cause) {
        return new DamagedStateException(in.name() + ": " + reason, cause);
    }

    private void require(long bytes) {
        if (bytes > in.remainingBytes()) {
            throw damaged(bytes + " bytes are expected, " + in.remainingBytes() + " follow");
        }
    }

    private void skip(long bytes) {
        require(bytes);
        in.skip(bytes);
    }

    private long readLong() {
        require(Long.BYTES);
        in.read(words.clear().limit(Long.BYTES));
        return words.getLong(0);
    }

    private void readLongs(long[] target, int from, int length) {
        require((long) length * Long.BYTES);
        int next = from;
        while (next < from + length) {
            int count = Math.min(from + length - next, words.capacity() / Long.BYTES);
            in.read(words.clear().limit(count * Long.BYTES));
            words.flip().asLongBuffer().get(target, next, count);
            next += count;
        }
    }

    private byte[] readBytes(int lengthBytes) {
        require(lengthBytes);
        byte[] bytes = new byte[lengthBytes];
        in.read(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private int readCount(String what) {
        long value = readLong();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damaged(what + " is " + value);
        }
        return (int) value;
    }

    private void requireLayouts() {
        StateInput block = new StateInput(readBytes(readCount("length of layouts")));
        Map<String, Long> found = new LinkedHashMap<>();
        try {
            int classes = block.readInt();
            for (int i = 0; i < classes; i++) {
                found.put(block.readText(), block.readLong());
            }
        } catch (RuntimeException e) {
            throw damaged("the layouts of classes cannot be read: " + e.getMessage(), e);
        }
        found.forEach((name, hash) -> {
            if (!codec.layouts().getOrDefault(name, hash).equals(hash)) {
                throw new InvalidInputException(
                        in.name() + " was written by another version of the model: the fields of " + name
                                + " have changed; run the model from the start, or with the version that wrote it");
            }
        });
    }

    private void requireDeclarations() {
        DeclaredModel found;
        try {
            found = DeclaredModel.decode(readBytes(readCount("length of declarations")));
        } catch (IllegalArgumentException e) {
            throw damaged(e.getMessage(), e);
        }
        String differences = DeclaredDifferences.between(state.declared(), found, "the checkpoint");
        if (!differences.isEmpty()) {
            throw new InvalidInputException(
                    in.name() + " was written by another version of the model, or one that is built"
                            + " differently each time. The model now has " + differences
                            + ". Run it from the start, or with the version that wrote the checkpoint");
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
            skip(logicalProcesses * lpBytes);
            return;
        }
        skip((start - firstLp) * lpBytes);
        readLongs(
                state.lpWords(),
                (start - state.firstLp()) * KernelState.WORDS_PER_LP,
                (end - start) * KernelState.WORDS_PER_LP);
        skip((firstLp + logicalProcesses - end) * lpBytes);
    }

    private void readPending() {
        long[] block = new long[PartitionFormat.LONGEST_PENDING_BLOCK_WORDS];
        int lengthWords = readCount("length of pending events");
        while (lengthWords > 0) {
            if (lengthWords > block.length) {
                throw damaged("a block of pending events has " + lengthWords + " words");
            }
            readLongs(block, 0, lengthWords);
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
        while (lengthBytes > 0) {
            if (wanted) {
                statistics.add(readBytes(lengthBytes));
            } else {
                skip(lengthBytes);
            }
            lengthBytes = readCount("length of statistics");
        }
    }

    /** Adds the statistics that were read to those of the partition. */
    void mergeStatistics() {
        for (byte[] part : statistics) {
            try {
                state.statistics().mergePart(part);
            } catch (RuntimeException e) {
                throw damaged(
                        "the statistics cannot be read: "
                                + e.toString().lines().findFirst().orElse(""),
                        e);
            }
        }
        statistics.clear();
    }

    private void readProcesses() {
        int end = firstLp + logicalProcesses;
        for (int first = firstLp; first < end; first += PartitionFormat.LPS_PER_BLOCK) {
            int blockEnd = Math.min(end, first + PartitionFormat.LPS_PER_BLOCK);
            int lengthBytes = readCount("length of LP states");
            if (blockEnd <= overlapStart() || first >= overlapEnd()) {
                skip(lengthBytes);
            } else {
                readBlock(first, blockEnd, readBytes(lengthBytes));
            }
        }
    }

    private void readBlock(int first, int end, byte[] bytes) {
        StateInput block = new StateInput(bytes);
        for (int lp = first; lp < end; lp++) {
            try {
                readProcess(lp, block.readSlice(block.readInt()));
            } catch (DamagedStateException e) {
                throw damaged("the state of LP " + lp + " cannot be read: " + e.getMessage(), e);
            }
        }
        if (block.remaining() > 0) {
            throw damaged(block.remaining() + " bytes follow after the state of LP " + (end - 1));
        }
    }

    private void readProcess(int lp, StateInput bytes) {
        if (lp >= overlapStart() && lp < overlapEnd()) {
            codec.read(state.processes()[lp - state.firstLp()], bytes);
        }
    }
}
