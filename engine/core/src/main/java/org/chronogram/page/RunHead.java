package org.chronogram.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chronogram.model.TimeBase;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Layout;
import org.chronogram.run.RunSpecification;

/**
 * What is known of a run before it begins.
 *
 * @param model name of its model.
 * @param timeBase time base of the model.
 * @param endTicks its end.
 * @param keepsCheckpoints whether a checkpoint can be asked for.
 * @param facts what else the page shows, as texts by name.
 */
record RunHead(String model, TimeBase timeBase, long endTicks, boolean keepsCheckpoints, Map<String, String> facts) {
    static RunHead of(RunSpecification run, TimeBase timeBase) {
        long endTicks = run.simulation().endTicks();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("End", timeBase.format(endTicks));
        facts.put("Layout", layout(run.layout()));
        facts.put("Seed", seed(run));
        facts.put("Process", Long.toString(ProcessHandle.current().pid()));
        String directory = run.faultTolerance().runDirectory();
        if (!directory.isEmpty()) {
            facts.put("Directory", directory);
        }
        return new RunHead(run.simulation().model(), timeBase, endTicks, keepsCheckpoints(run), facts);
    }

    private static String seed(RunSpecification run) {
        int replication = run.simulation().replication();
        return run.simulation().seed() + (replication == 0 ? "" : ", replication " + replication);
    }

    private static String layout(Layout layout) {
        if (layout.automatic()) {
            return "chosen by the run, at most " + counted(layout.threads(), "thread");
        }
        if (layout.workers() > 0) {
            return counted(layout.workers(), "worker") + " x " + counted(layout.threads(), "thread");
        }
        return layout.threads() == 1 ? "sequential engine" : counted(layout.threads(), "thread") + " of one process";
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A run in one process keeps checkpoints only where they outlive it. */
    private static boolean keepsCheckpoints(RunSpecification run) {
        FaultTolerance settings = run.faultTolerance();
        return settings.checkpoints()
                && (run.layout().workers() > 0 || !settings.runDirectory().isEmpty());
    }
}
