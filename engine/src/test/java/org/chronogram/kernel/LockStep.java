package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;

/** Executes a model on several kernels in one thread, step by step, with plain buffers between them. */
final class LockStep {
    private final List<Kernel> kernels = new ArrayList<>();
    private final ExpandableArrayBuffer[] buffers;
    private final int[] lengths;
    private final WindowGrid grid;

    LockStep(Model model, ParameterValues parameters, long endTicks, int partitions, long seed) {
        buffers = new ExpandableArrayBuffer[partitions];
        lengths = new int[partitions];
        ModelDeclaration first = ModelDeclaration.of(model, parameters, endTicks);
        PartitionTable table = new PartitionTable(first.logicalProcesses(), partitions);
        grid = new WindowGrid(first.lookaheadTicks());
        for (int i = 0; i < partitions; i++) {
            buffers[i] = new ExpandableArrayBuffer();
            ModelDeclaration declaration = ModelDeclaration.of(model, parameters, endTicks);
            kernels.add(new Kernel(declaration, table, i, seed, 0, this::send, Pulse.NONE));
        }
        run(endTicks);
    }

    private void send(int partition, long[] words, int offset, int lengthWords) {
        for (int i = 0; i < lengthWords; i++) {
            buffers[partition].putLong(lengths[partition], words[offset + i]);
            lengths[partition] += Long.BYTES;
        }
    }

    private void run(long endTicks) {
        kernels.forEach(Kernel::initialize);
        exchange();
        for (long start = minTime(); start < endTicks; start = minTime()) {
            long horizon = Math.min(endTicks, grid.endOf(start));
            kernels.forEach(kernel -> kernel.runUntil(horizon));
            exchange();
        }
        kernels.forEach(kernel -> kernel.finish(endTicks));
    }

    private long minTime() {
        return kernels.stream().mapToLong(Kernel::nextEventTime).min().orElseThrow();
    }

    private void exchange() {
        for (int i = 0; i < buffers.length; i++) {
            kernels.get(i).insert(buffers[i], 0, lengths[i]);
            lengths[i] = 0;
        }
    }

    long digest() {
        return kernels.stream().mapToLong(Kernel::digest).sum();
    }

    long events() {
        return kernels.stream().mapToLong(Kernel::events).sum();
    }

    long pendingEvents() {
        return kernels.stream().mapToLong(Kernel::pendingEvents).sum();
    }

    StatisticSet statistics() {
        StatisticSet merged = kernels.get(0).statistics();
        kernels.stream().skip(1).forEach(kernel -> merged.mergeFrom(kernel.statistics()));
        return merged;
    }
}
