package org.chronogram.page;

import java.util.Optional;
import org.chronogram.run.Progress;

/**
 * A run of a sweep that goes on.
 *
 * @param number its number.
 * @param combination the values of its parameters.
 * @param replication number of the replication.
 * @param progress how far it has come; empty before its first report.
 */
record ActiveRun(int number, String combination, int replication, Optional<Progress> progress) {
    ActiveRun with(Progress now) {
        return new ActiveRun(number, combination, replication, Optional.of(now));
    }

    long events() {
        return progress.map(Progress::events).orElse(0L);
    }

    double doneShare() {
        return progress.map(ViewJson::doneShare).orElse(0.0);
    }

    double secondsLeft() {
        return progress.map(ViewJson::secondsLeft).orElse(Double.NaN);
    }
}
