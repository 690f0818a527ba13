package org.chronogram.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.kernel.AskedStop;
import org.chronogram.kernel.DeclaredDifferences;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.InvalidInputException;

/**
 * Puts what one partition has written back into another, which may own fewer of its LPs, or others too; see {@link
 * PartitionFormat}. Not thread safe.
 */
final class PartitionReader {
    private final PartitionInput in;
    private final KernelState state;
    private final ProcessCodec codec;
    private final List<byte[]> statistics = new ArrayList<>();
    private PartitionHeader header;
    private SharedLps shared;
    /** The run of shared LPs that the reader has come to. */
    private int run;

    PartitionReader(StateSource source, KernelState state, ProcessCodec codec) {
        in = new PartitionInput(source);
        this.state = state;
        this.codec = codec;
    }

    /** Reads all; takes statistics and a request to stop only when told to. They are to be merged when all sources were read. */
    PartitionHeader read(boolean withStatistics) {
        header = PartitionHeader.read(in);
        shared = new SharedLps(header.lps(), state.lps());
        requireLayouts();
        requireDeclarations();
        readAskedStop(withStatistics);
        readLpWords();
        readPending();
        readStatistics(withStatistics);
        readProcesses();
        if (in.remainingBytes() > 0) {
            throw in.damaged(in.remainingBytes() + " bytes follow after its end");
        }
        return header;
    }

    private void requireLayouts() {
        StateInput block = new StateInput(in.readBytes(in.readCount("length of layouts")));
        Map<String, Long> found = new LinkedHashMap<>();
        try {
            int classes = block.readInt();
            for (int i = 0; i < classes; i++) {
                found.put(block.readText(), block.readLong());
            }
        } catch (RuntimeException e) {
            throw in.damaged("the layouts of classes cannot be read: " + e.getMessage(), e);
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
            found = DeclaredModel.decode(in.readBytes(in.readCount("length of declarations")));
        } catch (IllegalArgumentException e) {
            throw in.damaged(e.getMessage(), e);
        }
        String differences = DeclaredDifferences.between(state.declared(), found, "the checkpoint");
        if (!differences.isEmpty()) {
            throw new InvalidInputException(
                    in.name() + " was written by another version of the model, or one that is built"
                            + " differently each time. The model now has " + differences
                            + ". Run it from the start, or with the version that wrote the checkpoint");
        }
    }

    /** It belongs to the run, as statistics do: one of the partitions that read it keeps it. */
    private void readAskedStop(boolean wanted) {
        byte[] bytes = in.readBytes(in.readCount("length of a request to stop"));
        if (bytes.length == 0) {
            return;
        }
        StateInput block = new StateInput(bytes);
        try {
            AskedStop stop = new AskedStop(block.readLong(), block.readInt(), block.readText());
            if (wanted) {
                state.restoreStop(stop);
            }
        } catch (RuntimeException e) {
            throw in.damaged("the request to stop cannot be read: " + e.getMessage(), e);
        }
    }

    private void readLpWords() {
        int next = 0;
        for (int i = 0; i < shared.runs(); i++) {
            skipLpWords(shared.writtenIndex(i) - next);
            in.readLongs(
                    state.lpWords(),
                    shared.ownIndex(i) * KernelState.WORDS_PER_LP,
                    shared.count(i) * KernelState.WORDS_PER_LP);
            next = shared.writtenIndex(i) + shared.count(i);
        }
        skipLpWords(header.lps().size() - next);
    }

    private void skipLpWords(int lps) {
        in.skip((long) lps * KernelState.WORDS_PER_LP * Long.BYTES);
    }

    /** Without LPs in common there is no event to take, and the partition may have come further than the written one. */
    private void readPending() {
        long[] block = new long[PartitionFormat.LONGEST_PENDING_BLOCK_WORDS];
        int lengthWords = in.readCount("length of pending events");
        while (lengthWords > 0) {
            if (lengthWords > block.length) {
                throw in.damaged("a block of pending events has " + lengthWords + " words");
            }
            if (shared.isEmpty()) {
                in.skip((long) lengthWords * Long.BYTES);
            } else {
                in.readLongs(block, 0, lengthWords);
                restorePending(block, lengthWords);
            }
            lengthWords = in.readCount("length of pending events");
        }
    }

    private void restorePending(long[] block, int lengthWords) {
        int offset = 0;
        while (offset < lengthWords) {
            int restored = state.restorePending(block, offset, lengthWords - offset);
            if (restored == 0) {
                throw in.damaged("a pending event is no record, or lies in the past");
            }
            offset += restored;
        }
    }

    private void readStatistics(boolean wanted) {
        int lengthBytes = in.readCount("length of statistics");
        while (lengthBytes > 0) {
            if (wanted) {
                statistics.add(in.readBytes(lengthBytes));
            } else {
                in.skip(lengthBytes);
            }
            lengthBytes = in.readCount("length of statistics");
        }
    }

    /** Adds the statistics that were read to those of the partition. */
    void mergeStatistics() {
        for (byte[] part : statistics) {
            try {
                state.statistics().mergePart(part);
            } catch (RuntimeException e) {
                throw in.damaged(
                        "the statistics cannot be read: "
                                + e.toString().lines().findFirst().orElse(""),
                        e);
            }
        }
        statistics.clear();
    }

    private void readProcesses() {
        int lps = header.lps().size();
        for (int first = 0; first < lps; first += PartitionFormat.LPS_PER_BLOCK) {
            int end = Math.min(lps, first + PartitionFormat.LPS_PER_BLOCK);
            int lengthBytes = in.readCount("length of LP states");
            if (nextShared(first) < end) {
                readBlock(first, end, in.readBytes(lengthBytes));
            } else {
                in.skip(lengthBytes);
            }
        }
    }

    /** Returns the written index of the next LP that the partition owns, from an index on; to be asked in ascending order. */
    private int nextShared(int index) {
        while (run < shared.runs() && shared.writtenIndex(run) + shared.count(run) <= index) {
            run++;
        }
        return run < shared.runs() ? Math.max(index, shared.writtenIndex(run)) : Integer.MAX_VALUE;
    }

    private void readBlock(int first, int end, byte[] bytes) {
        StateInput block = new StateInput(bytes);
        for (int index = first; index < end; index++) {
            try {
                readProcess(index, block);
            } catch (DamagedStateException e) {
                throw in.damaged(
                        "the state of LP " + header.lps().lpAt(index) + " cannot be read: " + e.getMessage(), e);
            }
        }
        if (block.remaining() > 0) {
            throw in.damaged(block.remaining() + " bytes follow after the state of LP "
                    + header.lps().lpAt(end - 1));
        }
    }

    private void readProcess(int index, StateInput block) {
        int lengthBytes = block.readInt();
        if (lengthBytes == PartitionFormat.ABSENT_LP) {
            return;
        }
        if (nextShared(index) == index) {
            int own = shared.ownIndex(run) + index - shared.writtenIndex(run);
            int blockEnd = block.endAfter(lengthBytes);
            codec.read(state.present(own), block);
            block.endAt(blockEnd);
        } else {
            block.skip(lengthBytes);
        }
    }
}
