package org.chronogram.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import java.util.TreeSet;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;

/** What is known of the path to another host. Not thread safe. */
final class ProbedPath {
    private final HostCommand.ProbedHost other;
    private final InetSocketAddress target;
    private final TreeSet<Integer> arrived = new TreeSet<>();
    private final TreeSet<Integer> answered = new TreeSet<>();
    private String failure = "";
    private boolean sent;

    ProbedPath(HostCommand.ProbedHost other) {
        this.other = other;
        target = new InetSocketAddress(addressOf(other.address()), other.port());
    }

    private static InetAddress addressOf(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address=" + literal + ", expected an IP address", e);
        }
    }

    int host() {
        return other.host();
    }

    InetSocketAddress target() {
        return target;
    }

    boolean isFrom(InetSocketAddress source) {
        return source.getAddress().equals(target.getAddress());
    }

    /** Takes the arrival of a probe; returns whether it has one of the lengths of this path. */
    boolean arrived(int length) {
        if (!other.lengths().contains(length)) {
            return false;
        }
        arrived.add(length);
        return true;
    }

    /** Takes the answer to a probe. */
    void answered(int length) {
        if (other.lengths().contains(length)) {
            answered.add(length);
        }
    }

    /** Returns the lengths of the probes that are not answered, the longest first. */
    List<Integer> missing() {
        return other.lengths().stream()
                .filter(length -> !answered.contains(length))
                .toList();
    }

    boolean isComplete() {
        return arrived.containsAll(other.lengths()) && answered.containsAll(other.lengths());
    }

    void send(ProbeSocket socket, Probe probe, InetSocketAddress to) {
        try {
            socket.send(probe, to);
            sent = true;
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        } catch (UnsupportedAddressTypeException e) {
            failure = "its own address is of the other kind, IPv4 or IPv6";
        }
    }

    HostMessage.PathEnd end() {
        return new HostMessage.PathEnd(other.host(), List.copyOf(arrived), List.copyOf(answered), sent ? "" : failure);
    }
}
