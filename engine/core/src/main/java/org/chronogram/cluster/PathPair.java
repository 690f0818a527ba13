package org.chronogram.cluster;

import java.util.List;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.HostOptions;

/**
 * Two hosts, and what each has found of the path between them.
 *
 * @param a one host.
 * @param b the other.
 * @param ofA what a has found.
 * @param ofB what b has found.
 */
record PathPair(AgentHost a, AgentHost b, HostMessage.PathEnd ofA, HostMessage.PathEnd ofB) {
    static PathPair of(AgentHost a, int indexOfA, AgentHost b, int indexOfB) {
        return new PathPair(a, b, a.pathTo(indexOfB), b.pathTo(indexOfA));
    }

    /** Returns the lengths that are tried between two hosts, the longest first. */
    static List<Integer> lengths(AgentHost a, AgentHost b) {
        return DatagramLengths.forMtu(
                Math.min(a.network().mtu(), b.network().mtu()),
                a.offer().address().contains(":"));
    }

    /** Returns the same pair the other way round. */
    PathPair reversed() {
        return new PathPair(b, a, ofB, ofA);
    }

    /** Tells whether anything of a arrives at b. */
    boolean arrives() {
        return !ofB.arrived().isEmpty();
    }

    /** Tells whether an answer of b arrives at a. */
    boolean isAnswered() {
        return !ofA.answered().isEmpty();
    }

    boolean hasOneAddress() {
        return a.offer().address().equals(b.offer().address());
    }

    /** Tells whether all datagrams stay inside of one host, whose interface carries datagrams of any length. */
    boolean isLoopback() {
        return HostOptions.isLoopback(a.offer().address())
                && HostOptions.isLoopback(b.offer().address());
    }

    /** Returns the longest datagram that the interfaces would carry. */
    int expectedLength() {
        return lengths(a, b).get(0);
    }

    /** Returns the longest datagram that arrives both ways; 0 when none does. */
    int carriedLength() {
        return Math.min(longest(ofA.arrived()), longest(ofB.arrived()));
    }

    private static int longest(List<Integer> lengths) {
        return lengths.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    String names() {
        return a.name() + " and " + b.name();
    }
}
