package org.chronogram.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;

/**
 * Finds out which datagrams pass between this host and the others. It repeats each probe until its answer has come, because
 * datagrams are lost on a bad link too, and answers the probes of others until it is closed.
 *
 * <p>It sends from another socket than the one at which it receives, as the streams of workers do: a firewall that lets
 * answers in, and nothing else, would let probes in too if they came to the port that probes leave from.
 *
 * <p>Not thread safe; never waits.
 */
final class PathProber implements AutoCloseable {
    static final long ROUND_NS = TimeUnit.MILLISECONDS.toNanos(50);
    static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(2);
    static final long LIMIT_PER_HOST_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int ARRIVALS_PER_TURN = 256;

    private final ProbeSocket receiving;
    private final ProbeSocket sending;
    private final NanoClock clock;
    private final List<ProbedPath> paths = new ArrayList<>();
    private long nonce;
    private int host;
    private boolean probing;
    private long endNs;
    private long roundNs;
    private int next;

    PathProber(ProbeSocket receiving, ProbeSocket sending, NanoClock clock) {
        this.receiving = receiving;
        this.sending = sending;
        this.clock = clock;
    }

    /** Begins to send probes. */
    void begin(HostCommand.ProbePaths asked) {
        nonce = asked.nonce();
        host = asked.host();
        paths.clear();
        asked.others().forEach(other -> paths.add(new ProbedPath(other)));
        // Each host begins with another one, so that no host gets the probes of all at once.
        paths.sort((a, b) -> Integer.compare(a.host(), b.host()));
        Collections.rotate(
                paths, -(int) paths.stream().filter(path -> path.host() < host).count());
        probing = true;
        endNs = clock.nanoTime() + LIMIT_NS + paths.size() * LIMIT_PER_HOST_NS;
        roundNs = clock.nanoTime();
        next = 0;
    }

    /** Sends and receives what it can; returns the report once, when all is answered or the time is over. */
    Optional<HostMessage> doWork() {
        // Before the master names the nonce and the others, their probes wait in the buffer of the socket.
        if (paths.isEmpty() && !probing) {
            return Optional.empty();
        }
        receive();
        if (!probing) {
            return Optional.empty();
        }
        sendToNext();
        if (paths.stream().allMatch(ProbedPath::isComplete) || clock.nanoTime() - endNs >= 0) {
            probing = false;
            return Optional.of(new HostMessage.PathReport(
                    paths.stream().map(ProbedPath::end).toList()));
        }
        return Optional.empty();
    }

    private void receive() {
        ProbeSocket.Arrival arrival = receiving.receive();
        for (int count = 1; arrival != null && count < ARRIVALS_PER_TURN; count++) {
            onProbe(arrival);
            arrival = receiving.receive();
        }
        arrival = sending.receive();
        for (int count = 1; arrival != null && count < ARRIVALS_PER_TURN; count++) {
            onAnswer(arrival);
            arrival = sending.receive();
        }
    }

    private void onProbe(ProbeSocket.Arrival arrival) {
        Probe probe = arrival.probe();
        if (!probe.answer()) {
            path(arrival)
                    .filter(path -> path.arrived(probe.length()))
                    .ifPresent(path ->
                            path.send(receiving, new Probe(nonce, true, host, probe.length()), arrival.source()));
        }
    }

    private void onAnswer(ProbeSocket.Arrival arrival) {
        if (arrival.probe().answer()) {
            path(arrival).ifPresent(path -> path.answered(arrival.probe().length()));
        }
    }

    /** Returns the path on which a datagram came; empty when it is none of this check, or not from the address of the host. */
    private Optional<ProbedPath> path(ProbeSocket.Arrival arrival) {
        Probe probe = arrival.probe();
        return paths.stream()
                .filter(path -> probe.nonce() == nonce && path.host() == probe.host() && path.isFrom(arrival.source()))
                .findFirst();
    }

    private void sendToNext() {
        if (next == paths.size() && clock.nanoTime() - roundNs >= ROUND_NS) {
            next = 0;
            roundNs = clock.nanoTime();
        }
        if (next < paths.size()) {
            ProbedPath path = paths.get(next++);
            path.missing().forEach(length -> path.send(sending, new Probe(nonce, false, host, length), path.target()));
        }
    }

    @Override
    public void close() {
        receiving.close();
        sending.close();
    }
}
