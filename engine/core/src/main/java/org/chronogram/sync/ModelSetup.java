package org.chronogram.sync;

import java.util.function.Supplier;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.LinkCheck;
import org.chronogram.kernel.LpDirectory;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.Pulse;
import org.chronogram.kernel.RemoteEvents;

/**
 * The model with its parameters, the same for all partitions of a run.
 *
 * @param declarations gives a fresh declaration of the model for each partition.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param endTicks end of the run.
 * @param scheme which LPs each partition owns, and how far the partitions are apart.
 */
public record ModelSetup(
        Supplier<ModelDeclaration> declarations, long seed, int replication, long endTicks, PartitionScheme scheme) {
    Kernel kernel(ModelDeclaration declaration, int partitions, int partition, RemoteEvents remote, Pulse pulse) {
        LpDirectory directory = scheme.owners()
                .map(owners -> LpDirectory.of(owners, partition))
                .orElseGet(() -> LpDirectory.ofBlocks(declaration.logicalProcesses(), partitions, partition));
        long entryTicks = scheme.distances()
                .map(distances -> distances.entryTicks(partition))
                .orElse(Long.MAX_VALUE);
        scheme.distances()
                .ifPresent(distances -> LinkCheck.require(
                        declaration, directory, target -> distances.distanceTicks(partition, target)));
        return new Kernel(declaration, directory, entryTicks, seed, replication, remote, pulse);
    }

    WindowPolicy windows(int partition, Kernel kernel) {
        return scheme.distances()
                .<WindowPolicy>map(distances -> new LinkPolicy(partition, distances, kernel.grid()))
                .orElseGet(() -> new YawnsPolicy(kernel.grid()));
    }
}
