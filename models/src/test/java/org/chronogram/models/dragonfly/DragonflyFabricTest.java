package org.chronogram.models.dragonfly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.chronogram.model.RandomStream;
import org.chronogram.models.interconnect.Expectation;
import org.chronogram.models.interconnect.FabricWalk;
import org.chronogram.models.interconnect.Packet;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DragonflyFabricTest {
    private static DragonflyFabric dragonfly(int a, int p, int h, DragonflyRouting routing, DragonflyTraffic traffic) {
        return new DragonflyFabric(
                new Dragonfly(a, p, h), routing, 0, traffic, DragonflyLinkChoice.DRAWN, 20_000, 200_000);
    }

    private static DragonflyFabric uniform(int a, int p, int h, DragonflyRouting routing) {
        return dragonfly(a, p, h, routing, DragonflyTraffic.UNIFORM);
    }

    /** All routers of a group are linked, and each two groups by one link. */
    @ParameterizedTest
    @CsvSource({"4, 2, 2", "2, 1, 1", "3, 1, 2", "6, 3, 1"})
    void shouldLinkEachTwoGroupsOnce(int a, int p, int h) {
        DragonflyFabric fabric = uniform(a, p, h, DragonflyRouting.MINIMAL);
        Dragonfly shape = fabric.shape();
        FabricWalk.requireLinksBothWays(fabric);
        int[][] links = new int[shape.groups()][shape.groups()];
        for (int router = 0; router < fabric.routers(); router++) {
            for (int port = 0; port < fabric.links(router); port++) {
                links[shape.group(router)][shape.group(fabric.neighbour(router, port))]++;
            }
        }
        for (int from = 0; from < shape.groups(); from++) {
            for (int to = 0; to < shape.groups(); to++) {
                assertEquals(from == to ? a * (a - 1) : 1, links[from][to]);
            }
        }
    }

    /** The shortest way that has one link between groups: up to three links, one for each step. */
    @ParameterizedTest
    @CsvSource({"4, 2, 2", "2, 1, 1", "3, 1, 2"})
    void shouldTakeTheMinimalWay(int a, int p, int h) {
        DragonflyFabric fabric = uniform(a, p, h, DragonflyRouting.MINIMAL);
        Dragonfly shape = fabric.shape();
        FabricWalk walk = FabricWalk.of(fabric);
        for (int source = 0; source < fabric.terminals(); source++) {
            int from = fabric.routerOf(source);
            int[] distances = FabricWalk.distances(fabric, from);
            for (int destination = 0; destination < fabric.terminals(); destination++) {
                int to = fabric.routerOf(destination);
                int hops = walk.hops(source, destination, Packet.NO_DETOUR, 1);
                // Two links between groups can be shorter than three links with one of them.
                assertTrue(distances[to] == hops || (distances[to] == 2 && hops == 3));
                assertTrue(shape.group(from) != shape.group(to) || hops == distances[to]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 1, 2", "2, 1, 1", "3, 1, 2", "2, 1, 3"})
    void shouldBeFreeOfDeadlocks(int a, int p, int h) {
        uniformMinimal(a, p, h).requireNoCircle();
        FabricWalk walk = allDetours(uniform(a, p, h, DragonflyRouting.VALIANT));
        walk.requireNoCircle();
        // Adaptive routing mixes both ways on the same channels.
        walk.all().requireNoCircle();
    }

    private static FabricWalk uniformMinimal(int a, int p, int h) {
        return FabricWalk.of(uniform(a, p, h, DragonflyRouting.MINIMAL)).all();
    }

    /** Sends a packet from each terminal to each other one, by way of each group that can be drawn. */
    private static FabricWalk allDetours(DragonflyFabric fabric) {
        Dragonfly shape = fabric.shape();
        FabricWalk walk = FabricWalk.of(fabric);
        double pairs = fabric.terminals() - 1.0;
        for (int source = 0; source < fabric.terminals(); source++) {
            int from = shape.group(fabric.routerOf(source));
            for (int destination = 0; destination < fabric.terminals(); destination++) {
                int to = shape.group(fabric.routerOf(destination));
                for (int by = 0; from != to && by < shape.groups(); by++) {
                    if (by != from && by != to) {
                        int hops = walk.hops(source, destination, by, 1 / pairs / (shape.groups() - 2));
                        assertTrue(hops <= 5);
                    }
                }
                if (from == to && source != destination) {
                    walk.hops(source, destination, Packet.NO_DETOUR, 1 / pairs);
                }
            }
        }
        return walk;
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 2", "2, 1, 1", "3, 1, 2"})
    void shouldHaveTheHopsAndTheLoadOfTheFormula(int a, int p, int h) {
        requireFormula(uniform(a, p, h, DragonflyRouting.MINIMAL), uniformMinimal(a, p, h), 1e-9);
        DragonflyFabric valiant = uniform(a, p, h, DragonflyRouting.VALIANT);
        requireFormula(valiant, allDetours(valiant), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 2, 2, NEXT_GROUP, MINIMAL",
        "4, 2, 2, NEXT_GROUP, VALIANT",
        "3, 3, 1, NEXT_GROUP, VALIANT",
        "4, 2, 2, NEIGHBOUR, MINIMAL",
        "5, 4, 1, NEIGHBOUR, VALIANT"
    })
    void shouldHaveTheHopsAndTheLoadOfTheFormula(
            int a, int p, int h, DragonflyTraffic traffic, DragonflyRouting routing) {
        DragonflyFabric fabric = dragonfly(a, p, h, routing, traffic);
        requireFormula(fabric, FabricWalk.of(fabric).drawn(300), 0.05);
    }

    private static void requireFormula(DragonflyFabric fabric, FabricWalk walk, double tolerance) {
        assertEquals(fabric.expectation().hops(), walk.meanHops(), tolerance);
        assertEquals(fabric.expectation().loadBound(), Math.min(1, 1 / walk.largestLoad()), tolerance);
    }

    /** Without load adaptive routing is minimal; where only the link to the other group is loaded, it avoids that. */
    @Test
    void shouldTakeADetourByLoad() {
        DragonflyFabric fabric = uniform(4, 2, 2, DragonflyRouting.ADAPTIVE);
        assertEquals(
                uniformMinimal(4, 2, 2).meanHops(), FabricWalk.of(fabric).all().meanHops(), 1e-9);
        int destination = fabric.terminals() - 1;
        int router = 0;
        int last = fabric.shape().groups() - 1;
        int minimal = fabric.shape().portToLink(router, fabric.shape().linkOfWay(router, last, 0));
        Packet packet = Packet.create(0, 0, destination, 0);
        RandomStream random = new ReferenceStream(1, 0, 0);
        assertEquals(Packet.NO_DETOUR, fabric.detour(packet, router, port -> 0, random));
        assertEquals(Packet.NO_DETOUR, fabric.detour(packet, router, port -> 7, random));
        boolean detours = false;
        for (int tried = 0; tried < 10; tried++) {
            detours |= fabric.detour(packet, router, port -> port == minimal ? 9 : 0, random) != Packet.NO_DETOUR;
        }
        assertTrue(detours);
    }

    private static DragonflyFabric grouped(String numbers, DragonflyRouting routing, DragonflyTraffic traffic) {
        int[] n = Arrays.stream(numbers.split("/")).mapToInt(Integer::parseInt).toArray();
        return new DragonflyFabric(
                new Dragonfly(n[0], n[1], n[2], n[3]), routing, 0, traffic, DragonflyLinkChoice.DRAWN, 20_000, 200_000);
    }

    /** Numbers a/p/h/g: where links divide evenly, where some are left over, where a router has two to a group. */
    @ParameterizedTest
    @CsvSource({"4/2/2/3, 4", "4/2/2/5, 2", "4/2/2/4, 2", "3/1/3/3, 4", "2/1/3/3, 3", "2/2/2/2, 4", "4/2/2/9, 1"})
    void shouldLinkEachTwoGroupsAsOften(String numbers, int expected) {
        DragonflyFabric fabric = grouped(numbers, DragonflyRouting.MINIMAL, DragonflyTraffic.UNIFORM);
        Dragonfly shape = fabric.shape();
        FabricWalk.requireLinksBothWays(fabric);
        int[][] links = new int[shape.groups()][shape.groups()];
        for (int router = 0; router < fabric.routers(); router++) {
            for (int port = shape.localPorts(); port < fabric.links(router); port++) {
                links[shape.group(router)][shape.group(fabric.neighbour(router, port))]++;
            }
        }
        for (int from = 0; from < shape.groups(); from++) {
            for (int to = 0; to < shape.groups(); to++) {
                assertEquals(from == to ? 0 : expected, links[from][to]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4/2/2/3", "4/2/2/5", "4/2/2/4", "3/1/3/3", "2/1/3/3"})
    void shouldHaveTheLoadsOfTheirCountWithSeveralLinks(String numbers) {
        for (DragonflyTraffic traffic : DragonflyTraffic.values()) {
            for (DragonflyRouting routing : List.of(DragonflyRouting.MINIMAL, DragonflyRouting.VALIANT)) {
                DragonflyFabric fabric = grouped(numbers, routing, traffic);
                FabricWalk walk = FabricWalk.of(fabric).drawn(1_000);
                walk.requireNoCircle();
                requireFormula(fabric, walk, 0.05);
            }
        }
    }

    /** With one link between each two groups the count of all ways is the formula. */
    @ParameterizedTest
    @CsvSource({"4/2/2/9", "2/1/1/3", "3/1/2/7"})
    void shouldCountWhatTheFormulaSays(String numbers) {
        for (DragonflyTraffic traffic : DragonflyTraffic.values()) {
            for (DragonflyRouting routing : List.of(DragonflyRouting.MINIMAL, DragonflyRouting.VALIANT)) {
                DragonflyFabric fabric = grouped(numbers, routing, traffic);
                Expectation counted = new DragonflyLoads(fabric.shape(), traffic, routing).expectation(20_000, 200_000);
                assertEquals(fabric.expectation().hops(), counted.hops(), 1e-9);
                assertEquals(fabric.expectation().wireTicks(), counted.wireTicks(), 1e-6);
                assertEquals(fabric.expectation().loadBound(), counted.loadBound(), 1e-9);
            }
        }
    }
}
