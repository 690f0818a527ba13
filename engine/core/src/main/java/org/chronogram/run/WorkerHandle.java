package org.chronogram.run;

import java.io.IOException;

/** The process of a worker, for those who disturb it. Two are equal when they are the same process. Thread safe. */
public interface WorkerHandle {
    /**
     * Tells whether the process is not known to have ended.
     *
     * @return true while it is not.
     */
    boolean isAlive();

    /**
     * Injects a fault into the process.
     *
     * @param fault the fault.
     * @throws IOException when that is not possible.
     */
    void inject(ProcessFault fault) throws IOException;
}
