package org.chronogram.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.checkpoint.DiskOutage;
import org.chronogram.messaging.udp.FaultyLink;

/**
 * What can be made to go wrong inside of workers from outside, for as long as a file exists.
 *
 * @param lossFile exists while datagrams get lost.
 * @param outageFile exists while no checkpoint can be written.
 */
public record WorkerDisturbance(Path lossFile, Path outageFile) {
    /** Share of the datagrams that get lost while they do. */
    public static final double LOSS_RATE = 0.05;

    /**
     * Lets the workers of a run look for the files.
     *
     * @param specification the run.
     * @param seed seed of which datagrams get lost.
     * @return the same otherwise.
     */
    public RunSpecification applyTo(RunSpecification specification, long seed) {
        List<String> options =
                new ArrayList<>(List.of(specification.hostOptions().workerJvmOptions()));
        options.addAll(FaultyLink.jvmOptions(lossFile, LOSS_RATE, 0, seed));
        options.add(DiskOutage.jvmOption(outageFile));
        return specification.withWorkerJvmOptions(String.join(" ", options).strip());
    }
}
