package org.chronogram.master;

import java.util.function.Supplier;

/** Describes the activity of a run, and the checkpoint that would remain if it were ended now. Thread safe. */
final class RunState {
    private static final String BEFORE = ": the model was being built; nothing of the run is kept";

    private volatile Supplier<String> text = () -> BEFORE;

    /**
     * Sets where the state of the run comes from.
     *
     * @param activity gives the LPs under execution; empty when they are not known.
     * @param fate describes the checkpoint that is kept, if any.
     */
    void set(Supplier<String> activity, Supplier<String> fate) {
        text = () -> of(activity.get(), ": a step was under way") + fate.get();
    }

    static String of(String activity, String otherwise) {
        return activity.isEmpty() ? otherwise : ": " + activity;
    }

    String text() {
        return text.get();
    }
}
