package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Hosts of a network, as network namespaces of Linux that a bridge connects; the bridge is in a namespace of its own, so
 * that the network of this machine stays as it is. Tests are skipped where this takes rights that they have not got.
 */
final class NetworkHosts implements BeforeEachCallback, AfterEachCallback {
    private static final String SWITCH = "bridge";
    private static final String ABSENT_HOST = "02:00:00:00:00:ff";

    private final String prefix = "chronogram-" + ProcessHandle.current().pid() + "-";
    private final int hosts;

    NetworkHosts(int hosts) {
        this.hosts = hosts;
    }

    private String namespace(Object host) {
        return prefix + host;
    }

    /** Returns the beginning of the names of the namespaces, which a number follows. */
    String prefix() {
        return prefix;
    }

    /** Returns the IPv4 address of a host, counted from 1. */
    static String address(int host) {
        return "10.97.0." + host;
    }

    /** Returns the IPv6 address of a host. */
    static String address6(int host) {
        return "fd97::" + host;
    }

    /** Returns the program by which a command runs on a host. */
    List<String> on(int host) {
        return List.of("ip", "netns", "exec", namespace(host));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        assumeTrue(Processes.exists("ip"), "needs the program ip of iproute2");
        assumeTrue(Processes.run("ip", "netns", "add", namespace(SWITCH)) == 0, "needs the right to make namespaces");
        ip("-n", namespace(SWITCH), "link", "add", "lan", "type", "bridge");
        ip("-n", namespace(SWITCH), "link", "set", "lan", "up");
        for (int host = 1; host <= hosts; host++) {
            add(host);
        }
    }

    private void add(int host) {
        String namespace = namespace(host);
        ip("netns", "add", namespace);
        ip("-n", namespace, "link", "set", "lo", "up");
        ip(
                "-n",
                namespace,
                "link",
                "add",
                "eth0",
                "type",
                "veth",
                "peer",
                "name",
                port(host),
                "netns",
                namespace(SWITCH));
        ip("-n", namespace(SWITCH), "link", "set", port(host), "master", "lan", "up");
        ip("-n", namespace, "addr", "add", address(host) + "/24", "dev", "eth0");
        ip("-n", namespace, "addr", "add", address6(host) + "/64", "dev", "eth0", "nodad");
        ip("-n", namespace, "link", "set", "eth0", "up");
    }

    private static String port(int host) {
        return "port" + host;
    }

    /** Pulls the cable of a host. */
    void cut(int host) {
        ip("-n", namespace(SWITCH), "link", "set", port(host), "down");
    }

    /** Puts the cable of a host back. */
    void mend(int host) {
        ip("-n", namespace(SWITCH), "link", "set", port(host), "up");
    }

    /** Breaks the path between two hosts, which still reach all others: their frames for each other go to no host. */
    void cut(int first, int second) {
        dropFrom(first, second);
        dropFrom(second, first);
    }

    /** Mends the path between two hosts. */
    void mend(int first, int second) {
        ip("-n", namespace(first), "neigh", "del", address(second), "dev", "eth0");
        ip("-n", namespace(second), "neigh", "del", address(first), "dev", "eth0");
    }

    /** Sets how long the packets are that a host sends and takes; its cable carries them. */
    void setMtu(int host, int mtu) {
        ip("-n", namespace(host), "link", "set", "eth0", "mtu", Integer.toString(mtu));
        setMtuOfCable(host, mtu);
    }

    /** Sets how long the packets are that the cable of a host carries towards it, whatever the hosts think. */
    void setMtuOfCable(int host, int mtu) {
        ip("-n", namespace(SWITCH), "link", "set", port(host), "mtu", Integer.toString(mtu));
    }

    /** Drops all IPv4 packets from one host to another, and none the other way: they go to no host. */
    void dropFrom(int from, int to) {
        ip(
                "-n",
                namespace(from),
                "neigh",
                "replace",
                address(to),
                "lladdr",
                ABSENT_HOST,
                "dev",
                "eth0",
                "nud",
                "permanent");
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        assertEquals(0, Processes.run(command.toArray(String[]::new)), command::toString);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (int host = 1; host <= hosts; host++) {
            int unused = Processes.run("ip", "netns", "del", namespace(host));
        }
        int unused = Processes.run("ip", "netns", "del", namespace(SWITCH));
    }
}
