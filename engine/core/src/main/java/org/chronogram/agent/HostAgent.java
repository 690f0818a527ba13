package org.chronogram.agent;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.host.WorkerExit;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostCommandReceiver;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.RunSpecification;

/**
 * A host agent: offers its host to a master, starts the workers that the master asks for, and tells it how they fare, for
 * one run after the other. When the master is gone, or says nothing for too long, the agent kills its workers and ends. Used
 * by one thread, but for {@link #stop}.
 */
public final class HostAgent implements HostCommandReceiver {
    private static final long POLL_MS = 50;
    private static final long POLL_WITH_PROBES_MS = 1;
    private static final long ALIVE_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long MASTER_SILENCE_NS = TimeUnit.SECONDS.toNanos(10);

    private final AgentOptions options;
    private final RunToken token;
    private final MasterChannel master;
    private final LocalWorkers.Opener opener;
    private final HostProbes.Opener probesOpener;
    private final NanoClock clock;
    private final Consumer<String> notices;
    private final ConcurrentLinkedQueue<WorkerExit> exits = new ConcurrentLinkedQueue<>();
    private Optional<LocalWorkers> workers = Optional.empty();
    private boolean preparing;
    private boolean sharesFiles;
    private Optional<PathProber> prober = Optional.empty();
    private Optional<String> obstacle = Optional.empty();
    private boolean served;
    private boolean released;
    private long heardNs;
    private long reportedNs;
    private volatile boolean stopped;

    /**
     * Creates the agent.
     *
     * @param options what it was given by its user.
     * @param token secret of the run.
     * @param master link to the master, open.
     * @param opener prepares this host.
     * @param probesOpener opens the sockets of the probes.
     * @param clock clock for silence.
     * @param notices takes lines for the user.
     */
    HostAgent(
            AgentOptions options,
            RunToken token,
            MasterChannel master,
            LocalWorkers.Opener opener,
            HostProbes.Opener probesOpener,
            NanoClock clock,
            Consumer<String> notices) {
        this.options = options;
        this.token = token;
        this.master = master;
        this.opener = opener;
        this.probesOpener = probesOpener;
        this.clock = clock;
        this.notices = notices;
        heardNs = clock.nanoTime();
        reportedNs = heardNs;
    }

    /** Makes {@link #run} end soon, and kills the workers. Any thread may call it. */
    void stop() {
        stopped = true;
    }

    /**
     * Serves the master until it releases the agent.
     *
     * @return whether the master has released it; false when {@link #stop} was called before.
     * @throws IOException when the master is gone; the workers are killed.
     * @throws InvalidInputException when the master refuses this host, or the host could not be used.
     */
    boolean run() throws IOException {
        try {
            master.send(options.offer());
            while (!released && !stopped) {
                doWork();
            }
            if (released) {
                reportWhetherServed();
            }
            return released;
        } finally {
            if (!released) {
                workers.ifPresent(LocalWorkers::kill);
            }
            workers.ifPresent(LocalWorkers::close);
            closeProber();
            master.close();
        }
    }

    private void doWork() throws IOException {
        HostCommand command = master.poll(prober.isPresent() ? POLL_WITH_PROBES_MS : POLL_MS);
        if (command != null) {
            heardNs = clock.nanoTime();
            command.dispatch(this);
        } else if (clock.nanoTime() - heardNs > MASTER_SILENCE_NS) {
            throw new IOException("the master said nothing for " + TimeUnit.NANOSECONDS.toSeconds(MASTER_SILENCE_NS)
                    + " s: check the network between the hosts");
        }
        if (preparing) {
            reportPrepared();
        }
        prober.flatMap(PathProber::doWork).ifPresent(master::send);
        reportExits();
        if (clock.nanoTime() - reportedNs >= ALIVE_NS) {
            reportedNs = clock.nanoTime();
            master.send(workers.map(LocalWorkers::alive).orElseGet(() -> new HostMessage.Alive(List.of())));
        }
    }

    private void reportExits() {
        for (WorkerExit exit = exits.poll(); exit != null; exit = exits.poll()) {
            WorkerExit ended = exit;
            workers.flatMap(local -> local.exited(ended)).ifPresent(master::send);
        }
    }

    @Override
    public void onOpenProbes(String filler) {
        closeProber();
        try {
            HostProbes probes = probesOpener.open(options.offer().address(), clock);
            prober = Optional.of(probes.prober());
            master.send(probes.network(filler));
        } catch (IOException e) {
            reportObstacle(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void onProbePaths(HostCommand.ProbePaths probePaths) {
        prober.orElseThrow(() -> new IllegalStateException("the sockets of the probes were not opened"))
                .begin(probePaths);
    }

    private void reportWhetherServed() {
        obstacle.ifPresent(reason -> {
            throw new InvalidInputException("this host could not be used: " + reason);
        });
        if (!served) {
            notices.accept("sim: the master has ended, and no run was started here: see what it says");
        }
    }

    private void reportObstacle(String reason) {
        obstacle = Optional.of(reason);
        master.send(new HostMessage.NotPrepared(reason));
    }

    private void closeProber() {
        prober.ifPresent(PathProber::close);
        prober = Optional.empty();
    }

    @Override
    public void onPrepare(HostCommand.Prepare prepare) {
        if (workers.isPresent()) {
            throw new IllegalStateException("the run before has not ended");
        }
        closeProber();
        try {
            workers = Optional.of(opener.open(context(prepare), prepare.workersHere(), prepare.input()));
            sharesFiles = prepare.sharedFile().existsHere();
            preparing = true;
            reportPrepared();
        } catch (IOException | InvalidInputException e) {
            reportObstacle(String.valueOf(e.getMessage()));
        }
    }

    /** The host is prepared when the input of the run has arrived. */
    private void reportPrepared() {
        LocalWorkers local = prepared();
        if (!local.input().isDone()) {
            return;
        }
        preparing = false;
        served = true;
        try {
            master.send(new HostMessage.Prepared(
                    local.sharedDirectory(), sharesFiles, local.input().paths()));
            notices.accept("sim: taking part in a run of the master at "
                    + options.master().getAddress().getHostAddress());
        } catch (IOException e) {
            reportObstacle(String.valueOf(e.getMessage()));
        }
    }

    /** The master's own options of a host do not apply here, but those for the JVMs of workers do. */
    private HostContext context(HostCommand.Prepare prepare) {
        RunSpecification asked = prepare.specification();
        HostOptions here = new HostOptions(
                options.offer().address(),
                options.aeronDirectory(),
                asked.hostOptions().workerJvmOptions(),
                asked.hostOptions().authenticatesData());
        FaultTolerance withoutDirectory = asked.faultTolerance().in("");
        return new HostContext(
                asked.with(here).with(withoutDirectory),
                options.master(),
                token,
                exits::add,
                line -> master.send(new HostMessage.Printed(line)),
                "",
                () -> stopped);
    }

    private LocalWorkers prepared() {
        return workers.orElseThrow(() -> new IllegalStateException("the host was not prepared"));
    }

    @Override
    public void onLaunch(int worker, int epoch) {
        master.send(prepared().launch(worker, epoch));
    }

    @Override
    public void onRemove(int worker) {
        prepared().remove(worker);
    }

    @Override
    public void onRefuse(String reason) {
        throw new InvalidInputException("the master refuses this host: " + reason);
    }

    @Override
    public void onInject(HostCommand.Inject inject) {
        try {
            prepared().inject(inject);
        } catch (IOException e) {
            master.send(new HostMessage.Printed("sim: a fault could not be brought about on "
                    + options.offer().name() + ": " + e.getMessage()));
        }
    }

    @Override
    public void onEndRun(boolean kill) {
        if (kill) {
            workers.ifPresent(LocalWorkers::kill);
        }
        workers.ifPresent(LocalWorkers::close);
        workers = Optional.empty();
        preparing = false;
        master.send(new HostMessage.RunEnded());
    }

    @Override
    public void onRelease() {
        released = true;
    }
}
