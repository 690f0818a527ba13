package org.chronogram.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run that is to be done, and what has become of it so far. Guarded like its {@link RunQueue}. */
final class Attempt {
    private final PlannedRun run;

    /** The places at which it failed, perhaps because of them, and how. */
    private final Map<RunPlace, String> failures = new LinkedHashMap<>();

    private final List<String> losses = new ArrayList<>();

    Attempt(PlannedRun run) {
        this.run = run;
    }

    PlannedRun run() {
        return run;
    }

    Map<RunPlace, String> failures() {
        return failures;
    }

    /** Adds that a place was lost while it did this run; returns how many were by now. */
    int addLoss(String text) {
        losses.add(text);
        return losses.size();
    }

    String losses() {
        return String.join("; ", losses);
    }
}
