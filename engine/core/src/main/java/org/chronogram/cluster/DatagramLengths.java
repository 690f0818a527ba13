package org.chronogram.cluster;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.messaging.udp.NetworkProfile;

/** The lengths of datagrams that are tried on a path. All but the smallest are lengths that the transport can use. */
final class DatagramLengths {
    /** The least that the transport can use: the longest event and all headers fit. */
    static final int LEAST = 1_376;

    /** Arrives wherever UDP arrives at all. */
    static final int SMALL = 256;

    private static final int USUAL = NetworkProfile.LAN.mtuLength();
    private static final int ETHERNET_MTU = 1_500;
    private static final int LARGEST_MTU = 9_000;
    private static final int ALIGNMENT = 32;
    private static final int IPV4_AND_UDP_HEADERS = 28;
    private static final int IPV6_AND_UDP_HEADERS = 48;

    private DatagramLengths() {}

    /**
     * Returns the lengths for the path between two interfaces, the longest first.
     *
     * @param mtu the smaller of their MTUs. Interfaces inside of a host have one that no network has.
     * @param ipv6 whether packets have a header of IPv6.
     */
    static List<Integer> forMtu(int mtu, boolean ipv6) {
        int inOnePacket = Math.min(mtu, LARGEST_MTU) - (ipv6 ? IPV6_AND_UDP_HEADERS : IPV4_AND_UDP_HEADERS);
        List<Integer> lengths = new ArrayList<>();
        if (mtu > ETHERNET_MTU) {
            lengths.add(inOnePacket / ALIGNMENT * ALIGNMENT);
        }
        if (inOnePacket >= USUAL) {
            lengths.add(USUAL);
        }
        lengths.add(LEAST);
        lengths.add(SMALL);
        return lengths.stream().distinct().toList();
    }
}
