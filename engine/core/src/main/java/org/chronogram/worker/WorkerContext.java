package org.chronogram.worker;

import java.util.Optional;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.StepFlags;

/**
 * The objects that a worker is given once and uses in all epochs. Tests replace the connection, the meshes and the clock.
 *
 * @param worker index of the worker.
 * @param link the messages from and to the master.
 * @param meshes opens the mesh of an epoch.
 * @param files opens the files of checkpoints; empty for a run without.
 * @param flags what the master asks of all workers.
 * @param marks how far the checkpoints have come.
 * @param clock measures steps, checkpoints and waits.
 */
record WorkerContext(
        int worker,
        MasterLink link,
        WorkerMesh.Opener meshes,
        Function<MasterMessage.Assignment, Optional<CheckpointFiles>> files,
        StepFlags flags,
        CheckpointMarks marks,
        NanoClock clock) {}
