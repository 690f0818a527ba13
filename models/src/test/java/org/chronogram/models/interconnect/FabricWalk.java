package org.chronogram.models.interconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronogram.model.RandomStream;
import org.chronogram.testing.ReferenceStream;

/** Follows packets through a fabric without simulating it, and notes which channels they hold and wait for. */
public final class FabricWalk {
    /** A virtual channel of a link. */
    private record Channel(int router, int port, int number) {}

    private static final int MOST_HOPS = 1000;

    private final Fabric fabric;
    private final PortLoads loads;
    private final RandomStream random = new ReferenceStream(1, 0, 0);
    private final Map<Channel, Set<Channel>> waitsFor;
    private final Map<Channel, Double> linkLoads = new HashMap<>();
    private double hops;
    private double packets;

    private FabricWalk(Fabric fabric, PortLoads loads, Map<Channel, Set<Channel>> waitsFor) {
        this.fabric = fabric;
        this.loads = loads;
        this.waitsFor = waitsFor;
    }

    public static FabricWalk of(Fabric fabric) {
        return new FabricWalk(fabric, port -> 0, new HashMap<>());
    }

    /** Returns a walk that prefers a port wherever it has the choice, and adds to what this one has noted. */
    public FabricWalk preferring(int preferred) {
        return new FabricWalk(fabric, port -> port == preferred ? 0 : 1, waitsFor);
    }

    /** Requires that each port leads back from where it leads to. */
    public static void requireLinksBothWays(Fabric fabric) {
        for (int router = 0; router < fabric.routers(); router++) {
            Set<Integer> arrivals = new HashSet<>();
            for (int port = 0; port < fabric.links(router); port++) {
                int neighbour = fabric.neighbour(router, port);
                int back = fabric.reversePort(router, port);
                assertNotEquals(router, neighbour);
                assertEquals(router, fabric.neighbour(neighbour, back));
                assertEquals(port, fabric.reversePort(neighbour, back));
                assertEquals(fabric.wireTicks(router, port), fabric.wireTicks(neighbour, back));
                assertTrue(fabric.smallestWireTicks() <= fabric.wireTicks(router, port));
                assertTrue(arrivals.add(neighbour * fabric.terminals() * 64 + back));
            }
            for (int terminal = 0; terminal < fabric.attached(router); terminal++) {
                assertEquals(router, fabric.routerOf(fabric.firstTerminal(router) + terminal));
            }
        }
    }

    /** Returns the number of links of the shortest way from a router to each other one. */
    public static int[] distances(Fabric fabric, int from) {
        int[] distances = new int[fabric.routers()];
        Arrays.fill(distances, Integer.MAX_VALUE);
        distances[from] = 0;
        Deque<Integer> reached = new ArrayDeque<>(List.of(from));
        while (!reached.isEmpty()) {
            int router = reached.remove();
            for (int port = 0; port < fabric.links(router); port++) {
                int neighbour = fabric.neighbour(router, port);
                if (distances[neighbour] == Integer.MAX_VALUE) {
                    distances[neighbour] = distances[router] + 1;
                    reached.add(neighbour);
                }
            }
        }
        return distances;
    }

    /** Follows a packet and returns how many links it takes. */
    public int hops(int source, int destination, int detour, double load) {
        int router = fabric.routerOf(source);
        int target = fabric.routerOf(destination);
        int injection = fabric.links(router) + fabric.attached(router);
        Packet packet = Packet.create(0, source, destination, 0).by(detour).arriving(0, injection, 0, 0);
        Channel held = null;
        while (router != target) {
            int port = fabric.port(packet, router, loads, random);
            int channel = fabric.channel(packet, router, port);
            assertTrue(channel >= 0 && channel < fabric.channels(), () -> "channel " + channel);
            Channel next = new Channel(router, port, channel);
            waitsFor.computeIfAbsent(next, any -> new HashSet<>());
            if (held != null) {
                waitsFor.get(held).add(next);
            }
            linkLoads.merge(new Channel(router, port, 0), load, Double::sum);
            packet = packet.arriving(packet.hops() + 1, fabric.reversePort(router, port), channel, 0);
            router = fabric.neighbour(router, port);
            held = next;
            assertTrue(packet.hops() < MOST_HOPS, "the packet does not arrive");
        }
        hops += packet.hops() * load;
        packets += load;
        return packet.hops();
    }

    /** Sends a packet from each terminal to each other one. */
    public FabricWalk all() {
        for (int source = 0; source < fabric.terminals(); source++) {
            for (int destination = 0; destination < fabric.terminals(); destination++) {
                if (source != destination) {
                    hops(source, destination, Packet.NO_DETOUR, 1.0 / (fabric.terminals() - 1));
                }
            }
        }
        return this;
    }

    /** Draws destinations for each terminal as the traffic has them. */
    public FabricWalk drawn(int draws) {
        for (int source = 0; source < fabric.terminals(); source++) {
            for (int draw = 0; draw < draws; draw++) {
                int destination = fabric.destination(source, random);
                assertNotEquals(source, destination);
                int router = fabric.routerOf(source);
                int detour = fabric.routerOf(destination) == router
                        ? Packet.NO_DETOUR
                        : fabric.detour(Packet.create(0, source, destination, 0), router, loads, random);
                hops(source, destination, detour, 1.0 / draws);
            }
        }
        return this;
    }

    public double meanHops() {
        return hops / packets;
    }

    /** Returns the load of the most loaded link, in loads of a terminal. */
    public double largestLoad() {
        return linkLoads.values().stream().mapToDouble(load -> load).max().orElse(0);
    }

    /** Requires that no channels wait for each other in a circle: then the routing is free of deadlocks (Dally and Seitz). */
    public void requireNoCircle() {
        Map<Channel, Integer> waiters = new HashMap<>();
        waitsFor.keySet().forEach(channel -> waiters.put(channel, 0));
        waitsFor.values().forEach(next -> next.forEach(channel -> waiters.merge(channel, 1, Integer::sum)));
        List<Channel> free = new ArrayList<>();
        waiters.forEach((channel, number) -> {
            if (number == 0) {
                free.add(channel);
            }
        });
        int removed = 0;
        while (removed < free.size()) {
            for (Channel next : waitsFor.get(free.get(removed++))) {
                if (waiters.merge(next, -1, Integer::sum) == 0) {
                    free.add(next);
                }
            }
        }
        assertEquals(waitsFor.size(), removed, "channels wait for each other in a circle");
    }
}
