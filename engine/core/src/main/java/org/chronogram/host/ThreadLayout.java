package org.chronogram.host;

import org.chronogram.run.RunSpecification;

/**
 * How the threads of a run share the cores of this host.
 *
 * @param messagingThread whether each worker has a thread for messages.
 * @param spareCores whether each thread has a core of its own.
 */
record ThreadLayout(boolean messagingThread, boolean spareCores) {
    static ThreadLayout of(RunSpecification specification) {
        return of(specification, Runtime.getRuntime().availableProcessors());
    }

    static ThreadLayout of(RunSpecification specification, int cores) {
        int workers = specification.layout().workers();
        int simulationThreads = workers * specification.layout().threads();
        boolean thread = workers > 1
                && switch (specification.layout().messaging()) {
                    case INLINE -> false;
                    case THREAD -> true;
                    case AUTO -> simulationThreads + workers <= cores;
                };
        return new ThreadLayout(thread, simulationThreads + (thread ? workers : 0) <= cores);
    }
}
