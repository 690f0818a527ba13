package org.chronogram.models.fattree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.models.interconnect.FabricWalk;
import org.chronogram.models.interconnect.Packet;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatTreeFabricTest {
    private static FatTreeFabric tree(int radix, int levels, FatTreeRouting routing, FatTreeTraffic traffic) {
        return new FatTreeFabric(new FatTree(radix / 2, levels), routing, traffic, 20_000);
    }

    /** The numbers of Al-Fares et al.: 5k²/4 switches and k³/4 terminals. */
    @Test
    void shouldHaveTheSwitchesOfThePaper() {
        FatTree shape = new FatTree(24, 3);
        assertEquals(2_880, shape.switches());
        assertEquals(27_648, shape.terminals());
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "6, 2", "2, 3", "4, 4", "6, 3"})
    void shouldTakeAShortestWayWhicheverPortLeadsUp(int radix, int levels) {
        FatTreeFabric fabric = tree(radix, levels, FatTreeRouting.ADAPTIVE, FatTreeTraffic.UNIFORM);
        FabricWalk.requireLinksBothWays(fabric);
        FabricWalk walk = FabricWalk.of(fabric);
        for (int preferred = 0; preferred < radix; preferred++) {
            walk = walk.preferring(preferred);
            for (int source = 0; source < fabric.terminals(); source += radix / 2) {
                int[] distances = FabricWalk.distances(fabric, fabric.routerOf(source));
                for (int destination = 0; destination < fabric.terminals(); destination++) {
                    assertEquals(
                            distances[fabric.routerOf(destination)],
                            walk.hops(source, destination, Packet.NO_DETOUR, 1));
                }
            }
        }
        walk.requireNoCircle();
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "6, 2", "2, 3", "4, 4"})
    void shouldSpreadUniformTrafficEvenly(int radix, int levels) {
        FatTreeFabric fabric = tree(radix, levels, FatTreeRouting.DETERMINISTIC, FatTreeTraffic.UNIFORM);
        FabricWalk walk = FabricWalk.of(fabric).all();
        walk.requireNoCircle();
        assertEquals(fabric.expectation().hops(), walk.meanHops(), 1e-9);
        assertEquals(fabric.expectation().loadBound(), Math.min(1, 1 / walk.largestLoad()), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 3, SHIFT",
        "8, 3, SHIFT",
        "6, 2, SHIFT",
        "6, 2, NEIGHBOUR",
        "4, 4, NEIGHBOUR",
        "8, 3, TRANSPOSE",
        "6, 2, TRANSPOSE",
        "4, 4, TRANSPOSE"
    })
    void shouldHaveTheHopsAndTheLoadOfTheFormula(int radix, int levels, FatTreeTraffic traffic) {
        FatTreeFabric fabric = tree(radix, levels, FatTreeRouting.DETERMINISTIC, traffic);
        FabricWalk walk = FabricWalk.of(fabric).drawn(1);
        assertEquals(fabric.expectation().hops(), walk.meanHops(), 1e-9);
        assertEquals(fabric.expectation().loadBound(), Math.min(1, 1 / walk.largestLoad()), 1e-9);
    }

    /** Each terminal gets from one: so nothing but the way up can make the network slower than its links. */
    @ParameterizedTest
    @CsvSource({"8, 3, SHIFT", "8, 3, TRANSPOSE", "6, 2, TRANSPOSE", "4, 3, NEIGHBOUR"})
    void shouldSendToEachTerminalOnce(int radix, int levels, FatTreeTraffic traffic) {
        FatTreeFabric fabric = tree(radix, levels, FatTreeRouting.ADAPTIVE, traffic);
        int[] senders = new int[fabric.terminals()];
        for (int terminal = 0; terminal < senders.length; terminal++) {
            senders[fabric.destination(terminal, new ReferenceStream(1, 0, 0))]++;
        }
        for (int number : senders) {
            assertEquals(1, number);
        }
    }

    @Test
    void shouldCrossTheBisection() {
        FatTreeFabric fabric = tree(4, 3, FatTreeRouting.DETERMINISTIC, FatTreeTraffic.BISECTION);
        assertEquals(4, FabricWalk.of(fabric).drawn(50).meanHops());
    }
}
