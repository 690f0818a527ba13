package org.chronogram.models.network;

import java.nio.ShortBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.models.toolkit.SplitMix;

/**
 * The ports on paths that are equally short, and which of them a flow takes (equal-cost multipath; C. Hopps, RFC 2992,
 * 2000): the packets of a flow always take the same one. The choice is a hash of the flow and of the node, so that flows that
 * take the same port at one node take different ones at the next. Immutable.
 */
final class EqualPaths {
    private final short[][][] ports;

    private EqualPaths(int nodes) {
        ports = new short[nodes][nodes][];
    }

    /** Collects the ports of a node that begin a shortest path to a destination; only where there are several. */
    static final class Collector {
        private final EqualPaths found;
        private final List<Map<ShortBuffer, short[]>> known;

        Collector(int nodes) {
            found = new EqualPaths(nodes);
            known = Stream.<Map<ShortBuffer, short[]>>generate(HashMap::new)
                    .limit(nodes)
                    .toList();
        }

        void add(int node, int destination, int[] equalPorts) {
            if (equalPorts.length > 1) {
                short[] ports = new short[equalPorts.length];
                for (int i = 0; i < ports.length; i++) {
                    ports[i] = (short) equalPorts[i];
                }
                found.ports[node][destination] = shared(node, ports);
            }
        }

        /** Many destinations lie behind the same ports: one array serves them all. */
        private short[] shared(int node, short[] equalPorts) {
            return known.get(node).computeIfAbsent(ShortBuffer.wrap(equalPorts), any -> equalPorts);
        }

        EqualPaths paths() {
            return found;
        }
    }

    /** Returns the port of a flow, or {@code only} where there is no choice. */
    int choose(int node, int destination, long flow, int only) {
        short[] choice = ports[node][destination];
        return choice == null
                ? only
                : choice[(int) Long.remainderUnsigned(SplitMix.mixed(flow * 31 + node), choice.length)];
    }
}
