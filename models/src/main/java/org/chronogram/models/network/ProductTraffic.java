package org.chronogram.models.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chronogram.model.RandomStream;

/**
 * Traffic between each two nodes in proportion to the product of their weights: equal weights give
 * uniform traffic, degrees a gravity model (M. Roughan, "Simplifying the Synthesis of Internet Traffic Matrices", ACM
 * SIGCOMM Computer Communication Review 35(5), 2005). There is none between nodes without a path. Immutable.
 */
final class ProductTraffic implements TrafficMatrix {
    private static final int NONE = -1;

    private final int[] weights;
    private final int[] componentOf;
    private final List<Component> components = new ArrayList<>();

    /**
     * Nodes with paths among them.
     *
     * @param members the nodes in ascending order.
     * @param cumulative sums of the weights up to and with each member.
     */
    private record Component(int[] members, long[] cumulative) {
        long weight() {
            return cumulative[cumulative.length - 1];
        }

        int member(long drawn) {
            int found = Arrays.binarySearch(cumulative, drawn);
            return members[found >= 0 ? found + 1 : -found - 1];
        }
    }

    ProductTraffic(LinkTable links, RoutingTable routes, boolean gravity) {
        int nodes = links.nodes();
        weights = IntStream.range(0, nodes)
                .map(node -> gravity ? links.ports(node) : 1)
                .toArray();
        componentOf = new int[nodes];
        Arrays.fill(componentOf, NONE);
        for (int node = 0; node < nodes; node++) {
            if (componentOf[node] == NONE) {
                addComponent(node, routes);
            }
        }
    }

    private void addComponent(int node, RoutingTable routes) {
        Component component = componentWith(node, routes);
        for (int member : component.members()) {
            componentOf[member] = components.size();
        }
        components.add(component);
    }

    private Component componentWith(int node, RoutingTable routes) {
        int[] members = IntStream.range(0, weights.length)
                .filter(other -> routes.isReachable(node, other))
                .toArray();
        long[] cumulative =
                Arrays.stream(members).mapToLong(member -> weights[member]).toArray();
        Arrays.parallelPrefix(cumulative, Long::sum);
        return new Component(members, cumulative);
    }

    @Override
    public double weight(int source, int destination) {
        boolean connected = source != destination && componentOf[source] == componentOf[destination];
        return connected ? (double) weights[source] * weights[destination] : 0;
    }

    @Override
    public double weightFrom(int source) {
        return (double) weights[source] * (component(source).weight() - weights[source]);
    }

    private Component component(int node) {
        return components.get(componentOf[node]);
    }

    @Override
    public int drawDestination(int source, RandomStream random) {
        Component component = component(source);
        int destination;
        do {
            destination = component.member(random.nextLong(component.weight()));
        } while (destination == source);
        return destination;
    }
}
