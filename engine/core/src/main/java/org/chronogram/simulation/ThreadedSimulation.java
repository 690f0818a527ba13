package org.chronogram.simulation;

import java.util.function.Supplier;
import org.chronogram.kernel.DeclaredDifferences;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.run.PartitionTable;
import org.chronogram.run.RunPartitions;
import org.chronogram.sync.ModelSetup;
import org.chronogram.sync.PartitionDistances;
import org.chronogram.sync.PartitionScheme;
import org.chronogram.worker.PartitionThreads;

/** A simulation whose LPs are divided among threads. */
final class ThreadedSimulation {
    private static final int MOST_THREADS = 64;

    /** The rings between threads are made with it. */
    private static final String INTERNAL = "jdk.internal.misc";

    private final int threads;
    private final String name;
    private final ModelDeclaration declaration;
    private final Supplier<ModelDeclaration> builds;

    /**
     * Prepares the simulation.
     *
     * @param declaration the first build of the model, which creates no LP.
     * @param builds builds the model once more, for each partition.
     */
    ThreadedSimulation(int threads, String name, ModelDeclaration declaration, Supplier<ModelDeclaration> builds) {
        this.threads = threads;
        this.name = name;
        this.declaration = declaration;
        this.builds = builds;
    }

    /** Refuses a number of threads among which the LPs cannot be divided. */
    static void check(int threads, ModelDeclaration declaration) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidInputException("threads=" + threads + ": expected 1 to " + MOST_THREADS);
        }
        if (threads > declaration.logicalProcesses()) {
            int lps = declaration.logicalProcesses();
            throw new InvalidInputException("threads=" + threads + ": the model has only " + lps
                    + (lps == 1 ? " LP" : " LPs") + ", expected at most as many threads");
        }
        if (declaration.lookaheadTicks() == 0 && declaration.links().isEmpty()) {
            throw new InvalidInputException("threads=" + threads
                    + ": the model has no lookahead, so it runs on 1 thread only; declare a lookahead or links");
        }
        requireRings(threads, Object.class.getModule().isExported(INTERNAL, ThreadedSimulation.class.getModule()));
    }

    /** Rings are out of reach unless the JVM was started for them. */
    static void requireRings(int threads, boolean open) {
        if (!open) {
            throw new InvalidInputException("threads=" + threads + ": the JVM lacks the option --add-opens java.base/"
                    + INTERNAL + "=ALL-UNNAMED; give it as argLine of the Surefire plugin of Maven, or as jvmArgs of a"
                    + " test task of Gradle");
        }
    }

    FinishedSimulation run(long seed, int replication) {
        PartitionTable table =
                RunPartitions.onThreads(threads, name, declaration).table();
        PartitionScheme scheme =
                new PartitionScheme(table.readOwners(), table.readDirectTicks().map(PartitionDistances::new));
        ModelSetup setup = new ModelSetup(this::build, seed, replication, declaration.endTicks(), scheme);
        PartitionThreads partitions = PartitionThreads.of(threads, setup, declaration.measuredFromTicks());
        boolean ended = partitions.run(() -> {});
        if (!ended) {
            throw new IllegalStateException("the partitions have halted before the end");
        }
        return FinishedSimulation.threaded(declaration, partitions);
    }

    private ModelDeclaration build() {
        ModelDeclaration build = builds.get();
        String differences =
                DeclaredDifferences.between(DeclaredModel.of(build), DeclaredModel.of(declaration), "the first build");
        if (!differences.isEmpty()) {
            throw new ModelException("the model was built differently for another partition: it has " + differences
                    + ". Model.build must declare the same each time it is called");
        }
        return build;
    }
}
