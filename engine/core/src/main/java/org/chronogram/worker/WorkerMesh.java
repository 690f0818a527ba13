package org.chronogram.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.IdleStrategy;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.messaging.udp.MeshContext;
import org.chronogram.messaging.udp.MeshStatistics;
import org.chronogram.messaging.udp.NetworkProfile;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.MasterMessage.Roster;
import org.chronogram.sync.WorkerLayout;
import org.chronogram.sync.WorkerPartitions;

/**
 * This worker's end of the mesh of one epoch: the sockets and streams between the worker and all its peers. After the loss
 * of a peer the worker closes it and opens that of the next epoch. Not thread safe.
 */
final class WorkerMesh implements AutoCloseable {
    private final MeshContext context;
    private final Mesh mesh;
    private final WorkerPartitions partitions;

    private WorkerMesh(MeshContext context, WorkerPartitions partitions) {
        this.context = context;
        this.partitions = partitions;
        mesh = Mesh.launch(context, partitions.meshHandler());
    }

    /**
     * Opens a socket for each peer.
     *
     * @param secret secret that all workers of the run share.
     * @param partitions take the frames that arrive.
     */
    static WorkerMesh open(
            MasterMessage.Assignment assignment, WorkerLayout layout, byte[] secret, WorkerPartitions partitions) {
        String bindAddress = assignment.placement().bindAddress();
        MeshContext context = new MeshContext()
                .directory(Path.of(assignment.placement().aeronDirectory()))
                .bindAddress(bindAddress)
                .worker(layout.worker())
                .workers(layout.workers())
                .secret(secret)
                .epoch(assignment.epoch())
                .profile(profile(bindAddress))
                .conclude();
        return new WorkerMesh(context, partitions);
    }

    static NetworkProfile profile(String bindAddress) {
        boolean loopback = bindAddress.startsWith("127.") || bindAddress.equals("::1");
        return loopback ? NetworkProfile.LOOPBACK : NetworkProfile.LAN;
    }

    /** Returns where each peer must send to; null for the worker itself. */
    List<String> endpoints() {
        List<String> endpoints = new ArrayList<>();
        for (int peer = 0; peer < context.workers(); peer++) {
            endpoints.add(peer == context.worker() ? null : mesh.endpoint(peer));
        }
        return endpoints;
    }

    /**
     * Opens the streams to all peers, waits until the streams of both directions stand, and connects the partitions.
     *
     * @return false when the master has sent another assignment meanwhile.
     */
    boolean connect(Roster roster, MasterLink link) {
        mesh.connect(roster.endpoints().toArray(String[]::new));
        IdleStrategy idleStrategy = WaitStrategy.create(false);
        while (!mesh.isConnected()) {
            idleStrategy.idle(mesh.doWork());
            link.checkMaster();
            if (link.hasAssignment()) {
                return false;
            }
        }
        mesh.reserve();
        long[] steps = roster.steps().stream().mapToLong(Long::longValue).toArray();
        partitions.connect(mesh, context.maxFrameLength(), context.epoch(), steps);
        return true;
    }

    /**
     * Keeps the streams going without taking frames. A worker whose own streams stand must call this for as long as it
     * waits: its peers may have lost the last datagram that they need from it, and it alone can send that again.
     */
    void drive() {
        mesh.pulse();
    }

    MeshStatistics statistics() {
        return mesh.statistics();
    }

    @Override
    public void close() {
        mesh.close();
    }
}
