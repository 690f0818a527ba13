package org.chronogram.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.messaging.udp.MeshContext;
import org.chronogram.messaging.udp.MeshException;
import org.chronogram.messaging.udp.MeshStatistics;
import org.chronogram.messaging.udp.PeerSilence;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.MasterMessage.Roster;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.Placement;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose master, mesh, model and clock do what the test says. */
abstract class WorkerFixture {
    static final int WORKER = 0;
    static final int LAUNCH_EPOCH = 0;
    static final long END_TICKS = 10 * ScriptedModel.LOOKAHEAD;

    final FakeMaster master = new FakeMaster();

    final FakeMesh mesh = new FakeMesh();
    final List<Integer> halts = Collections.synchronizedList(new ArrayList<>());
    final List<String> complaints = new ArrayList<>();
    private final AtomicLong nowNs = new AtomicLong();

    /** How far the clock goes on with each look at it: by default too little for any limit to be reached. */
    volatile long clockStepNs = 1_000;

    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    /** A mesh that fails where a test says so. It connects nothing. */
    static final class FakeMesh implements WorkerMesh {
        final List<String> calls = new ArrayList<>();
        Runnable whenOpened = () -> {};
        Runnable whenConnected = () -> {};
        Runnable whenDriven = () -> {};
        PeerSilence silence = new PeerSilence(WORKER, 2);

        WorkerMesh open(int epoch) {
            calls.add("open " + epoch);
            whenOpened.run();
            return this;
        }

        @Override
        public List<String> endpoints() {
            return Arrays.asList(null, "127.0.0.1:1");
        }

        @Override
        public boolean connect(Roster roster, MasterLink link) {
            calls.add("connect");
            whenConnected.run();
            return !link.hasAssignment();
        }

        @Override
        public void drive() {
            whenDriven.run();
        }

        @Override
        public PeerSilence silence() {
            return silence;
        }

        @Override
        public MeshStatistics statistics() {
            return new MeshStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    /** Fails as a mesh does. */
    static MeshException meshFailure() {
        try {
            new MeshContext().conclude();
        } catch (MeshException e) {
            return e;
        }
        throw new AssertionError("a context without values was taken");
    }

    @AfterEach
    final void restoreThread() {
        ScriptedModel.reset();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    final WorkerProcess process() {
        return new WorkerProcess(
                master,
                (assignment, layout, partitions) -> mesh.open(assignment.epoch()),
                assignment -> assignment.checkpointDirectory().isEmpty()
                        ? Optional.empty()
                        : Optional.of(CheckpointFiles.in(Path.of(assignment.checkpointDirectory()))),
                WORKER,
                LAUNCH_EPOCH,
                halts::add,
                complaints::add,
                () -> nowNs.addAndGet(clockStepNs));
    }

    final int run() {
        return process().run();
    }

    final Path aeronDirectory() {
        return directory.resolve("aeron");
    }

    final PreparedRun prepared(int workers) {
        try {
            RunSpecification specification = new RunSpecification(
                    Simulation.of(ScriptedModel.NAME, Map.of(), END_TICKS),
                    new ModelCode(ScriptedModel.registeredIn(directory.resolve("code")), Map.of(), ""),
                    Layout.of(workers, 1),
                    HostOptions.LOOPBACK,
                    FaultTolerance.WITHOUT_CHECKPOINTS,
                    Outside.NONE);
            return PreparedRun.of(specification);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    final MasterMessage.Assignment assignment(int epoch, int workers) {
        PreparedRun prepared = prepared(workers);
        return new MasterMessage.Assignment(
                prepared.specification(),
                epoch,
                new Placement(false, true, aeronDirectory().toString(), "127.0.0.1", true, LocalPaths.AS_SPECIFIED, 0),
                "",
                null,
                true,
                prepared.declared().encode(),
                prepared.partitions().table());
    }

    final MasterMessage.Assignment assignment(int epoch) {
        return assignment(epoch, 1);
    }

    static Roster roster(int workers) {
        return new Roster(Collections.nCopies(workers, null), Collections.nCopies(workers, 0L));
    }

    final void createAeronDirectory() {
        try {
            Files.createDirectories(aeronDirectory());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
