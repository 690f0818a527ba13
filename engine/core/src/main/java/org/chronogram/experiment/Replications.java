package org.chronogram.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chronogram.results.Estimate;

/** How many replications each point of an experiment has. Not thread safe. */
final class Replications {
    private final Grid grid;
    private final int[] counts;
    private final Set<Integer> done = new HashSet<>();

    /**
     * Counts.
     *
     * @param plan the plan.
     * @param observations runs that have ended; a point of which a later replication is there shall have the earlier ones.
     */
    Replications(ExperimentPlan plan, List<Observation> observations) {
        grid = plan.grid();
        counts = new int[grid.points().size()];
        Arrays.fill(counts, plan.replications());
        for (Observation observation : observations) {
            PlannedRun run = observation.run();
            done.add(run.number());
            counts[run.point().index()] = Math.max(counts[run.point().index()], run.replication() + 1);
        }
    }

    /** Returns the runs that are not done, in the order of their numbers. */
    List<PlannedRun> missing() {
        List<PlannedRun> missing = new ArrayList<>();
        for (Point point : grid.points()) {
            missing.addAll(runs(point, 0, counts[point.index()]));
        }
        missing.removeIf(run -> done.contains(run.number()));
        missing.sort(Comparator.comparingInt(PlannedRun::number));
        return missing;
    }

    /**
     * Runs to come next.
     *
     * @param runs the runs.
     * @param points number of points that get some.
     * @param inexact the points that are not known exactly enough.
     */
    record Round(List<PlannedRun> runs, int points, Set<Point> inexact) {}

    /**
     * Plans runs for the points that are not known exactly enough. A point at which a run has failed gets no more.
     *
     * @param precision how exactly they shall be known.
     * @param observations all that is known.
     * @param failed the points at which a run has failed.
     */
    Round round(Precision precision, Observations observations, Set<Point> failed) {
        ResultKey key = precision.key(observations);
        List<PlannedRun> added = new ArrayList<>();
        Set<Point> inexact = new HashSet<>();
        int points = 0;
        for (Point point : grid.points()) {
            Estimate estimate = observations.estimate(point, key);
            if (!precision.isReached(estimate)) {
                inexact.add(point);
                List<PlannedRun> more = failed.contains(point) ? List.of() : more(point, precision, estimate);
                added.addAll(more);
                points += more.isEmpty() ? 0 : 1;
            }
        }
        added.sort(Comparator.comparingInt(PlannedRun::number));
        return new Round(added, points, inexact);
    }

    private List<PlannedRun> more(Point point, Precision precision, Estimate estimate) {
        int before = counts[point.index()];
        int after = Math.min(grid.mostReplications(), precision.next(estimate, before));
        counts[point.index()] = Math.max(before, after);
        return runs(point, before, after);
    }

    private List<PlannedRun> runs(Point point, int from, int to) {
        List<PlannedRun> runs = new ArrayList<>();
        for (int replication = from; replication < to; replication++) {
            runs.add(grid.run(point, replication));
        }
        return runs;
    }
}
