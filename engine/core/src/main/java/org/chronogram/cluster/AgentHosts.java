package org.chronogram.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.protocol.HostMessageReceiver;

/**
 * The hosts whose agents have joined the master. Thread safe: the threads of the links bring news, the thread of the master
 * asks and waits.
 */
final class AgentHosts implements ControlListener {
    /** How long the master waits for news at a time, before it looks whether the run is to stop. */
    private static final long WAIT_MS = 50;

    private final NanoClock clock;
    private final String build;
    private final Map<AgentLink, AgentHost> byLink = new HashMap<>();
    private final List<AgentHost> hosts = new ArrayList<>();
    private volatile HostEvents events = HostEvents.NONE;
    private boolean released;

    /**
     * Begins without hosts.
     *
     * @param build version and checksum of the code of the master; agents with other code are refused.
     */
    AgentHosts(String build, NanoClock clock) {
        this.build = build;
        this.clock = clock;
    }

    /** Sets the receiver of what happens to workers; called without the lock of this object. */
    synchronized void deliverTo(HostEvents newEvents) {
        events = newEvents;
    }

    @Override
    public void onJoined(ControlLink link) {
        // The offer follows.
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        receive(AgentLink.over(link), HostMessage.read(message));
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        closed(AgentLink.over(link), reason);
    }

    void receive(AgentLink link, HostMessage message) {
        message.dispatch(new Receiver(link));
    }

    /** The link of an agent has closed: its host is lost. */
    void closed(AgentLink link, String reason) {
        Optional<AgentHost> host = host(link);
        host.ifPresent(gone -> lose(gone, "its agent closed the link: " + reason));
    }

    private synchronized Optional<AgentHost> host(AgentLink link) {
        return Optional.ofNullable(byLink.get(link));
    }

    /** Gives a host up, and reports all of its workers lost. */
    void lose(AgentHost host, String reason) {
        List<Integer> workers;
        HostEvents receiver;
        synchronized (this) {
            if (host.isLost()) {
                return;
            }
            host.lost(reason);
            workers = List.copyOf(host.workers());
            receiver = released ? HostEvents.NONE : events;
            notifyAll();
        }
        receiver.onHostLost(host, workers, reason);
        host.link().close();
    }

    /** Returns the hosts that have joined and were not lost, those to be used first in front. */
    synchronized List<AgentHost> present() {
        return hosts.stream().filter(host -> !host.isLost()).toList();
    }

    /** Returns the hosts that were lost. */
    synchronized List<AgentHost> lost() {
        return hosts.stream().filter(AgentHost::isLost).toList();
    }

    /** Returns the hosts that have not been heard for longer than a limit. */
    synchronized List<AgentHost> silent(long limitNs) {
        return present().stream()
                .filter(host -> host.isSilent(limitNs, clock.nanoTime()))
                .toList();
    }

    /** Ends the run on all hosts. */
    synchronized void endRun(boolean kill) {
        present().forEach(AgentHost::ending);
        sendToAll(new HostCommand.EndRun(kill));
    }

    /** Lets all hosts go: from now on the end of a link is no loss. */
    synchronized void release() {
        released = true;
        sendToAll(new HostCommand.Release());
    }

    /** Forgets the hosts that were lost, so that they do not count in the next run; returns them. */
    synchronized List<AgentHost> forgetLost() {
        List<AgentHost> lost = lost();
        hosts.removeAll(lost);
        byLink.values().removeAll(lost);
        return lost;
    }

    /** Asks hosts to prepare. They are not silent for having waited for others before. */
    synchronized void prepare(List<AgentHost> members, Function<AgentHost, HostCommand.Prepare> command) {
        for (AgentHost host : members) {
            host.heard(clock.nanoTime());
            host.link().send(command.apply(host));
        }
    }

    synchronized void sendToAll(HostCommand command) {
        present().forEach(host -> host.link().send(command));
    }

    /**
     * Waits until something holds of all hosts.
     *
     * @param condition the condition.
     * @param timeout how long at most.
     * @param stop ends the wait.
     * @return whether it holds.
     */
    synchronized boolean await(Predicate<AgentHosts> condition, Duration timeout, BooleanSupplier stop) {
        long deadlineNs = clock.nanoTime() + timeout.toNanos();
        try {
            while (!condition.test(this) && !stop.getAsBoolean() && clock.nanoTime() - deadlineNs < 0) {
                TimeUnit.MILLISECONDS.timedWait(this, WAIT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return condition.test(this);
    }

    /**
     * Returns the host for the next worker, of those that are prepared: one with a free slot, if there is one; else the one
     * that has the fewest beyond its slots. A spare host comes last among those with free slots.
     *
     * @param silentNs hosts not heard for longer than this come after all others.
     */
    synchronized Optional<AgentHost> choose(long silentNs) {
        long nowNs = clock.nanoTime();
        return present().stream().filter(AgentHost::isPrepared).min(AgentHost.preference(silentNs, nowNs));
    }

    /** Hosts that were copied from one image often have one name: then their addresses tell them apart. */
    private synchronized void join(AgentLink link, HostMessage.Offer offer) {
        boolean taken = present().stream()
                .anyMatch(host -> host.offer().name().equals(offer.name())
                        && host.offer().address().equals(offer.address()));
        if (taken) {
            link.send(new HostCommand.Refuse("a host named " + offer.name() + " has joined already, with the same"
                    + " address " + offer.address() + ": give each host another --name"));
            link.close();
            return;
        }
        AgentHost host = new AgentHost(link, offer, clock.nanoTime());
        if (!offer.build().equals(build)) {
            host.refused(
                    "it runs " + offer.build() + ", the master " + build + ": copy the same distribution to all hosts");
            link.send(new HostCommand.Refuse(host.refusal()));
        }
        byLink.put(link, host);
        hosts.add(host);
        hosts.sort(AgentHost.ORDER);
        notifyAll();
    }

    /** Takes the messages of one agent. */
    private final class Receiver implements HostMessageReceiver {
        private final AgentLink link;

        Receiver(AgentLink link) {
            this.link = link;
        }

        private AgentHost sender() {
            AgentHost host = byLink.get(link);
            if (host == null) {
                throw new IllegalStateException("a message came before the offer of the host");
            }
            host.heard(clock.nanoTime());
            return host;
        }

        @Override
        public void onOffer(HostMessage.Offer offer) {
            join(link, offer);
        }

        @Override
        public void onProbesOpen(HostMessage.ProbesOpen open) {
            synchronized (AgentHosts.this) {
                sender().probesOpen(open);
                AgentHosts.this.notifyAll();
            }
        }

        @Override
        public void onPathReport(HostMessage.PathReport report) {
            synchronized (AgentHosts.this) {
                sender().reported(report);
                AgentHosts.this.notifyAll();
            }
        }

        @Override
        public void onPrepared(HostMessage.Prepared prepared) {
            synchronized (AgentHosts.this) {
                sender().prepared(prepared);
                AgentHosts.this.notifyAll();
            }
        }

        @Override
        public void onNotPrepared(String reason) {
            synchronized (AgentHosts.this) {
                sender().refused(reason);
                AgentHosts.this.notifyAll();
            }
        }

        @Override
        public void onAlive(HostMessage.Alive alive) {
            synchronized (AgentHosts.this) {
                sender().alive(alive);
            }
        }

        @Override
        public void onLaunched(HostMessage.Launched launched) {
            events.onLaunched(heardFrom(), launched);
        }

        @Override
        public void onLaunchFailed(HostMessage.LaunchFailed failed) {
            events.onLaunchFailed(heardFrom(), failed);
        }

        @Override
        public void onExited(HostMessage.Exited exited) {
            events.onExited(heardFrom(), exited);
        }

        @Override
        public void onRunEnded() {
            synchronized (AgentHosts.this) {
                sender().ended();
                AgentHosts.this.notifyAll();
            }
        }

        @Override
        public void onPrinted(String line) {
            events.onPrinted(line);
        }

        private AgentHost heardFrom() {
            synchronized (AgentHosts.this) {
                return sender();
            }
        }
    }
}
