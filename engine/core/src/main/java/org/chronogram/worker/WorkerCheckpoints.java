package org.chronogram.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.chronogram.checkpoint.BackgroundWriter;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointOutput;
import org.chronogram.checkpoint.CheckpointSources;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LpRanges;
import org.chronogram.model.ModelException;
import org.chronogram.protocol.CheckpointReport;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.state.PartitionCodec;
import org.chronogram.state.PartitionSources;
import org.chronogram.state.RestoredTimes;
import org.chronogram.state.StateCopy;
import org.chronogram.sync.CheckpointTaker;
import org.chronogram.sync.StepPosition;

/**
 * Writes and restores the partitions of one worker. A partition is copied by its own thread, at the step that
 * all have agreed on, and written by a thread of this object's. Once all partitions of a checkpoint are on disk, or one of
 * them cannot be, the master is told.
 */
public final class WorkerCheckpoints implements CheckpointTaker, AutoCloseable {
    /** Share of the heap for state that was copied and is not written yet. */
    private static final int HEAP_SHARE = 8;

    private static final long MOST_BUFFER_BYTES = 256L << 20;

    /** Bytes of an LP in a checkpoint: the words of the engine, two events, and a little state. */
    private static final long EXPECTED_BYTES_PER_LP = 100;

    /** A checkpoint some partitions of which are still being written. */
    private static final class Gathering {
        private final int epoch;
        private final List<PartitionFile> parts = new ArrayList<>();
        private final long startNs;
        private long reachedTicks = Long.MAX_VALUE;
        private long events;
        private long pauseNs;
        private boolean failed;

        Gathering(int epoch, long startNs) {
            this.epoch = epoch;
            this.startNs = startNs;
        }
    }

    private final Optional<CheckpointFiles> files;
    private final int firstPartition;
    private final int partitions;
    private final Consumer<WorkerMessage> report;
    private final NanoClock clock;
    private final List<PartitionCodec> codecs = new ArrayList<>();
    private final Map<Long, Gathering> gathering = new HashMap<>();
    private List<KernelState> states = List.of();
    private BackgroundWriter background;
    private volatile int epoch;
    private long writerBusyNs;

    /**
     * Prepares checkpoints.
     *
     * @param files where they are written and from where they are read, closed with this object; empty for none.
     * @param epoch epoch of the mesh in which they begin.
     * @param firstPartition index of the worker's first partition.
     * @param partitions how many partitions the run has.
     * @param report takes {@link CheckpointReport.CheckpointWritten} and {@link CheckpointReport.CheckpointFailed}, from any
     *     thread.
     * @param clock measures how long the simulation waits and the writing takes.
     */
    public WorkerCheckpoints(
            Optional<CheckpointFiles> files,
            int epoch,
            int firstPartition,
            int partitions,
            Consumer<WorkerMessage> report,
            NanoClock clock) {
        this.files = files;
        this.epoch = epoch;
        this.firstPartition = firstPartition;
        this.partitions = partitions;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Finds out how the LPs of the partitions are captured, for {@link #copy} too.
     *
     * @param newStates the partitions, as the model has made them.
     * @param stateClasses classes that the model names as part of its state.
     * @throws org.chronogram.model.InvalidInputException when the state of an LP cannot be captured.
     */
    public void prepareCopies(List<KernelState> newStates, List<Class<?>> stateClasses) {
        newStates.forEach(state -> codecs.add(PartitionCodec.of(state, stateClasses)));
    }

    /**
     * Copies the state of all partitions into memory; {@link #prepareCopies} must have been called.
     *
     * @param positions where each of them stands.
     * @return the copy.
     * @throws ModelException when an LP has come to hold an object that cannot be captured.
     */
    public StateCopy copy(List<StepPosition> positions) {
        StateCopy copy = new StateCopy();
        for (int i = 0; i < codecs.size(); i++) {
            copy.add(codecs.get(i), positions.get(i).horizonTicks());
        }
        return copy;
    }

    /**
     * Finds out how the LPs of the partitions are captured; does nothing when there are no checkpoints.
     *
     * @param newStates the partitions, as the model has made them.
     * @param stateClasses classes that the model names as part of its state.
     * @throws org.chronogram.model.InvalidInputException when the state of an LP cannot be captured.
     */
    public void prepare(List<KernelState> newStates, List<Class<?>> stateClasses) {
        if (files.isEmpty()) {
            return;
        }
        states = newStates;
        if (codecs.isEmpty()) {
            prepareCopies(newStates, stateClasses);
        }
        codecs.forEach(PartitionCodec::rehearse);
        background = BackgroundWriter.start(
                Math.min(MOST_BUFFER_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
        background.prepare(states.stream()
                .mapToLong(state -> state.processes().length * EXPECTED_BYTES_PER_LP)
                .sum());
    }

    /**
     * Goes on in another epoch. A checkpoint that is still being written belongs to the epoch before and stays incomplete.
     *
     * @param newEpoch epoch of the mesh.
     */
    public void enterEpoch(int newEpoch) {
        epoch = newEpoch;
    }

    /**
     * Puts a checkpoint back into the partitions.
     *
     * @param manifest the checkpoint.
     * @return where each of the partitions stands.
     */
    public List<StepPosition> restore(CheckpointManifest manifest) {
        return restore(
                new CheckpointSources(files.orElseThrow(), manifest), manifest.step(), manifest.nextEventTicks());
    }

    /**
     * Puts a state back into the partitions that was written at one step boundary, by partitions that may have divided the
     * LPs in another way.
     *
     * @param sources the state.
     * @param completedSteps number of the last completed step.
     * @param nextEventTicks smallest time of all pending events of the run.
     * @return where each of the partitions stands.
     */
    public List<StepPosition> restore(PartitionSources sources, long completedSteps, long nextEventTicks) {
        List<StepPosition> positions = new ArrayList<>();
        for (int i = 0; i < codecs.size(); i++) {
            RestoredTimes times = codecs.get(i).restore(sources, firstPartition + i, partitions);
            positions.add(new StepPosition(
                    completedSteps,
                    times.reachedTicks(),
                    nextEventTicks,
                    times.horizonTicks().orElse(StepPosition.NO_HORIZON)));
        }
        return positions;
    }

    @Override
    public void onCheckpoint(int partition, StepPosition position, KernelState state) {
        if (files.isEmpty()) {
            return;
        }
        long startNs = clock.nanoTime();
        begin(position, state, startNs);
        try {
            CheckpointOutput out = open(position.completedSteps(), epoch, partition);
            write(partition, position.horizonTicks(), out);
            long pauseNs = clock.nanoTime() - startNs;
            out.finish(
                    written -> onWritten(position, part(partition, state, written), pauseNs),
                    e -> onFailed(position, e));
        } catch (ModelException e) {
            onFailed(position, new IOException(e.getMessage(), e));
        }
    }

    private CheckpointOutput open(long step, int writtenIn, int partition) {
        CheckpointFiles target = files.orElseThrow();
        return background.open(
                target.name(step, writtenIn, partition), name -> target.create(step, writtenIn, partition));
    }

    private void write(int partition, long horizonTicks, CheckpointOutput out) {
        try {
            codecs.get(partition - firstPartition).write(horizonTicks, out);
        } catch (RuntimeException e) {
            out.close();
            throw e;
        }
    }

    private static PartitionFile part(int partition, KernelState state, WrittenFile file) {
        LpRanges lps = state.lps();
        return new PartitionFile(partition, lps.size(), lps.firstLp(), lps.lastLp(), file.bytes(), file.checksum());
    }

    private synchronized void begin(StepPosition position, KernelState state, long startNs) {
        Gathering checkpoint =
                gathering.computeIfAbsent(position.completedSteps(), step -> new Gathering(epoch, startNs));
        checkpoint.reachedTicks = Math.min(checkpoint.reachedTicks, position.reachedTicks());
        checkpoint.events += state.events();
    }

    private synchronized void onWritten(StepPosition position, PartitionFile part, long pauseNs) {
        Gathering checkpoint = gathering.get(position.completedSteps());
        checkpoint.parts.add(part);
        checkpoint.pauseNs = Math.max(checkpoint.pauseNs, pauseNs);
        if (checkpoint.parts.size() == states.size()) {
            gathering.remove(position.completedSteps());
            report.accept(new CheckpointReport.CheckpointWritten(
                    checkpoint.epoch,
                    position.completedSteps(),
                    checkpoint.reachedTicks,
                    position.nextEventTicks(),
                    checkpoint.events,
                    checkpoint.parts,
                    checkpoint.pauseNs,
                    clock.nanoTime() - checkpoint.startNs,
                    busyNs()));
        }
    }

    /** Returns the CPU time since the last call; to be called on the thread that writes checkpoints only. */
    private long busyNs() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            return 0;
        }
        long beforeNs = writerBusyNs;
        writerBusyNs = threads.getCurrentThreadCpuTime();
        return writerBusyNs - beforeNs;
    }

    private synchronized void onFailed(StepPosition position, IOException error) {
        Gathering checkpoint = gathering.get(position.completedSteps());
        if (!checkpoint.failed) {
            checkpoint.failed = true;
            report.accept(
                    new CheckpointReport.CheckpointFailed(checkpoint.epoch, position.completedSteps(), reason(error)));
        }
    }

    private static String reason(IOException error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }

    /** Waits until the checkpoint under way is written. */
    @Override
    public void close() {
        if (background != null) {
            background.close();
        }
        files.ifPresent(CheckpointFiles::close);
    }
}
