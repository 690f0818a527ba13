package org.chronogram.host;

import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.run.RunSpecification;

/**
 * The inputs of a host.
 *
 * @param specification specification of the run.
 * @param master address at which the master listens.
 * @param token secret of the run.
 * @param exits is called with the exit of each process, from any thread.
 * @param lines is called with each line for the user, such as those that a model prints, from any thread.
 * @param checkpointDirectory directory of the checkpoints of the run; empty for none.
 * @param stopRequested tells whether the run is to stop, so that the host need not be prepared any more.
 */
public record HostContext(
        RunSpecification specification,
        InetSocketAddress master,
        RunToken token,
        Consumer<WorkerExit> exits,
        Consumer<String> lines,
        String checkpointDirectory,
        BooleanSupplier stopRequested) {}
