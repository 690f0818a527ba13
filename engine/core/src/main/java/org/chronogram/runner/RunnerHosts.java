package org.chronogram.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chronogram.experiment.PlaceLostException;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.RunPlace;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.EngineVersion;
import org.chronogram.run.InputEntry;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;
import org.chronogram.threads.DaemonThreads;

/** The hosts of a sweep, with a runner on each. Closing it ends the runners. Used by one thread. */
public final class RunnerHosts implements AutoCloseable {
    private static final long START_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(30);

    private final List<RunnerHost> hosts;
    private final String build;

    RunnerHosts(List<RunnerHost> hosts, String build) {
        this.hosts = hosts;
        this.build = build;
    }

    /**
     * Starts a runner on each host.
     *
     * @param lines the hosts.
     * @param notices takes lines of runs for the user.
     * @return the hosts, of which none has answered yet.
     */
    public static RunnerHosts start(List<HostLine> lines, Consumer<String> notices) {
        List<RunnerHost> hosts = new ArrayList<>();
        RunnerHosts all = new RunnerHosts(hosts, EngineVersion.withBuild());
        try {
            for (HostLine line : lines) {
                RunnerHost host =
                        new RunnerHost(line, ProcessConnection.start(line.command(), line.name()), SILENCE_NS, notices);
                hosts.add(host);
                host.begin();
            }
            return all;
        } catch (IOException e) {
            all.close();
            throw new RunFailedException("no command can be started on this host: " + e.getMessage(), "");
        }
    }

    /**
     * Waits until all hosts have answered and have the input. A host that cannot be used is found here, before any run.
     *
     * @param input paths of the input of all runs.
     * @param stopped tells whether the user does not want to wait any more.
     * @throws InvalidInputException when a host cannot be used.
     */
    public void prepare(List<String> input, BooleanSupplier stopped) {
        for (RunnerHost host : hosts) {
            required(host, () -> host.awaitReady(START_NS, stopped));
            if (!host.build().equals(build) && !stopped.getAsBoolean()) {
                throw unusable(
                        host,
                        "Chronogram there is " + host.build() + ", and " + build
                                + " here: use the same build on all hosts");
            }
        }
        if (!stopped.getAsBoolean()) {
            List<InputEntry> entries = InputEntry.ofPaths(input);
            hosts.forEach(host -> required(host, () -> host.offer(entries)));
            hosts.forEach(host -> required(host, () -> host.awaitInput(stopped)));
        }
    }

    /** Does something with a host. */
    @FunctionalInterface
    private interface Action {
        void run() throws PlaceLostException;
    }

    private static void required(RunnerHost host, Action action) {
        try {
            action.run();
        } catch (PlaceLostException e) {
            throw unusable(host, e.getMessage());
        }
    }

    private static InvalidInputException unusable(RunnerHost host, String reason) {
        return new InvalidInputException("host " + host.line().name() + " cannot be used: " + reason);
    }

    /**
     * Returns the hosts as places of runs, once they are prepared.
     *
     * @param specifications returns what is to be run.
     * @return the places.
     */
    public List<RunPlace> places(Function<PlannedRun, RunSpecification> specifications) {
        List<RunPlace> places = new ArrayList<>();
        hosts.forEach(host -> places.add(new RunnerPlace(host, specifications)));
        return places;
    }

    /** Ends all runners, at the same time. */
    @Override
    public void close() {
        List<Thread> threads = hosts.stream()
                .map(host -> DaemonThreads.create("close " + host.line().name(), host::close))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
