package org.chronogram.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which run goes to which place. A run whose place is lost goes to another one. So does a run that failed where the place
 * may be the reason; the other place decides: where the run succeeds, the first place is given up, and where it fails again,
 * the run is at fault. Until then the first place gets no other runs, as a place that fails at once would take them all.
 * Not thread safe.
 */
final class RunQueue {
    /** A run that ends the process of each place must not end all of them. */
    static final int MOST_LOSSES = 3;

    private final Set<RunPlace> present;
    private final Map<RunPlace, String> lost = new LinkedHashMap<>();
    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private final Set<Attempt> doubtful = new LinkedHashSet<>();
    private final List<FailedRun> failed = new ArrayList<>();
    private int active;

    /**
     * Begins without runs.
     *
     * @param places the places, at least one that is not spare.
     */
    RunQueue(Collection<RunPlace> places) {
        present = new LinkedHashSet<>(places);
    }

    void add(Collection<PlannedRun> runs) {
        runs.forEach(run -> waiting.add(new Attempt(run)));
    }

    /** Returns the places that are not lost. */
    List<RunPlace> places() {
        return List.copyOf(present);
    }

    /** Tells whether a place never gets a run again, of those that are known by now. */
    boolean isDone(RunPlace place) {
        return !present.contains(place) || (waiting.isEmpty() && active == 0);
    }

    /** Takes a run for a place; empty where there is none for it now. */
    Optional<Attempt> poll(RunPlace place) {
        Iterator<Attempt> attempts = waiting.iterator();
        while (present.contains(place) && attempts.hasNext()) {
            Attempt attempt = attempts.next();
            if (mayTake(place, attempt)) {
                attempts.remove();
                active++;
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    private boolean mayTake(RunPlace place, Attempt attempt) {
        if (!attempt.failures().isEmpty()) {
            return !attempt.failures().containsKey(place);
        }
        boolean inDoubt = doubtful.stream().anyMatch(other -> other.failures().containsKey(place));
        return !inDoubt && !(place.spare() && lost.isEmpty());
    }

    /** Takes a run back that has not come to its end because all runs are stopped. */
    void stopped() {
        active--;
    }

    /**
     * Ends a run that was done.
     *
     * @param place where it was done.
     */
    void succeeded(Attempt attempt, RunPlace place) {
        active--;
        doubtful.remove(attempt);
        attempt.failures()
                .forEach((other, message) -> lose(
                        other,
                        attempt.run().text() + " failed there and succeeded on " + place.name() + ": " + message));
    }

    /** Ends a run that failed, for a reason of its own. */
    void failed(Attempt attempt, String message) {
        active--;
        fail(attempt, message);
    }

    private void fail(Attempt attempt, String message) {
        doubtful.remove(attempt);
        failed.add(new FailedRun(attempt.run(), message));
    }

    /** Lets another place try a run again that failed. Where there is none that has not tried, the run is at fault. */
    void doubtful(Attempt attempt, RunPlace place, String message) {
        active--;
        boolean second = !attempt.failures().isEmpty();
        attempt.failures().put(place, message);
        if (second || !hasAnother(attempt)) {
            fail(attempt, message);
        } else {
            doubtful.add(attempt);
            waiting.addFirst(attempt);
        }
    }

    private boolean hasAnother(Attempt attempt) {
        return present.stream().anyMatch(place -> !attempt.failures().containsKey(place));
    }

    /** Gives a run of a place that is lost to another one. */
    void lost(Attempt attempt, RunPlace place, String reason) {
        active--;
        if (attempt.addLoss(place.name() + ": " + reason) >= MOST_LOSSES) {
            fail(
                    attempt,
                    "this run was under way on each of " + MOST_LOSSES + " hosts that were lost: " + attempt.losses());
        } else {
            waiting.addFirst(attempt);
        }
        lose(place, reason);
    }

    private void lose(RunPlace place, String reason) {
        if (!present.remove(place)) {
            return;
        }
        lost.put(place, reason);
        if (present.isEmpty()) {
            return;
        }
        List<Attempt> stranded = doubtful.stream()
                .filter(attempt -> waiting.contains(attempt) && !hasAnother(attempt))
                .toList();
        stranded.forEach(attempt -> {
            waiting.remove(attempt);
            fail(attempt, String.join("; ", attempt.failures().values()));
        });
    }

    /** Returns the places that are lost, and why, in the order in which they were. */
    Map<RunPlace, String> losses() {
        return lost;
    }

    /** Describes which places are lost, and why. */
    String describeLosses() {
        return lost.entrySet().stream()
                .map(loss -> loss.getKey().name() + ": " + loss.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Returns the runs that failed since the last call. */
    List<FailedRun> takeFailed() {
        List<FailedRun> taken = List.copyOf(failed);
        failed.clear();
        return taken;
    }
}
