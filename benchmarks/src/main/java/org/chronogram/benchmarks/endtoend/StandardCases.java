package org.chronogram.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases that are measured unless others are asked for. The end times give runs of some ten seconds on a core of a
 * present server, so that the start of a JVM is a small part of them.
 */
final class StandardCases {
    static final String PHOLD_1K = "phold-1024";
    static final String PHOLD_64K = "phold-65536";
    static final String PHOLD_1M = "phold-1048576";
    static final String PHOLD_COMMON = "phold-common";
    static final String NETWORK = "network";
    static final String QUEUEING = "queueing";
    static final String AIRPORT = "airport";
    static final String ARQ = "arq";
    static final String PCS = "pcs";
    static final String CQN = "cqn";
    static final String TORUS = "torus";
    static final String DRAGONFLY = "dragonfly";
    static final String FAT_TREE = "fattree";
    static final String SANDPILE = "sandpile";
    static final String LAPDES = "lapdes";
    static final String OUTBREAK = "outbreak";
    static final String TRAFFIC = "traffic";
    static final List<String> NAMES = List.of(
            PHOLD_1K,
            PHOLD_64K,
            PHOLD_1M,
            PHOLD_COMMON,
            NETWORK,
            QUEUEING,
            AIRPORT,
            ARQ,
            PCS,
            CQN,
            TORUS,
            DRAGONFLY,
            FAT_TREE,
            SANDPILE,
            LAPDES,
            OUTBREAK,
            TRAFFIC);

    private final Path topology;

    /**
     * Prepares the cases.
     *
     * @param topology file to which the topology of the network case is written.
     */
    StandardCases(Path topology) {
        this.topology = topology;
    }

    BenchCase named(String name) {
        return switch (name) {
            case PHOLD_1K -> phold(name, 1_024, 150_000, 10_000);
            case PHOLD_64K -> phold(name, 65_536, 2_500, 125);
            case PHOLD_1M -> phold(name, 1_048_576, 100, 6);
            case PHOLD_COMMON -> commonPhold();
            case NETWORK -> network();
            case QUEUEING -> queueing();
            case AIRPORT -> airport();
            case PCS -> pcs();
            case CQN -> cqn();
            case TORUS -> torus();
            case DRAGONFLY -> dragonfly();
            case FAT_TREE -> fatTree();
            case SANDPILE -> sandpile();
            case ARQ -> arq();
            case LAPDES -> lapdes();
            case OUTBREAK -> outbreak();
            case TRAFFIC -> traffic();
            default -> throw new IllegalArgumentException("no case of this name: " + name);
        };
    }

    private static BenchCase phold(String name, int lps, double end, double referenceEnd) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("lps", Integer.toString(lps));
        parameters.put("lookahead", "0.5");
        String description = String.format("PHOLD, %,d LPs, 25 %% remote, delay 0.5 + Exp(0.5)", lps);
        return new BenchCase(name, description, new Workload("phold", parameters, end), referenceEnd);
    }

    private static BenchCase commonPhold() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("lps", "8192");
        parameters.put("lookahead", "0.1");
        String description = "PHOLD as other engines publish it, 8,192 LPs, 25 % remote, delay 0.1 + Exp(0.9)";
        return new BenchCase(PHOLD_COMMON, description, new Workload("phold", parameters, 20_000), 1_000);
    }

    private BenchCase network() {
        WaxmanTopology generated = WaxmanTopology.standard();
        generated.writeTo(topology);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("topology", topology.toString());
        String description = String.format(
                "packet network, Waxman topology of %d nodes and %d links, 70 %% load on the busiest",
                generated.nodes(), generated.links());
        return new BenchCase(NETWORK, description, new Workload("network", parameters, 10), 0.5);
    }

    private static BenchCase queueing() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("stations", "256");
        parameters.put("leave", "0.2");
        parameters.put("transfer", "1s");
        parameters.put("transient", "1s");
        String description = "Jackson network, 256 stations, 80 % busy, five visits per customer";
        return new BenchCase(QUEUEING, description, new Workload("queueing", parameters, 250_000), 15_000);
    }

    private static BenchCase airport() {
        String description = "airports on a torus of 50 x 50, 50 planes each, flights of 1 + Exp(199) min";
        return new BenchCase(AIRPORT, description, new Workload("airport", Map.of(), 3_600_000), 180_000);
    }

    private static BenchCase pcs() {
        String description = "phone network, 100 x 100 cells with 15 channels and 50 portables each";
        return new BenchCase(PCS, description, new Workload("pcs", Map.of(), 3_000), 150);
    }

    private static BenchCase cqn() {
        String description = "closed queueing network, 24 tandems of 50 queues, 100 s from a switch to a tandem";
        return new BenchCase(CQN, description, new Workload("cqn", Map.of(), 300_000), 15_000);
    }

    private static BenchCase torus() {
        String description = "torus of 8 x 8 x 8 routers, 30 % load of uniform traffic";
        return new BenchCase(TORUS, description, new Workload("torus", Map.of(), 750e-6), 8e-6);
    }

    private static BenchCase dragonfly() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("routers", "8");
        parameters.put("terminals", "4");
        parameters.put("global-links", "4");
        parameters.put("routing", "adaptive");
        String description = "dragonfly of 33 groups of 8 routers, 30 % load of uniform traffic, adaptive routing";
        return new BenchCase(DRAGONFLY, description, new Workload("dragonfly", parameters, 750e-6), 8e-6);
    }

    private static BenchCase fatTree() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("radix", "16");
        String description = "fat tree of 320 switches with 16 ports, 30 % load of uniform traffic";
        return new BenchCase(FAT_TREE, description, new Workload("fattree", parameters, 750e-6), 8e-6);
    }

    /** The pile is at rest long before the end. */
    private static BenchCase sandpile() {
        String description = "sandpile of 128 x 128 cells with five grains each, until it is at rest";
        Map<String, String> parameters = Map.of("side", "128", "grains", "5");
        return new BenchCase(SANDPILE, description, new Workload("sandpile", parameters, 3_600), 8);
    }

    private static BenchCase arq() {
        String description = "stop-and-wait retransmission of 1,000 hosts, nine of ten timers are stopped";
        return new BenchCase(ARQ, description, new Workload("arq", Map.of(), 300), 10);
    }

    private static BenchCase lapdes() {
        String description = "LA-PDES, 1,000 entities with uneven sends and receives, 100 operations for each";
        return new BenchCase(
                LAPDES,
                description,
                new Workload(
                        "lapdes",
                        Map.of("during", "1000", "p-send", "0.002", "p-receive", "0.002", "list", "100"),
                        3_000),
                150);
    }

    private static BenchCase outbreak() {
        String description = "epidemic among 102,400 people at 1,024 locations in 64 regions";
        return new BenchCase(OUTBREAK, description, new Workload("outbreak", Map.of("regions", "64"), 200), 10);
    }

    private static BenchCase traffic() {
        String description =
                "cars on a torus of 50 x 50 intersections, trips of 10 blocks, exits busy half of the time";
        return new BenchCase(TRAFFIC, description, new Workload("traffic", Map.of(), 36_000), 1_500);
    }
}
