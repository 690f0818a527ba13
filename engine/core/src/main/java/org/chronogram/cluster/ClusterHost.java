package org.chronogram.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.chronogram.host.HostContext;
import org.chronogram.host.ProcessState;
import org.chronogram.host.ThreadLayout;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.Placement;
import org.chronogram.run.WorkerHandle;

/**
 * Workers on other hosts: each is started by the agent of its host. When a host is lost, its workers are started on hosts
 * with free slots, else on the others beside the workers there.
 *
 * <p>A worker of a lost host may still live, for example when only a cable was cut. It cannot disturb the run: the master
 * closes its link when it joins again, and the workers of the next epoch of the mesh take no datagrams of an earlier epoch.
 */
public final class ClusterHost implements WorkerHost {
    /** An agent that was not heard for this time gets no new worker while there is another. */
    static final long SUSPECT_NS = TimeUnit.SECONDS.toNanos(2);

    /** Longer than an agent waits for workers that exit, and kills them afterwards. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

    private final HostContext context;
    private final AgentHosts hosts;
    private final int datagramLength;
    private final RemoteWorker[] workers;
    private final boolean[] moved;
    private final EpochCounter epochs;

    private ClusterHost(HostContext context, AgentHosts hosts, EpochCounter epochs, int datagramLength) {
        this.context = context;
        this.hosts = hosts;
        this.epochs = epochs;
        this.datagramLength = datagramLength;
        workers = new RemoteWorker[context.specification().layout().workers()];
        moved = new boolean[workers.length];
    }

    /**
     * Takes over hosts that are prepared, for one run.
     *
     * @param datagramLength longest datagram that all paths between them carry, for {@link Placement}.
     */
    static ClusterHost of(HostContext context, AgentHosts hosts, EpochCounter epochs, int datagramLength) {
        ClusterHost host = new ClusterHost(context, hosts, epochs, datagramLength);
        hosts.deliverTo(host.new Events());
        return host;
    }

    @Override
    public void launch(int worker, int epoch) throws IOException {
        synchronized (hosts) {
            AgentHost host = hosts.choose(SUSPECT_NS).orElseThrow(() -> new IOException("all hosts are lost"));
            if (host.freeSlots() <= 0) {
                context.lines()
                        .accept("sim: no slot is free; worker " + worker + " shares " + host.name() + " with "
                                + host.workers().size() + " others");
            }
            host.workers().add(worker);
            moved[worker] = workers[worker] != null && workers[worker].host() != host;
            workers[worker] = new RemoteWorker(host, epoch);
            epochs.used(epoch);
            host.link().send(new HostCommand.Launch(worker, epoch));
        }
    }

    @Override
    public void remove(int worker) {
        synchronized (hosts) {
            AgentHost host = workers[worker].host();
            host.workers().remove(worker);
            host.link().send(new HostCommand.Remove(worker));
        }
    }

    @Override
    public void kill() {
        hosts.endRun(true);
    }

    @Override
    public int firstEpoch() {
        return epochs.next();
    }

    /** The process id is not compared: the epoch alone tells which process of the worker is the newest. */
    @Override
    public boolean isNewest(int worker, int epoch, long pid) {
        synchronized (hosts) {
            return workers[worker] != null && workers[worker].epoch() == epoch;
        }
    }

    @Override
    public int launchEpoch(int worker) {
        synchronized (hosts) {
            return workers[worker].epoch();
        }
    }

    @Override
    public OptionalInt awaitExit(int worker, long timeoutMs) {
        boolean unused = hosts.await(
                known -> workers[worker].exitCode().isPresent()
                        || workers[worker].host().isLost(),
                Duration.ofMillis(timeoutMs),
                () -> false);
        synchronized (hosts) {
            return workers[worker].exitCode();
        }
    }

    @Override
    public ProcessState state(int worker) {
        synchronized (hosts) {
            return workers[worker].host().state(worker);
        }
    }

    @Override
    public Placement placement(int worker, int epoch) {
        synchronized (hosts) {
            AgentHost host = workers[worker].host();
            ThreadLayout threads = ThreadLayout.of(
                    context.specification(),
                    Math.max(host.offer().slots(), host.workers().size()),
                    host.offer().cores());
            return new Placement(
                    threads.messagingThread(),
                    threads.spareCores(),
                    host.sharedDirectory() + "/" + worker + "-" + epoch,
                    host.offer().address(),
                    host.sharesFiles(),
                    host.input(),
                    datagramLength);
        }
    }

    @Override
    public String hostOf(int worker) {
        synchronized (hosts) {
            return workers[worker].host().name();
        }
    }

    @Override
    public String movedTo(int worker) {
        synchronized (hosts) {
            AgentHost host = workers[worker].host();
            return moved[worker] ? (host.offer().spare() ? "spare host " : "host ") + host.name() : "";
        }
    }

    @Override
    public void giveUpHost(int worker, String reason) {
        AgentHost host;
        synchronized (hosts) {
            host = workers[worker].host();
            List<AgentHost> usable =
                    hosts.present().stream().filter(AgentHost::isPrepared).toList();
            if (usable.equals(List.of(host))) {
                return;
            }
        }
        hosts.lose(host, reason);
    }

    @Override
    public String describe(int worker) {
        synchronized (hosts) {
            return workers[worker].describe();
        }
    }

    @Override
    public String lastOutput(int worker) {
        synchronized (hosts) {
            return workers[worker].output();
        }
    }

    @Override
    public WorkerHandle handle(int worker) {
        synchronized (hosts) {
            return new RemoteWorkerHandle(hosts, worker, workers[worker]);
        }
    }

    /** Waits until the agents have ended their workers; gives up those that do not. */
    @Override
    public void close() {
        hosts.endRun(false);
        boolean unused =
                hosts.await(known -> known.present().stream().noneMatch(AgentHost::isEnding), END_TIMEOUT, () -> false);
        hosts.present().stream()
                .filter(AgentHost::isEnding)
                .forEach(host ->
                        hosts.lose(host, "its agent has not ended the run within " + END_TIMEOUT.toSeconds() + " s"));
        hosts.deliverTo(HostEvents.NONE);
    }

    /** Returns the end of a worker with its host; empty when the worker was started elsewhere meanwhile. */
    private Optional<WorkerExit> exitOf(int worker, AgentHost host) {
        synchronized (hosts) {
            RemoteWorker newest = workers[worker];
            return newest.host() == host
                    ? Optional.of(new WorkerExit(worker, newest.epoch(), ExitCodes.HOST_LOST))
                    : Optional.empty();
        }
    }

    /** Takes what happens to workers, and tells the master. */
    private final class Events implements HostEvents {
        @Override
        public void onLaunched(AgentHost host, HostMessage.Launched launched) {
            synchronized (hosts) {
                if (isNewest(launched.worker(), launched.epoch(), launched.pid())) {
                    workers[launched.worker()].launched(launched.pid());
                }
            }
        }

        @Override
        public void onLaunchFailed(AgentHost host, HostMessage.LaunchFailed failed) {
            hosts.lose(host, "a worker could not be started there: " + failed.reason());
        }

        @Override
        public void onExited(AgentHost host, HostMessage.Exited exited) {
            synchronized (hosts) {
                if (!isNewest(exited.worker(), exited.epoch(), 0)) {
                    return;
                }
                workers[exited.worker()].exited(exited.exitCode(), exited.output());
                hosts.notifyAll();
            }
            context.exits().accept(new WorkerExit(exited.worker(), exited.epoch(), exited.exitCode()));
        }

        @Override
        public void onPrinted(String line) {
            context.lines().accept(line);
        }

        @Override
        public void onHostLost(AgentHost host, List<Integer> lost, String reason) {
            context.lines().accept("sim: host " + host.name() + " is lost: " + reason);
            lost.forEach(worker -> exitOf(worker, host).ifPresent(context.exits()));
        }
    }
}
