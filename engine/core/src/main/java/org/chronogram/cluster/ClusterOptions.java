package org.chronogram.cluster;

import java.time.Duration;
import org.chronogram.messaging.control.RunToken;

/**
 * How a run uses other hosts.
 *
 * @param hosts how many host agents must join before the run starts.
 * @param joinTimeout how long the master waits for them.
 * @param port port at which the master listens; 0 for any that is free.
 * @param token secret of the run, which the agents have been given.
 */
public record ClusterOptions(int hosts, Duration joinTimeout, int port, RunToken token) {}
