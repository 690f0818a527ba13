package org.chronogram.host;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.run.RunSpecification;

/**
 * What a host needs to know of a run.
 *
 * @param specification what shall be run.
 * @param master where the master listens.
 * @param token secret of the run.
 * @param exits takes the ends of processes, from any thread.
 * @param lines takes the lines that models print, from any thread.
 */
public record HostContext(
        RunSpecification specification,
        InetSocketAddress master,
        RunToken token,
        Consumer<WorkerExit> exits,
        Consumer<String> lines) {}
