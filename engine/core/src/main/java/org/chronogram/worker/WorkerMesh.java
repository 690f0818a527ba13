package org.chronogram.worker;

import java.util.List;
import org.chronogram.messaging.udp.MeshStatistics;
import org.chronogram.messaging.udp.PeerSilence;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.MasterMessage.Roster;
import org.chronogram.sync.WorkerLayout;
import org.chronogram.sync.WorkerPartitions;

/**
 * This worker's end of the mesh of one epoch: the sockets and streams between the worker and all its peers. After the loss
 * of a peer the worker closes it and opens that of the next epoch. Not thread safe.
 */
interface WorkerMesh extends AutoCloseable {
    /** Returns where each peer must send to; null for the worker itself. */
    List<String> endpoints();

    /**
     * Opens the streams to all peers, waits until the streams of both directions stand, and connects the partitions.
     *
     * @return false when the master has sent another assignment meanwhile.
     */
    boolean connect(Roster roster, MasterLink link);

    /**
     * Keeps the streams going without taking frames. A worker whose own streams stand must call this for as long as it
     * waits: its peers may have lost the last datagram that they need from it, and it alone can send that again.
     */
    void drive();

    /** Returns for how long the mesh has turned, and has heard nothing from each peer; any thread may read it. */
    PeerSilence silence();

    MeshStatistics statistics();

    @Override
    void close();

    /** Opens meshes, one for each epoch. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens a socket for each peer.
         *
         * @param partitions take the frames that arrive.
         */
        WorkerMesh open(MasterMessage.Assignment assignment, WorkerLayout layout, WorkerPartitions partitions);
    }
}
