package org.chronogram.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.chronogram.results.Recovery;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;

/** What a run has said of itself so far, as much of it as a page shows. Thread safe. */
final class RunHistory extends History implements RunListener {
    static final int MOST_RECOVERIES = 50;

    /** A recovery, and when the worker was lost. */
    record SeenRecovery(double wallSeconds, Recovery recovery) {}

    private final Samples<Sample> samples = new Samples<>();
    private final LoadWindow loads = new LoadWindow();
    private final Deque<SeenRecovery> recoveries = new ArrayDeque<>();
    private Optional<RunHead> head = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private Optional<CommittedCheckpoint> checkpoint = Optional.empty();
    private boolean checkpointAsked;
    private long checkpoints;
    private long losses;
    private long eventsDone;
    private long stepsDone;

    synchronized void begin(RunHead newHead) {
        head = Optional.of(newHead);
        changed();
    }

    @Override
    public synchronized void onProgress(Progress now) {
        if (head.isEmpty() || phase() == Phase.ENDED) {
            return;
        }
        // After a loss the run goes on from an earlier state, and what it does again is work too.
        eventsDone += Math.max(0, now.events() - progress.map(Progress::events).orElse(0L));
        stepsDone += Math.max(0, now.steps() - progress.map(Progress::steps).orElse(0L));
        progress = Optional.of(now);
        if (phase() == Phase.STARTING && now.steps() == 0) {
            return;
        }
        running();
        loads.add(now.loads());
        if (samples.offer(now.wallSeconds(), this::sample)) {
            changed();
        }
    }

    private Sample sample(long number) {
        return Sample.of(number, progress.orElseThrow(), head.orElseThrow().timeBase(), checkpoints, losses);
    }

    @Override
    public synchronized void onNotice(String line) {
        note(wallSeconds(), line);
    }

    private double wallSeconds() {
        return progress.map(Progress::wallSeconds).orElse(0.0);
    }

    @Override
    public synchronized void onCheckpoint(CommittedCheckpoint committed) {
        checkpoints++;
        checkpoint = Optional.of(committed);
        if (checkpointAsked) {
            checkpointAsked = false;
            onNotice("The checkpoint that was asked for here is complete, of simulated time "
                    + head.map(known -> known.timeBase().format(committed.simulatedTicks()))
                            .orElse(""));
        }
        changed();
    }

    @Override
    public synchronized void onRecovery(Recovery recovery) {
        Optional<SeenRecovery> before = Optional.ofNullable(recoveries.peekLast())
                .filter(seen -> seen.recovery().number() == recovery.number());
        if (before.isPresent()) {
            recoveries.removeLast();
        } else {
            losses++;
        }
        if (recoveries.size() == MOST_RECOVERIES) {
            recoveries.removeFirst();
        }
        recoveries.addLast(
                new SeenRecovery(before.map(SeenRecovery::wallSeconds).orElseGet(this::wallSeconds), recovery));
        changed();
    }

    /** A user has asked for a checkpoint on the page; returns false where the run writes none. */
    synchronized boolean askForCheckpoint() {
        boolean possible =
                phase() != Phase.ENDED && head.map(RunHead::keepsCheckpoints).orElse(false);
        if (possible && !checkpointAsked) {
            checkpointAsked = true;
            onNotice("A checkpoint was asked for here");
        }
        return possible;
    }

    /** A user has asked on the page for the run to stop; returns false where it has ended. */
    synchronized boolean askToStop() {
        return head.isPresent() && stopping(wallSeconds(), "The run was asked to stop here: it ends with its step");
    }

    @Override
    void onEnd() {
        progress.ifPresent(last -> samples.addLast(last.wallSeconds(), this::sample));
    }

    /** Returns what there is now: all samples and notes with a larger number than these. */
    synchronized View after(long sampleNumber, long noteNumber) {
        return new View(
                version(),
                phase(),
                head,
                progress,
                samples.after(sampleNumber),
                samples.taken(),
                notes().after(noteNumber),
                notes().taken(),
                loads.rows(),
                new ArrayList<>(recoveries),
                checkpoint,
                checkpoints,
                losses,
                eventsDone,
                stepsDone,
                end());
    }

    /**
     * What there was at one moment.
     *
     * @param version grows with every change.
     * @param phase what the run is doing.
     * @param head what is known of it before it begins; empty until then.
     * @param progress how far it has come.
     * @param samples the samples that were asked for.
     * @param samplesTaken number of the newest.
     * @param notes the notes that were asked for.
     * @param notesTaken number of the newest.
     * @param loads where the time of the steps went lately.
     * @param recoveries the newest recoveries.
     * @param checkpoint the newest checkpoint.
     * @param checkpoints how many are complete.
     * @param losses how many workers were lost.
     * @param eventsDone events handled, those that were handled again counted again.
     * @param stepsDone the same for steps.
     * @param end how the run has ended; empty until then.
     */
    record View(
            long version,
            Phase phase,
            Optional<RunHead> head,
            Optional<Progress> progress,
            List<Sample> samples,
            long samplesTaken,
            List<Notes.Note> notes,
            long notesTaken,
            List<LoadWindow.Row> loads,
            List<SeenRecovery> recoveries,
            Optional<CommittedCheckpoint> checkpoint,
            long checkpoints,
            long losses,
            long eventsDone,
            long stepsDone,
            Optional<RunEnd> end)
            implements ViewFeed.View {}
}
