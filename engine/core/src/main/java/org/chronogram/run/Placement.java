package org.chronogram.run;

/**
 * How a worker uses its host.
 *
 * @param messagingThread whether messages are moved by a thread of their own.
 * @param spareCores whether every thread of the run on this host has a core, so that threads may spin while they wait.
 * @param aeronDirectory directory of the worker's media driver.
 * @param bindAddress IP address of the host at which the worker receives from its peers.
 * @param sharesFiles whether the worker can use the checkpoint directory of the master by its path.
 * @param input where the input of the run lies on the host.
 * @param datagramLength longest datagram in bytes that the paths to all peers carry; 0 where the paths were not checked, as
 *     all workers are on one host.
 */
public record Placement(
        boolean messagingThread,
        boolean spareCores,
        String aeronDirectory,
        String bindAddress,
        boolean sharesFiles,
        LocalPaths input,
        int datagramLength) {}
