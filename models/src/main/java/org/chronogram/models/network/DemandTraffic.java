package org.chronogram.models.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.RandomStream;
import org.chronogram.models.network.Topology.Demand;

/** Traffic in proportion to the demands of the topology, which are in ascending order of their nodes. Immutable. */
final class DemandTraffic implements TrafficMatrix {
    private final int[][] destinations;
    private final double[][] cumulative;

    DemandTraffic(Topology topology, RoutingTable routes) {
        int nodes = topology.nodes().size();
        Map<Integer, List<Demand>> bySource =
                topology.demands().stream().collect(Collectors.groupingBy(Demand::source));
        destinations = new int[nodes][];
        cumulative = new double[nodes][];
        for (int node = 0; node < nodes; node++) {
            List<Demand> demands = bySource.getOrDefault(node, List.of()).stream()
                    .filter(demand -> routes.isReachable(demand.source(), demand.destination()))
                    .toList();
            destinations[node] = demands.stream().mapToInt(Demand::destination).toArray();
            cumulative[node] = demands.stream().mapToDouble(Demand::amount).toArray();
            Arrays.parallelPrefix(cumulative[node], Double::sum);
        }
        if (Arrays.stream(cumulative).allMatch(sums -> sums.length == 0)) {
            throw new InvalidInputException(
                    "--traffic=demands: the topology has no demand between nodes with a path, expected"
                            + " a network file of SNDlib with DEMANDS; or give --traffic=uniform");
        }
    }

    @Override
    public double weight(int source, int destination) {
        int index = Arrays.binarySearch(destinations[source], destination);
        double below = index <= 0 ? 0 : cumulative[source][index - 1];
        return index < 0 ? 0 : cumulative[source][index] - below;
    }

    @Override
    public double weightFrom(int source) {
        double[] sums = cumulative[source];
        return sums.length == 0 ? 0 : sums[sums.length - 1];
    }

    @Override
    public int drawDestination(int source, RandomStream random) {
        int found = Arrays.binarySearch(cumulative[source], random.nextDouble() * weightFrom(source));
        int index = found >= 0 ? found + 1 : -found - 1;
        return destinations[source][Math.min(index, destinations[source].length - 1)];
    }
}
