package org.chronogram.agent;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import org.chronogram.host.HostContext;
import org.chronogram.host.LocalHost;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.FileLink;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.InputEntry;
import org.chronogram.threads.DaemonThreads;

/** The workers on the host of an agent, and the input that they read. Not thread safe. */
final class LocalWorkers implements AutoCloseable {
    private final WorkerHost host;
    private final IntToLongFunction pids;
    private final String sharedDirectory;
    private final HostInput input;
    private final TreeSet<Integer> launched = new TreeSet<>();

    LocalWorkers(WorkerHost host, IntToLongFunction pids, String sharedDirectory, HostInput input) {
        this.host = host;
        this.pids = pids;
        this.sharedDirectory = sharedDirectory;
        this.input = input;
    }

    /** Prepares this host for some of the workers of a run, and begins to fetch the input. */
    @FunctionalInterface
    interface Opener {
        LocalWorkers open(HostContext context, int workersHere, List<InputEntry> entries) throws IOException;
    }

    static LocalWorkers open(HostContext context, int workersHere, List<InputEntry> entries, KeptInput kept)
            throws IOException {
        LocalHost host = LocalHost.open(context, workersHere);
        requireRoom(host, workersHere, context.specification().layout().workers());
        FileLink link = new FileLink(context.master(), context.token(), 0, 0);
        HostInput input =
                HostInput.begin(InputFetch.of(entries, link, kept), task -> DaemonThreads.start("fetch-input", task));
        return new LocalWorkers(host, host::pid, host.sharedDirectory().toString(), input);
    }

    private static void requireRoom(LocalHost host, int workersHere, int workers) throws IOException {
        try {
            BufferRoom.require(host.sharedDirectory(), workersHere, workers);
        } catch (IOException | InvalidInputException e) {
            host.close();
            throw e;
        }
    }

    String sharedDirectory() {
        return sharedDirectory;
    }

    HostInput input() {
        return input;
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
        input.close();
    }
}
