package org.chronogram.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;

/**
 * The state of all partitions of a run, in memory.
 *
 * @param partitions the partitions that were written.
 */
record MemoryState(List<Partition> partitions) {
    /** The horizon of the first partition; those of the others follow. */
    static final long FIRST_HORIZON = 1_000_000;

    /** One partition, and how many LPs it had. */
    record Partition(String name, int count, byte[] bytes) {}

    /** Gives bytes, which may be damaged. */
    static final class Source implements StateSource {
        private final String name;
        private final ByteBuffer bytes;

        Source(byte[] bytes) {
            this(new Partition("memory", 0, bytes));
        }

        Source(Partition partition) {
            name = partition.name();
            bytes = ByteBuffer.wrap(partition.bytes());
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long remainingBytes() {
            return bytes.remaining();
        }

        @Override
        public void read(ByteBuffer target) {
            int length = target.remaining();
            target.put(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
        }

        @Override
        public void skip(long length) {
            bytes.position(bytes.position() + (int) length);
        }
    }

    static PartitionCodec codec(KernelState state) {
        return PartitionCodec.of(state, List.of());
    }

    static byte[] write(PartitionCodec codec) {
        return write(codec, FIRST_HORIZON);
    }

    static byte[] write(PartitionCodec codec, long horizonTicks) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        codec.write(horizonTicks, bytes -> {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            written.writeBytes(copy);
        });
        return written.toByteArray();
    }

    /** Writes all partitions of a run. */
    static MemoryState of(LockStep run) {
        List<Partition> partitions = new ArrayList<>();
        for (KernelState state : run.states()) {
            int index = partitions.size();
            byte[] bytes = write(codec(state), FIRST_HORIZON + index);
            partitions.add(new Partition("partition " + index, state.lps().size(), bytes));
        }
        return new MemoryState(partitions);
    }

    /** Restores all partitions of a run that was not started. */
    LockStep restore(LockStep fresh) {
        List<RestoredTimes> unused = restoreAll(fresh);
        return fresh;
    }

    /** Restores all partitions of a run that was not started; returns the times from which they go on. */
    List<RestoredTimes> restoreAll(LockStep fresh) {
        List<RestoredTimes> times = new ArrayList<>();
        List<KernelState> states = fresh.states();
        for (int i = 0; i < states.size(); i++) {
            times.add(restore(states.get(i), i, states.size()));
        }
        return times;
    }

    /** Restores one of several partitions. */
    RestoredTimes restore(KernelState state, int index, int count) {
        PartitionRestore restore = codec(state).restore();
        List<Partition> needed = partitions.stream()
                .filter(written -> restore.find(new Source(written), written.count()))
                .toList();
        restore.begin("memory");
        for (int written = 0; written < partitions.size(); written++) {
            boolean withTotals = written % count == index;
            if (withTotals || needed.contains(partitions.get(written))) {
                restore.read(new Source(partitions.get(written)), withTotals);
            }
        }
        return restore.complete();
    }
}
