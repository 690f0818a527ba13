package org.chronogram.run;

/**
 * How workers are started and reached.
 *
 * @param bindAddress IP address at which the master receives, and the workers on its host.
 * @param aeronDirectory directory under which the workers keep the memory-mapped files of Aeron.
 * @param workerJvmOptions further options for the JVMs of the workers, separated by blanks; empty for none.
 * @param authenticatesData whether each datagram between workers carries a message authentication code.
 */
public record HostOptions(
        String bindAddress, String aeronDirectory, String workerJvmOptions, boolean authenticatesData) {
    /** Workers on this host that only processes of this host can reach. */
    public static final HostOptions LOOPBACK = new HostOptions("127.0.0.1", "/dev/shm", "", false);

    /**
     * Tells whether only processes of this host can send to an address.
     *
     * @param address an IP address.
     * @return true for 127.0.0.0/8, and for ::1 in its short and its long form.
     */
    public static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    /**
     * Changes the address. On a network the datagrams are authenticated.
     *
     * @param address IP address at which the master receives, and the workers on its host.
     * @return a changed copy.
     */
    public HostOptions boundTo(String address) {
        return new HostOptions(address, aeronDirectory, workerJvmOptions, authenticatesData || !isLoopback(address));
    }
}
