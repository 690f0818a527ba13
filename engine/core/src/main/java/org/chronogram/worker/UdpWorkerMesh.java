package org.chronogram.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.messaging.udp.MeshContext;
import org.chronogram.messaging.udp.MeshStatistics;
import org.chronogram.messaging.udp.NetworkProfile;
import org.chronogram.messaging.udp.PeerSilence;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.MasterMessage.Roster;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Placement;
import org.chronogram.sync.WorkerLayout;
import org.chronogram.sync.WorkerPartitions;

/** A mesh of UDP streams. Not thread safe. */
final class UdpWorkerMesh implements WorkerMesh {
    /** While the streams are opened, peers that are still busy need the cores. */
    private static final long SHORTEST_PARK_NS = 20_000;

    private static final long LONGEST_PARK_NS = 200_000;

    private final MeshContext context;
    private final Mesh mesh;
    private final WorkerPartitions partitions;

    private UdpWorkerMesh(MeshContext context, WorkerPartitions partitions) {
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
    static UdpWorkerMesh open(
            byte[] secret, MasterMessage.Assignment assignment, WorkerLayout layout, WorkerPartitions partitions) {
        MeshContext context = new MeshContext()
                .directory(Path.of(assignment.placement().aeronDirectory()))
                .bindAddress(assignment.placement().bindAddress())
                .worker(layout.worker())
                .workers(layout.workers())
                .secret(secret)
                .authenticated(assignment.specification().hostOptions().authenticatesData())
                .epoch(assignment.epoch())
                .profile(profile(assignment.placement()))
                .conclude();
        return new UdpWorkerMesh(context, partitions);
    }

    static NetworkProfile profile(Placement placement) {
        if (HostOptions.isLoopback(placement.bindAddress())) {
            return NetworkProfile.LOOPBACK;
        }
        return placement.datagramLength() == 0
                ? NetworkProfile.LAN
                : NetworkProfile.LAN.withMtuLength(placement.datagramLength());
    }

    @Override
    public List<String> endpoints() {
        List<String> endpoints = new ArrayList<>();
        for (int peer = 0; peer < context.workers(); peer++) {
            endpoints.add(peer == context.worker() ? null : mesh.endpoint(peer));
        }
        return endpoints;
    }

    @Override
    public boolean connect(Roster roster, MasterLink link) {
        mesh.connect(roster.endpoints().toArray(String[]::new));
        IdleStrategy idleStrategy = new BackoffIdleStrategy(1, 10, SHORTEST_PARK_NS, LONGEST_PARK_NS);
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

    @Override
    public void drive() {
        mesh.pulse();
    }

    @Override
    public PeerSilence silence() {
        return mesh.silence();
    }

    @Override
    public MeshStatistics statistics() {
        return mesh.statistics();
    }

    @Override
    public void close() {
        mesh.close();
    }
}
