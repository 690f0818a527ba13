package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;

/**
 * Executes a model on several kernels in one thread, step by step, with plain buffers between them. Each kernel owns a block
 * of LPs, or any set of them.
 */
public class LockStep {
    final List<Kernel> kernels = new ArrayList<>();
    private final ExpandableArrayBuffer[] buffers;
    private final int[] lengths;
    private final long endTicks;
    private WindowGrid grid;
    private long reachedTicks;
    private boolean uneven;

    /** Creates kernels that own a block of LPs each, with the same windows for all. */
    public LockStep(Model model, ParameterValues parameters, long endTicks, int partitions, long seed) {
        this(model, parameters, endTicks, partitions, seed, (lps, i) -> LpDirectory.ofBlocks(lps, partitions, i));
    }

    /** Creates kernels of which each owns the LPs with its index, with the same windows for all. */
    public LockStep(Model model, ParameterValues parameters, long endTicks, int[] owners, long seed) {
        this(
                model,
                parameters,
                endTicks,
                partitions(owners),
                seed,
                (lps, i) -> LpDirectory.of(new LpOwners(owners, partitions(owners)), i));
    }

    private static int partitions(int[] owners) {
        return 1 + Arrays.stream(owners).max().orElseThrow();
    }

    /** Gives the directory of a kernel. */
    private interface Directories {
        LpDirectory of(int logicalProcesses, int index);
    }

    private LockStep(
            Model model,
            ParameterValues parameters,
            long endTicks,
            int partitions,
            long seed,
            Directories directories) {
        this(partitions, endTicks);
        ModelDeclaration first = ModelDeclaration.of(model, parameters, endTicks);
        grid = new WindowGrid(first.lookaheadTicks());
        for (int i = 0; i < partitions; i++) {
            ModelDeclaration declaration = ModelDeclaration.of(model, parameters, endTicks);
            LpDirectory directory = directories.of(declaration.logicalProcesses(), i);
            kernels.add(new Kernel(declaration, directory, Long.MAX_VALUE, seed, 0, this::send, Pulse.NONE));
        }
    }

    /** Creates no kernels yet. */
    LockStep(int partitions, long endTicks) {
        buffers = new ExpandableArrayBuffer[partitions];
        Arrays.setAll(buffers, partition -> new ExpandableArrayBuffer());
        lengths = new int[partitions];
        this.endTicks = endTicks;
    }

    /** Returns how far a partition may go. */
    long horizonTicks(int partition, long[] nextEventTicks) {
        return grid.endOf(Arrays.stream(nextEventTicks).min().orElseThrow());
    }

    final void send(int partition, long[] words, int offset, int lengthWords) {
        for (int i = 0; i < lengthWords; i++) {
            buffers[partition].putLong(lengths[partition], words[offset + i]);
            lengths[partition] += Long.BYTES;
        }
    }

    /** Executes everything. */
    public LockStep run() {
        return start().finish();
    }

    /** Initializes all LPs. */
    public LockStep start() {
        kernels.forEach(Kernel::initialize);
        exchange();
        return this;
    }

    /** Executes up to a number of steps. */
    public LockStep steps(int most) {
        for (int i = 0; i < most && minTime() < endTicks; i++) {
            step();
            exchange();
        }
        return this;
    }

    private void step() {
        long[] next = kernels.stream().mapToLong(Kernel::nextEventTime).toArray();
        reachedTicks = endTicks;
        for (int partition = 0; partition < next.length; partition++) {
            long horizonTicks = Math.min(endTicks, horizonTicks(partition, next));
            long lagTicks = uneven ? (horizonTicks - minTime() - 1) * partition / kernels.size() : 0;
            kernels.get(partition).runUntil(horizonTicks - lagTicks);
            reachedTicks = Math.min(reachedTicks, horizonTicks);
        }
    }

    /** From now on the kernels come less far in a step the greater their index is. */
    public LockStep uneven() {
        uneven = true;
        return this;
    }

    /** Executes the remaining events. */
    public LockStep finish() {
        steps(Integer.MAX_VALUE);
        kernels.forEach(kernel -> kernel.finish(endTicks));
        return this;
    }

    /** Returns the state of the kernels. */
    public List<KernelState> states() {
        return kernels.stream().map(Kernel::state).toList();
    }

    /** Returns the time up to which events were executed by the kernel that has come furthest. */
    public long reachedTicks() {
        return reachedTicks;
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

    /** Returns the digest of the run. */
    public long digest() {
        return kernels.stream().mapToLong(Kernel::digest).sum();
    }

    /** Returns how many events were handled. */
    public long events() {
        return kernels.stream().mapToLong(Kernel::events).sum();
    }

    /** Returns how many events are pending. */
    public long pendingEvents() {
        return kernels.stream().mapToLong(Kernel::pendingEvents).sum();
    }

    /** Merges the statistics of all kernels; to be called once, at the end. */
    public StatisticSet statistics() {
        StatisticSet merged = kernels.get(0).statistics();
        kernels.stream().skip(1).forEach(kernel -> merged.mergeFrom(kernel.statistics()));
        return merged;
    }
}
