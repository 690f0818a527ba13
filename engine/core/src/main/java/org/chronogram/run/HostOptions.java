package org.chronogram.run;

/**
 * How workers are started and reached.
 *
 * @param bindAddress IP address at which the master receives, and the workers on its host.
 * @param aeronDirectory directory under which the workers keep the memory-mapped files of Aeron.
 * @param workerJvmOptions further options for the JVMs of the workers, separated by blanks; empty for none.
 */
public record HostOptions(String bindAddress, String aeronDirectory, String workerJvmOptions) {
    /** Workers on this host that only processes of this host can reach. */
    public static final HostOptions LOOPBACK = new HostOptions("127.0.0.1", "/dev/shm", "");
}
