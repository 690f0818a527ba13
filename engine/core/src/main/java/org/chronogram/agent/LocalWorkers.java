package org.chronogram.agent;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.chronogram.host.HostContext;
import org.chronogram.host.LocalHost;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerExit;
import org.chronogram.protocol.HostMessage;

/** The workers on the host of an agent. Not thread safe. */
final class LocalWorkers implements AutoCloseable {
    private final LocalHost host;
    private final TreeSet<Integer> launched = new TreeSet<>();

    private LocalWorkers(LocalHost host) {
        this.host = host;
    }

    static LocalWorkers open(HostContext context, int workersHere) throws IOException {
        return new LocalWorkers(LocalHost.open(context, workersHere));
    }

    String sharedDirectory() {
        return host.sharedDirectory().toString();
    }

    /** Starts a worker; returns what is to be reported. */
    HostMessage launch(int worker, int epoch) {
        try {
            host.launch(worker, epoch);
            launched.add(worker);
            return new HostMessage.Launched(worker, epoch, host.pid(worker));
        } catch (IOException e) {
            return new HostMessage.LaunchFailed(worker, epoch, String.valueOf(e.getMessage()));
        }
    }

    void remove(int worker) {
        if (launched.remove(worker)) {
            host.remove(worker);
        }
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
        boolean newest = launched.contains(exit.worker()) && host.launchEpoch(exit.worker()) == exit.launchEpoch();
        return newest
                ? Optional.of(new HostMessage.Exited(
                        exit.worker(), exit.launchEpoch(), exit.exitCode(), host.lastOutput(exit.worker())))
                : Optional.empty();
    }

    List<Integer> launched() {
        return List.copyOf(launched);
    }

    void kill() {
        host.kill();
    }

    @Override
    public void close() {
        host.close();
    }
}
