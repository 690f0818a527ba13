package org.chronogram.agent;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.chronogram.protocol.HostMessage;

/**
 * What a host agent is given by its user.
 *
 * @param master where the master listens.
 * @param offer what it offers to the master; an empty address stands for the one that reaches the master.
 * @param aeronDirectory directory under which the workers keep the memory-mapped files of Aeron.
 * @param inputDirectory directory in which input that was fetched is kept for later runs; empty for none.
 * @param connectTimeout how long it tries to reach the master.
 */
public record AgentOptions(
        InetSocketAddress master,
        HostMessage.Offer offer,
        String aeronDirectory,
        Optional<Path> inputDirectory,
        Duration connectTimeout) {}
