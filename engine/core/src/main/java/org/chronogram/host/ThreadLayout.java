package org.chronogram.host;

import org.chronogram.run.RunSpecification;

/**
 * How the threads of the workers on one host share its cores.
 *
 * @param messagingThread whether each worker has a thread for messages.
 * @param spareCores whether each thread has a core of its own.
 */
public record ThreadLayout(boolean messagingThread, boolean spareCores) {
    /**
     * Decides it for a host.
     *
     * @param specification specification of the run.
     * @param workersHere how many of its workers share the host.
     * @param cores cores of the host.
     * @return the layout.
     */
    public static ThreadLayout of(RunSpecification specification, int workersHere, int cores) {
        int simulationThreads = workersHere * specification.layout().threads();
        boolean thread = specification.layout().workers() > 1
                && switch (specification.layout().messaging()) {
                    case INLINE -> false;
                    case THREAD -> true;
                    case AUTO -> simulationThreads + workersHere <= cores;
                };
        return new ThreadLayout(thread, simulationThreads + (thread ? workersHere : 0) <= cores);
    }
}
