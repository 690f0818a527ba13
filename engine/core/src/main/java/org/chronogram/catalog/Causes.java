package org.chronogram.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Lists the causes of a failure. A model can build a ring of causes, which must not keep the engine in a loop. */
public final class Causes {
    private static final int MOST = 100;

    private Causes() {}

    /** Returns a failure, its cause, the cause of that, and so on: each once, and at most {@value #MOST}. */
    public static List<Throwable> of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MOST && seen.add(cause); ) {
            causes.add(cause);
            cause = cause.getCause();
        }
        return causes;
    }
}
