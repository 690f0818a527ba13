package org.chronogram.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.chronogram.run.Progress;

/**
 * What a sweep has said of itself so far, as much of it as a page shows. What runs say is told to the pages when the time is
 * looked at next: so hundreds of short runs do not make a page move hundreds of times. Thread safe.
 */
final class SweepHistory extends History {
    private final Samples<SweepSample> samples = new Samples<>();
    private final Map<Integer, ActiveRun> active = new TreeMap<>();
    private final List<Long> rowVersions = new ArrayList<>();
    private Optional<SweepHead> head = Optional.empty();
    private SweepCounts counts = SweepCounts.NONE;
    private SweepTable table = SweepTable.NONE;
    private long headingsVersion;
    private double wallSeconds;
    private long heapBytes;
    private long endedEvents;

    synchronized void begin(SweepHead newHead) {
        head = Optional.of(newHead);
        changed();
    }

    synchronized void onCounts(SweepCounts now) {
        counts = now;
        running();
    }

    synchronized void onBegin(ActiveRun run) {
        active.put(run.number(), run);
    }

    synchronized void onProgress(int number, Progress now) {
        active.computeIfPresent(number, (key, run) -> run.with(now));
    }

    /** Takes a run off that has ended; one that has failed has handled what it said last. */
    synchronized void onEnd(int number, long events) {
        ActiveRun run = active.remove(number);
        endedEvents += Math.max(events, run == null ? 0 : run.events());
    }

    /** Takes what there is at this moment. */
    synchronized void onTime(double newWallSeconds, long newHeapBytes) {
        if (phase() == Phase.ENDED || head.isEmpty()) {
            return;
        }
        wallSeconds = newWallSeconds;
        heapBytes = newHeapBytes;
        boolean unused = samples.offer(wallSeconds, this::sample);
        changed();
    }

    private SweepSample sample(long number) {
        return new SweepSample(number, wallSeconds, events(), counts.done(), heapBytes);
    }

    private long events() {
        return endedEvents
                + active.values().stream().mapToLong(ActiveRun::events).sum();
    }

    synchronized void onTable(SweepTable now) {
        long next = version() + 1;
        boolean other = !now.headings().equals(table.headings());
        headingsVersion = other ? next : headingsVersion;
        for (int row = 0; row < now.rows().size(); row++) {
            boolean known = !other && row < table.rows().size();
            if (row == rowVersions.size()) {
                rowVersions.add(next);
            } else if (!known || !table.rows().get(row).equals(now.rows().get(row))) {
                rowVersions.set(row, next);
            }
        }
        table = now;
        changed();
    }

    synchronized void onNotice(String line) {
        note(wallSeconds, line);
    }

    /** A user has asked on the page for the sweep to stop; returns false where it has ended. */
    synchronized boolean askToStop() {
        return head.isPresent()
                && stopping(wallSeconds, "The sweep was asked to stop here: the runs that are done are kept");
    }

    @Override
    void onEnd() {
        samples.addLast(wallSeconds, this::sample);
        active.clear();
    }

    /** Returns what there is now: all samples and notes with a larger number than these, and all rows that are newer. */
    synchronized View after(long sampleNumber, long noteNumber, long thanVersion) {
        return new View(
                version(),
                phase(),
                head,
                counts,
                wallSeconds,
                events(),
                heapBytes,
                samples.after(sampleNumber),
                samples.taken(),
                notes().after(noteNumber),
                notes().taken(),
                List.copyOf(active.values()),
                table,
                headingsVersion > thanVersion,
                IntStream.range(0, table.rows().size())
                        .filter(row -> rowVersions.get(row) > thanVersion)
                        .boxed()
                        .toList(),
                end());
    }

    /**
     * What there was at one moment.
     *
     * @param version grows with every change.
     * @param phase what the sweep is doing.
     * @param head what is known of it before its first run; empty until then.
     * @param counts how many runs have ended.
     * @param wallSeconds wall-clock time since the begin.
     * @param events events that all runs have handled, since the begin.
     * @param heapBytes memory in use.
     * @param samples the samples that were asked for.
     * @param samplesTaken number of the newest.
     * @param notes the notes that were asked for.
     * @param notesTaken number of the newest.
     * @param active the runs that go on.
     * @param table the results.
     * @param newHeadings whether the headings are other ones.
     * @param newRows indices of the rows that are newer.
     * @param end how the sweep has ended; empty until then.
     */
    record View(
            long version,
            Phase phase,
            Optional<SweepHead> head,
            SweepCounts counts,
            double wallSeconds,
            long events,
            long heapBytes,
            List<SweepSample> samples,
            long samplesTaken,
            List<Notes.Note> notes,
            long notesTaken,
            List<ActiveRun> active,
            SweepTable table,
            boolean newHeadings,
            List<Integer> newRows,
            Optional<RunEnd> end)
            implements ViewFeed.View {
        /** Returns the share of the planned runs that is done, the parts of those that go on among them. */
        double doneShare() {
            return counts.total() == 0 ? 0 : Math.min(1, (counts.done() + partsDone()) / counts.total());
        }

        private double partsDone() {
            return active.stream().mapToDouble(ActiveRun::doneShare).sum();
        }

        /** Expects that the rest takes as long as what was done since this start; NaN when nothing was. */
        double secondsLeft() {
            double doneHere = counts.doneHere() + partsDone();
            double left = Math.max(0, counts.total() - counts.done() - partsDone());
            return doneHere > 0 ? wallSeconds / doneHere * left : Double.NaN;
        }
    }
}
