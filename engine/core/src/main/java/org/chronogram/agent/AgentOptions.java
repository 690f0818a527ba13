package org.chronogram.agent;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.chronogram.protocol.HostMessage;

/**
 * What a host agent is given by its user.
 *
 * @param master where the master listens.
 * @param offer what it offers to the master; an empty address stands for the one that reaches the master.
 * @param aeronDirectory directory under which the workers keep the memory-mapped files of Aeron.
 * @param connectTimeout how long it tries to reach the master.
 */
public record AgentOptions(
        InetSocketAddress master, HostMessage.Offer offer, String aeronDirectory, Duration connectTimeout) {}
