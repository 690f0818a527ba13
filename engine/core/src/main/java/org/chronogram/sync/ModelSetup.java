package org.chronogram.sync;

import java.util.function.Supplier;
import org.chronogram.kernel.Kernel;
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
 */
public record ModelSetup(Supplier<ModelDeclaration> declarations, long seed, int replication, long endTicks) {
    Kernel kernel(ModelDeclaration declaration, int partitions, int partition, RemoteEvents remote, Pulse pulse) {
        LpDirectory directory = new LpDirectory(declaration.logicalProcesses(), partitions, partition);
        return new Kernel(declaration, directory, seed, replication, remote, pulse);
    }
}
