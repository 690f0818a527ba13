package org.chronogram.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.files.FileFaults;
import org.chronogram.kernel.DeclaredLinks;
import org.chronogram.kernel.LpOwners;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.partition.LinkGraph;
import org.chronogram.partition.LinkPartitioner;
import org.chronogram.partition.PartitionPlan;
import org.chronogram.partition.PartitionText;
import org.chronogram.partition.WorkerCut;

/** Divides the LPs of a run among its partitions, as the user and the declarations of the model say. */
final class LpPartitioning {
    private final Layout layout;
    private final boolean onSeveralHosts;
    private final PartitionOptions options;
    private final int partitions;
    private final ModelDeclaration declaration;
    private final LinkGraph graph;
    private final ExpectedLoad load;

    private LpPartitioning(Layout layout, HostOptions hosts, String model, ModelDeclaration declaration) {
        this.layout = layout;
        onSeveralHosts = layout.workers() > 1 && !HostOptions.isLoopback(hosts.bindAddress());
        options = layout.partition();
        partitions = layout.partitions();
        this.declaration = declaration;
        load = ExpectedLoad.of(options, model, declaration);
        // The links of a single partition are not cut, whatever they are.
        graph = declaration
                .links()
                .filter(links -> partitions > 1)
                .map(LpPartitioning::graph)
                .orElseGet(() -> LinkGraph.unlinked(declaration.logicalProcesses()));
    }

    /**
     * Divides the LPs.
     *
     * @param hosts how the workers are reached. On a network each has a host of its own, as a rule, so that partitions are
     *     grouped by their traffic; on this host they keep the numbers of the plan.
     * @param model name of the model.
     * @throws InvalidInputException when they cannot be divided so.
     */
    static RunPartitions of(Layout layout, HostOptions hosts, String model, ModelDeclaration declaration) {
        return new LpPartitioning(layout, hosts, model, declaration).divide();
    }

    private static LinkGraph graph(DeclaredLinks links) {
        LinkGraph.Builder builder = LinkGraph.builder(links.logicalProcesses());
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            builder.begin(lp);
            links.of(lp, builder::add);
        }
        return builder.build();
    }

    private RunPartitions divide() {
        PartitionPlan plan = plan();
        if (plan.smallestCutDelayTicks() == 0) {
            throw new InvalidInputException(
                    "--partition=" + options.method() + ": a link with a delay of 0 leads from one"
                            + " partition to another; LPs that are linked so must lie in one partition: use --partition="
                            + PartitionOptions.LINKS + ", or fewer workers or threads");
        }
        Optional<LpOwners> owners = plan.isBlocks()
                ? Optional.empty()
                : Optional.of(new LpOwners(plan.logicalProcesses(), plan.partitions(), plan::partitionOf));
        Optional<long[][]> directTicks = declaration.links().map(links -> plan.smallestDelays(graph));
        WorkerCut betweenWorkers = layout.workers() > 1 ? WorkerCut.of(plan, graph, layout.workers()) : WorkerCut.NONE;
        return new RunPartitions(plan, PartitionTable.of(owners, directTicks), betweenWorkers);
    }

    private PartitionPlan plan() {
        boolean linked = declaration.links().isPresent();
        return switch (options.method()) {
            case PartitionOptions.AUTO -> linked ? byLinks() : blocks();
            case PartitionOptions.BLOCKS -> blocks();
            case PartitionOptions.LINKS -> {
                requireLinks(linked);
                yield byLinks();
            }
            default -> fromFile(Path.of(options.method()));
        };
    }

    private static void requireLinks(boolean linked) {
        if (!linked) {
            throw new InvalidInputException("--partition=" + PartitionOptions.LINKS
                    + ": the model declares no links (ModelBuilder.links): use --partition=" + PartitionOptions.BLOCKS);
        }
    }

    private PartitionPlan byLinks() {
        if (partitions == 1) {
            return blocks();
        }
        PartitionPlan plan = new LinkPartitioner(graph)
                .weights(load.weights().eventsOfLp())
                .imbalance(options.imbalance())
                .enoughDelayTicks(load.enoughDelayTicks(declaration.logicalProcesses(), layout))
                .partition(partitions);
        return onSeveralHosts ? plan.groupedBy(graph, layout.workers()) : plan;
    }

    private PartitionPlan blocks() {
        if (load.recorded() && partitions > 1) {
            return PartitionPlan.weightedBlocks(
                    graph, partitions, load.weights().eventsOfLp());
        }
        // Models of any size that declare no links need no memory and no time here.
        return graph.links() == 0
                ? PartitionPlan.blocks(declaration.logicalProcesses(), partitions)
                : PartitionPlan.blocks(graph, partitions, load.weights().eventsOfLp());
    }

    private PartitionPlan fromFile(Path path) {
        String name = "--partition=" + path;
        try (Reader text = Files.newBufferedReader(path)) {
            int[] owners = PartitionText.read(text, name, declaration.logicalProcesses(), partitions);
            return PartitionPlan.given(owners, partitions, graph, load.weights().eventsOfLp());
        } catch (IOException e) {
            throw new InvalidInputException(
                    name + ": " + FileFaults.describe(e) + "; expected a file that can be read, or one of "
                            + PartitionOptions.AUTO + ", " + PartitionOptions.BLOCKS + " and " + PartitionOptions.LINKS,
                    e);
        }
    }
}
