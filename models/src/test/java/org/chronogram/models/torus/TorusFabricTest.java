package org.chronogram.models.torus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chronogram.models.interconnect.FabricWalk;
import org.chronogram.models.interconnect.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorusFabricTest {
    private static TorusFabric torus(int dimensions, int side, TorusTraffic traffic) {
        return new TorusFabric(TorusShape.even(dimensions, side), 20_000, traffic);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 7", "2, 6", "3, 4", "2, 5", "4, 2"})
    void shouldTakeAShortestWayToEachTerminal(int dimensions, int side) {
        TorusFabric fabric = torus(dimensions, side, TorusTraffic.UNIFORM);
        FabricWalk.requireLinksBothWays(fabric);
        FabricWalk walk = FabricWalk.of(fabric);
        for (int from = 0; from < fabric.routers(); from++) {
            int[] distances = FabricWalk.distances(fabric, from);
            for (int to = 0; to < fabric.routers(); to++) {
                assertEquals(distances[to], walk.hops(from, to, Packet.NO_DETOUR, 1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 7", "2, 6", "3, 4", "2, 5", "4, 2"})
    void shouldBeFreeOfDeadlocks(int dimensions, int side) {
        FabricWalk.of(torus(dimensions, side, TorusTraffic.UNIFORM)).all().requireNoCircle();
    }

    /** With one channel the links of a ring wait for each other: that is what the second one is for, and the test sees it. */
    @Test
    void shouldNeedTheDateline() {
        TorusFabric fabric = torus(1, 6, TorusTraffic.UNIFORM);
        FabricWalk walk = FabricWalk.of(RingWithoutDateline.of(fabric)).all();
        assertThrows(AssertionError.class, walk::requireNoCircle);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 7", "2, 6", "1, 10", "3, 4", "2, 5", "4, 2"})
    void shouldHaveTheHopsAndTheLoadOfTheFormula(int dimensions, int side) {
        TorusFabric fabric = torus(dimensions, side, TorusTraffic.UNIFORM);
        FabricWalk walk = FabricWalk.of(fabric).all();
        assertEquals(fabric.expectation().hops(), walk.meanHops(), 1e-9);
        assertEquals(fabric.expectation().loadBound(), Math.min(1, 1 / walk.largestLoad()), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 7, TORNADO",
        "2, 8, TORNADO",
        "2, 3, TORNADO",
        "1, 8, DIAGONAL",
        "2, 6, DIAGONAL",
        "2, 5, DIAGONAL",
        "3, 2, DIAGONAL"
    })
    void shouldHaveTheHopsAndTheLoadOfTheFormula(int dimensions, int side, TorusTraffic traffic) {
        TorusFabric fabric = torus(dimensions, side, traffic);
        FabricWalk walk = FabricWalk.of(fabric).drawn(1);
        assertEquals(fabric.expectation().hops(), walk.meanHops(), 1e-9);
        assertEquals(fabric.expectation().loadBound(), Math.min(1, 1 / walk.largestLoad()), 1e-9);
    }

    @Test
    void shouldSendToNeighboursOnly() {
        assertEquals(
                1, FabricWalk.of(torus(2, 4, TorusTraffic.NEIGHBOUR)).drawn(20).meanHops());
    }

    /** Sides that differ: even, odd and 2, with each as the longest, the first and the last. */
    @ParameterizedTest
    @CsvSource({"8x4x4", "3x6", "6x2x5", "2x7", "2x3x4x2", "2x2x3x2x3"})
    void shouldHaveASideForEachDimension(String text) {
        TorusShape shape = new TorusShape(
                Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray());
        TorusFabric uniform = new TorusFabric(shape, 20_000, TorusTraffic.UNIFORM);
        FabricWalk.requireLinksBothWays(uniform);
        FabricWalk all = FabricWalk.of(uniform).all();
        all.requireNoCircle();
        requireFormula(uniform, all);
        assertEquals(distance(uniform), FabricWalk.of(uniform).hops(0, farthest(uniform), Packet.NO_DETOUR, 1));
        for (TorusTraffic traffic : List.of(TorusTraffic.TORNADO, TorusTraffic.DIAGONAL)) {
            TorusFabric fabric = new TorusFabric(shape, 20_000, traffic);
            requireFormula(fabric, FabricWalk.of(fabric).drawn(1));
        }
    }

    private static void requireFormula(TorusFabric fabric, FabricWalk walk) {
        assertEquals(fabric.expectation().hops(), walk.meanHops(), 1e-9);
        assertEquals(fabric.expectation().loadBound(), Math.min(1, 1 / walk.largestLoad()), 1e-9);
    }

    private static int farthest(TorusFabric fabric) {
        int[] distances = FabricWalk.distances(fabric, 0);
        return IntStream.range(0, distances.length)
                .reduce((a, b) -> distances[b] > distances[a] ? b : a)
                .orElseThrow();
    }

    private static int distance(TorusFabric fabric) {
        return Arrays.stream(FabricWalk.distances(fabric, 0)).max().orElseThrow();
    }
}
