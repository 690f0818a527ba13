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
 * @param reachedTicks time below which all events were handled.
 */
record MemoryState(List<Partition> partitions, long reachedTicks) {
    /** One partition, and the LPs that it had. */
    record Partition(int firstLp, int count, byte[] bytes) {}

    /** Gives bytes, which may be damaged. */
    static final class Source implements StateSource {
        private final ByteBuffer bytes;

        Source(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        @Override
        public String name() {
            return "memory";
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
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        codec.write(bytes -> {
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
            partitions.add(new Partition(state.firstLp(), state.processes().length, write(codec(state))));
        }
        return new MemoryState(partitions, run.reachedTicks());
    }

    /** Restores all partitions of a run that was not started. */
    LockStep restore(LockStep fresh) {
        List<KernelState> states = fresh.states();
        for (int i = 0; i < states.size(); i++) {
            PartitionRestore restore = codec(states.get(i)).restore(reachedTicks);
            for (int written = 0; written < partitions.size(); written++) {
                boolean withTotals = written % states.size() == i;
                Partition partition = partitions.get(written);
                if (withTotals || restore.overlaps(partition.firstLp(), partition.count())) {
                    restore.read(new Source(partition.bytes()), withTotals);
                }
            }
            restore.complete();
        }
        return fresh;
    }
}
