package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronogram.protocol.SilentPeer;
import org.chronogram.protocol.WorkerMessage.MeshReport;

/**
 * Finds links between two workers that are broken, although both workers reach the master: the meshes of both turn, and
 * nothing of one arrives at the other. What counts is the time for which both have turned in the silence: each measures its
 * own, and the smaller part of each half second counts. So neither a worker that computes or is stopped, nor reports that
 * come late, make a link broken. Not thread safe.
 */
final class SilentLinks {
    /** Parts of a silence are compared when they are this long, as the workers do not report at the same moments. */
    private static final long PART_MS = 500;

    /** One direction of a link. */
    private record Direction(int from, int to) {}

    /** The silence of one direction: as last reported, as last compared, and the time in which both turned until then. */
    private record Silence(long ms, long comparedMs, long comparedTurnedMs, long comparedBothMs) {
        static Silence begin(long ms, long turnedMs) {
            return new Silence(ms, ms, turnedMs, 0);
        }

        Silence next(long newMs, long turnedMs) {
            Silence longer = new Silence(newMs, comparedMs, comparedTurnedMs, comparedBothMs);
            return newMs - comparedMs < PART_MS
                    ? longer
                    : new Silence(newMs, newMs, turnedMs, longer.bothTurnedMs(turnedMs));
        }

        long bothTurnedMs(long turnedMs) {
            return comparedBothMs + Math.min(ms - comparedMs, turnedMs - comparedTurnedMs);
        }
    }

    private final long[] turnedMs;
    private final List<Map<Integer, Silence>> silencesByReceiver = new ArrayList<>();
    private int silences;

    SilentLinks(int workers) {
        turnedMs = new long[workers];
        for (int worker = 0; worker < workers; worker++) {
            silencesByReceiver.add(Map.of());
        }
    }

    /**
     * Takes which peers a worker does not hear.
     *
     * @throws IllegalArgumentException when it names a worker that is not a peer.
     */
    void reported(int worker, MeshReport report) {
        turnedMs[worker] = report.turnedMs();
        Map<Integer, Silence> before = silencesByReceiver.get(worker);
        Map<Integer, Silence> now = new TreeMap<>();
        for (SilentPeer silent : report.silentPeers()) {
            int peer = silent.peer();
            if (peer == worker || peer >= turnedMs.length) {
                throw new IllegalArgumentException("worker " + peer + " is no peer of worker " + worker);
            }
            Silence known = before.get(peer);
            now.put(
                    peer,
                    known == null || silent.silentMs() < known.ms()
                            ? Silence.begin(silent.silentMs(), turnedMs[peer])
                            : known.next(silent.silentMs(), turnedMs[peer]));
        }
        silencesByReceiver.set(worker, now);
        silences += now.size() - before.size();
    }

    /**
     * Returns a link that is broken, with the worker that is to be replaced: the one whose host has more hosts from which it
     * is cut off, else the one with the higher index. Links count from half the limit on, as those of one host are not
     * found broken at the same moment.
     *
     * @param limitMs for how long a link must be silent.
     * @param hostOf names the host of a worker.
     */
    Optional<BrokenLink> broken(long limitMs, IntFunction<String> hostOf) {
        if (silences == 0) {
            return Optional.empty();
        }
        return silentFor(limitMs).findFirst().map(link -> {
            long fromCut = cutOff(link.from(), limitMs / 2, hostOf);
            long toCut = cutOff(link.to(), limitMs / 2, hostOf);
            int higher = Math.max(link.from(), link.to());
            int lost = fromCut == toCut ? higher : fromCut > toCut ? link.from() : link.to();
            long silentMs = silencesByReceiver.get(link.to()).get(link.from()).ms();
            return new BrokenLink(link.from(), link.to(), silentMs, lost);
        });
    }

    private Stream<Direction> silentFor(long limitMs) {
        return IntStream.range(0, turnedMs.length)
                .boxed()
                .flatMap(to -> silencesByReceiver.get(to).entrySet().stream()
                        .filter(silence -> silence.getValue().bothTurnedMs(turnedMs[silence.getKey()]) >= limitMs)
                        .map(silence -> new Direction(silence.getKey(), to)));
    }

    /** Counts the hosts from which the host of a worker is cut off, and the workers of its own host that it does not reach. */
    private long cutOff(int worker, long limitMs, IntFunction<String> hostOf) {
        return silentFor(limitMs)
                .flatMap(link -> Stream.of(link, new Direction(link.to(), link.from())))
                .flatMap(link -> unreached(worker, link, hostOf))
                .distinct()
                .count();
    }

    private static Stream<String> unreached(int worker, Direction link, IntFunction<String> hostOf) {
        String own = hostOf.apply(link.from());
        String other = hostOf.apply(link.to());
        if (own.equals(other)) {
            return link.from() == worker ? Stream.of("worker " + link.to()) : Stream.empty();
        }
        return own.equals(hostOf.apply(worker)) ? Stream.of(other) : Stream.empty();
    }
}
