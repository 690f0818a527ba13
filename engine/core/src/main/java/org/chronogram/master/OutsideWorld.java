package org.chronogram.master;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.chronogram.kernel.OutsideEvent;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.TimeBase;
import org.chronogram.realtime.EventRecording;
import org.chronogram.realtime.ExternalInput;
import org.chronogram.realtime.ExternalOutput;
import org.chronogram.realtime.Idle;
import org.chronogram.realtime.Pacer;
import org.chronogram.realtime.RecordedEvents;
import org.chronogram.realtime.TimeScale;
import org.chronogram.results.ExternalCounts;
import org.chronogram.results.RealTime;
import org.chronogram.results.RunFiles;
import org.chronogram.results.RunResult;
import org.chronogram.run.Outside;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Repetition;

/** The wall clock and the sockets of a run in this process. Not thread safe. */
final class OutsideWorld implements AutoCloseable {
    private final Outside outside;
    private final TimeScale scale;
    private final Pacer pacer;
    private final ExternalInput input;
    private final ExternalOutput output;
    private final EventRecording recording;
    private final Sockets sockets;
    private final List<OutsideEvent> repeated;
    private final Path recordingFile;

    private OutsideWorld(
            PreparedRun prepared,
            Sockets sockets,
            EventRecording recording,
            Consumer<String> notices,
            TimeScale scale,
            Pacer pacer) {
        outside = prepared.specification().outside();
        this.sockets = sockets;
        this.recording = recording;
        this.scale = scale;
        this.pacer = pacer;
        recordingFile = recordingFile(prepared);
        repeated = Repetition.events(outside);
        input = new ExternalInput(sockets.in(), recording, notices);
        output = new ExternalOutput(sockets.out());
    }

    /**
     * Opens what the specification of a run asks for.
     *
     * @param notices takes lines for the user.
     * @param clock the wall clock.
     */
    static OutsideWorld open(PreparedRun prepared, Consumer<String> notices, NanoClock clock) {
        Outside outside = prepared.specification().outside();
        TimeBase timeBase = prepared.model().timeBase();
        TimeScale scale = TimeScale.of(timeBase, outside.paced() ? outside.realTime() : 1);
        Pacer pacer = new Pacer(scale, clock, Idle.PARK_THEN_SPIN, notices, timeBase::format);
        Sockets sockets = Sockets.open(outside);
        try {
            OutsideWorld opened = new OutsideWorld(prepared, sockets, recording(prepared), notices, scale, pacer);
            if (outside.paced()) {
                TimeScale.assumption(timeBase).ifPresent(line -> notices.accept("sim: " + line));
            }
            sockets.listeningAt().ifPresent(at -> notices.accept("sim: events from outside are received at " + at));
            return opened;
        } catch (RuntimeException e) {
            sockets.close();
            throw e;
        }
    }

    private static EventRecording recording(PreparedRun prepared) {
        if (!prepared.specification().outside().listens()) {
            return EventRecording.NONE;
        }
        Path file = recordingFile(prepared);
        return prepared.specification().faultTolerance().resume()
                ? EventRecording.goOn(file)
                : EventRecording.create(file);
    }

    private static Path recordingFile(PreparedRun prepared) {
        return Path.of(prepared.specification().faultTolerance().runDirectory()).resolve(RunFiles.EXTERNAL_EVENTS);
    }

    /** Returns the events that were to come while the run went on from a checkpoint, or from its start. */
    List<OutsideEvent> recordedBefore(OptionalLong checkpointSteps) {
        if (outside.listens()) {
            RecordedEvents recorded = RecordedEvents.read(recordingFile);
            return checkpointSteps.isPresent() ? recorded.after(checkpointSteps.getAsLong()) : recorded.all();
        }
        return checkpointSteps.isPresent() ? List.of() : repeated;
    }

    /** Returns the turns of the sequential engine. */
    StepTurns turns(SequentialEngine engine) {
        if (output.publishes()) {
            engine.kernel().setup().publishTo(output);
        }
        if (input.listens()) {
            engine.open();
        }
        return outside.paced()
                ? new PacedTurns(engine, pacer, input, output, recording)
                : StepTurns.free(engine, output);
    }

    /** Returns when the threads of a run may begin their steps; empty where that is as soon as possible. */
    Optional<ThreadPace> threadPace(BooleanSupplier stopRequested) {
        return outside.paced()
                ? Optional.of(new ThreadPace(pacer, scale.longestWindowTicks(), stopRequested))
                : Optional.empty();
    }

    /** Adds what the run has to say about the world outside. */
    RunResult describe(RunResult result) {
        RealTime realTime =
                outside.paced() ? RealTime.of(outside.realTime(), pacer.lateness(), pacer.lateSteps()) : RealTime.NONE;
        ExternalCounts counts = new ExternalCounts(
                input.accepted(),
                input.late(),
                input.malformed(),
                input.unknownLps(),
                input.repeated(),
                input.lost(),
                output.published(),
                output.unsent());
        return result.with(result.execution().besides(realTime, counts));
    }

    @Override
    public void close() {
        recording.close();
        sockets.close();
    }
}
