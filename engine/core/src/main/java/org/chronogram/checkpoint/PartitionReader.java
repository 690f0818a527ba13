package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.io.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.kernel.DeclaredDifferences;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;

/**
 * Puts what one partition has written back into another, which may own fewer of its LPs, or others too; see {@link
 * PartitionFormat}. Not thread safe.
 */
final class PartitionReader {
    private final Path file;
    private final CheckpointFileReader in;
    private final KernelState state;
    private final ProcessCodec codec;
    private final List<byte[]> statistics = new ArrayList<>();
    private Counts counts;
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

    /** Reads the file; takes its statistics only when told to, to be merged when all files were read. */
    void read(boolean withStatistics) {
        if (in.readLong() != PartitionFormat.MAGIC) {
            throw damaged("it does not begin as a partition's file does");
        }
        firstLp = readCount("first LP");
        logicalProcesses = readCount("number of LPs");
        if (logicalProcesses > Math.min(Integer.MAX_VALUE - firstLp, in.remainingBytes() / Long.BYTES)) {
            throw damaged("it announces " + logicalProcesses + " LPs from LP " + firstLp + " on");
        }
        counts = new Counts(in.readLong(), in.readLong());
        requireLayouts();
        requireDeclarations();
        readLpWords();
        readPending();
        readStatistics(withStatistics);
        readProcesses();
        if (in.remainingBytes() > 0) {
            throw damaged(in.remainingBytes() + " bytes follow after its end");
        }
    }

    /** Returns what was read of it. */
    Counts counts() {
        return counts;
    }

    private DamagedCheckpointException damaged(String reason) {
        return damaged(reason, null);
    }

    private DamagedCheckpointException damaged(String reason, Throwable cause) {
        return new DamagedCheckpointException(file, reason, cause);
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
        Map<String, Long> found = new LinkedHashMap<>();
        try {
            int classes = block.readInt();
            for (int i = 0; i < classes; i++) {
                found.put(block.readString(), block.readLong());
            }
        } catch (RuntimeException e) {
            throw damaged("the layouts of classes cannot be read: " + e.getMessage(), e);
        }
        found.forEach((name, hash) -> {
            if (!codec.layouts().getOrDefault(name, hash).equals(hash)) {
                throw new InvalidInputException(file + " was written by another version of the model: the fields of "
                        + name + " have changed; run the model from the start, or with the version that wrote it");
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
            throw new InvalidInputException(file + " was written by another version of the model, or one that is built"
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
        while (lengthBytes > 0) {
            if (wanted) {
                statistics.add(readBytes(lengthBytes));
            } else {
                in.skip(lengthBytes);
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
                throw damaged("the statistics cannot be read: " + firstLine(e), e);
            }
        }
        statistics.clear();
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
                if (lengthBytes < 0 || lengthBytes > bytes.length - block.position()) {
                    throw damaged("the state of LP " + lp + " has " + lengthBytes + " bytes");
                }
                if (lp >= overlapStart() && lp < overlapEnd()) {
                    restore(lp, new Input(bytes, block.position(), lengthBytes));
                }
                block.setPosition(block.position() + lengthBytes);
            }
        } catch (DamagedCheckpointException | ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged("the states of LPs " + first + " to " + (end - 1) + " cannot be read: " + firstLine(e), e);
        }
        if (block.position() < bytes.length) {
            throw damaged((bytes.length - block.position()) + " bytes follow after the state of LP " + (end - 1));
        }
    }

    private static String firstLine(RuntimeException error) {
        return error.toString().lines().findFirst().orElse("");
    }

    private void restore(int lp, Input bytes) {
        LogicalProcess[] processes = state.processes();
        int index = lp - state.firstLp();
        processes[index] = codec.read(processes[index], bytes);
        if (bytes.position() < bytes.limit()) {
            throw damaged((bytes.limit() - bytes.position()) + " bytes of the state of LP " + lp + " are left over");
        }
    }
}
