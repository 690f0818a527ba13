package org.chronogram.agent;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import org.chronogram.host.HostContext;
import org.chronogram.host.LocalHost;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;

/** The workers on the host of an agent. Not thread safe. */
final class LocalWorkers implements AutoCloseable {
    private final WorkerHost host;
    private final IntToLongFunction pids;
    private final String sharedDirectory;
    private final TreeSet<Integer> launched = new TreeSet<>();

    LocalWorkers(WorkerHost host, IntToLongFunction pids, String sharedDirectory) {
        this.host = host;
        this.pids = pids;
        this.sharedDirectory = sharedDirectory;
    }

    /** Prepares this host for some of the workers of a run. */
    @FunctionalInterface
    interface Opener {
        LocalWorkers open(HostContext context, int workersHere) throws IOException;
    }

    static LocalWorkers open(HostContext context, int workersHere) throws IOException {
        LocalHost host = LocalHost.open(context, workersHere);
        return new LocalWorkers(host, host::pid, host.sharedDirectory().toString());
    }

    String sharedDirectory() {
        return sharedDirectory;
    }

    /** Starts a worker; returns what is to be reported. */
    HostMessage launch(int worker, int epoch) {
        try {
            host.launch(worker, epoch);
            launched.add(worker);
            return new HostMessage.Launched(worker, epoch, pids.applyAsLong(worker));
        } catch (IOException e) {
            return new HostMessage.LaunchFailed(worker, epoch, String.valueOf(e.getMessage()));
        }
    }

    void remove(int worker) {
        if (launched.remove(worker)) {
            host.remove(worker);
        }
    }

    /**
     * Injects a fault into a worker, unless it was started anew since.
     *
     * @throws IOException when that is not possible.
     */
    void inject(HostCommand.Inject inject) throws IOException {
        if (isNewest(inject.worker(), inject.epoch())) {
            host.handle(inject.worker()).inject(inject.fault());
        }
    }

    private boolean isNewest(int worker, int epoch) {
        return launched.contains(worker) && host.launchEpoch(worker) == epoch;
    }

    HostMessage.Alive alive() {
        return new HostMessage.Alive(launched.stream().map(this::state).toList());
    }

    private HostMessage.WorkerState state(int worker) {
        ProcessState state = host.state(worker);
        return new HostMessage.WorkerState(worker, state.condition().name(), state.cpuTimeNs());
    }

    /** Returns the report of the end of a process; empty when the worker was started anew since. */
    Optional<HostMessage> exited(WorkerExit exit) {
        return isNewest(exit.worker(), exit.launchEpoch())
                ? Optional.of(new HostMessage.Exited(
                        exit.worker(), exit.launchEpoch(), exit.exitCode(), host.lastOutput(exit.worker())))
                : Optional.empty();
    }

    void kill() {
        host.kill();
    }

    @Override
    public void close() {
        host.close();
    }
}
