package org.chronogram.page;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What a page is about, and what its server says of it. Thread safe. */
interface PageSubject {
    /** What one browser is told, each time that which is new. Not thread safe. */
    interface Feed {
        /** Returns what is new, as JSON on one line; all there is, the first time. */
        String next();

        /** Returns the version of the history that was told last. */
        long version();

        /** Returns whether the end was told. */
        boolean ended();
    }

    /**
     * What a user can ask for on the page.
     *
     * @param ask asks for it; returns false where that is not possible.
     * @param refusal why it is not.
     */
    record Action(BooleanSupplier ask, String refusal) {
        /** Makes an action that asks a history, and where that is possible does it. */
        static Action of(BooleanSupplier history, Runnable effect, String refusal) {
            return new Action(
                    () -> {
                        boolean possible = history.getAsBoolean();
                        if (possible) {
                            effect.run();
                        }
                        return possible;
                    },
                    refusal);
        }
    }

    /** Returns the page. */
    PageContent content();

    /** Returns where the versions come from. */
    History history();

    Feed feed();

    MetricSnapshots metrics();

    /** Returns what a user can ask for, by name. */
    Map<String, Action> actions();
}
