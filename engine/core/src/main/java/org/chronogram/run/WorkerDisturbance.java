package org.chronogram.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.checkpoint.DiskOutage;
import org.chronogram.messaging.udp.FaultyLink;
import org.chronogram.messaging.udp.FaultyLink.Rates;

/**
 * Faults injected into all workers of a run while a file exists.
 *
 * @param lossFile datagrams are lost while this file exists.
 * @param outageFile no checkpoint can be written while this file exists.
 */
public record WorkerDisturbance(Path lossFile, Path outageFile) {
    /** Share of the datagrams that are lost while the file exists. */
    public static final double LOSS_RATE = 0.05;

    /**
     * Makes the workers of a run watch for the files.
     *
     * @param specification the run.
     * @param seed seed of the choice of lost datagrams.
     * @return a changed copy.
     */
    public RunSpecification applyTo(RunSpecification specification, long seed) {
        List<String> options =
                new ArrayList<>(List.of(specification.hostOptions().workerJvmOptions()));
        options.addAll(FaultyLink.jvmOptions(lossFile, Rates.ofLoss(LOSS_RATE), seed));
        options.add(DiskOutage.jvmOption(outageFile));
        return specification.withWorkerJvmOptions(String.join(" ", options).strip());
    }
}
