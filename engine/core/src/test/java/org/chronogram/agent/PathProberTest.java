package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.junit.jupiter.api.Test;

/** Hosts that probe each other on a network and a clock of the test. */
final class PathProberTest {
    private static final long NONCE = 42;
    private static final List<Integer> LENGTHS = List.of(8_960, 1_408, 256);
    private static final List<Integer> ALL = List.of(256, 1_408, 8_960);
    private static final List<Integer> NONE = List.of();
    private static final long TURN_NS = 1_000_000;

    private final FakeLan lan = new FakeLan();
    private final CachedNanoClock clock = new CachedNanoClock();
    private final List<FakeLan.FakeSocket> receiving = new ArrayList<>();
    private final List<PathProber> probers = new ArrayList<>();
    private final List<Optional<HostMessage>> reports = new ArrayList<>();

    private static String address(int host) {
        return "192.0.2." + (host + 1);
    }

    private void open(int hosts) {
        for (int host = 0; host < hosts; host++) {
            receiving.add(lan.socket(address(host)));
            probers.add(new PathProber(receiving.get(host), lan.socket(address(host)), clock));
            reports.add(Optional.empty());
        }
    }

    private void begin(int host) {
        List<HostCommand.ProbedHost> others = new ArrayList<>();
        for (int other = 0; other < probers.size(); other++) {
            if (other != host) {
                others.add(new HostCommand.ProbedHost(
                        other, address(other), receiving.get(other).port(), LENGTHS));
            }
        }
        probers.get(host).begin(new HostCommand.ProbePaths(NONCE, host, others));
    }

    private void beginAll(int hosts) {
        open(hosts);
        for (int host = 0; host < hosts; host++) {
            begin(host);
        }
    }

    /** Gives all hosts turns until all have reported; returns how long that took. */
    private long untilReported() {
        long startNs = clock.nanoTime();
        while (reports.stream().anyMatch(Optional::isEmpty)) {
            clock.advance(TURN_NS);
            for (int host = 0; host < probers.size(); host++) {
                Optional<HostMessage> report = probers.get(host).doWork();
                reports.set(host, report.isPresent() ? report : reports.get(host));
            }
        }
        return clock.nanoTime() - startNs;
    }

    private HostMessage.PathEnd end(int host, int other) {
        return ((HostMessage.PathReport) reports.get(host).orElseThrow())
                .paths().stream()
                        .filter(path -> path.host() == other)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void shouldReportAtOnceWhereEverythingPasses() {
        beginAll(3);
        assertTrue(untilReported() < PathProber.ROUND_NS);
        for (int host = 0; host < 3; host++) {
            for (int other = 0; other < 3; other++) {
                if (host != other) {
                    assertEquals(new HostMessage.PathEnd(other, ALL, ALL, ""), end(host, other));
                }
            }
        }
    }

    @Test
    void shouldReportAtOnceThatThereIsNoOtherHost() {
        beginAll(1);
        assertEquals(TURN_NS, untilReported());
        assertEquals(Optional.of(new HostMessage.PathReport(List.of())), reports.get(0));
    }

    @Test
    void shouldFindThatOneDirectionIsClosed() {
        lan.cut(address(0), address(1));
        beginAll(2);
        assertTrue(untilReported() >= PathProber.LIMIT_NS);
        assertEquals(new HostMessage.PathEnd(1, ALL, NONE, ""), end(0, 1));
        assertEquals(new HostMessage.PathEnd(0, NONE, NONE, ""), end(1, 0));
    }

    @Test
    void shouldFindThatLongDatagramsAreLost() {
        lan.longest = 1_408;
        beginAll(2);
        assertTrue(untilReported() >= PathProber.LIMIT_NS);
        List<Integer> carried = List.of(256, 1_408);
        assertEquals(new HostMessage.PathEnd(1, carried, carried, ""), end(0, 1));
    }

    @Test
    void shouldFindThatThereIsNoRoute() {
        lan.removeRoute(address(0), address(1));
        beginAll(2);
        assertTrue(untilReported() >= PathProber.LIMIT_NS);
        assertEquals("Network is unreachable", end(0, 1).failure());
        assertEquals(new HostMessage.PathEnd(0, NONE, NONE, ""), end(1, 0));
    }

    @Test
    void shouldPassOnLinksThatLoseManyDatagrams() {
        lan.loss = 0.3;
        beginAll(3);
        assertTrue(untilReported() < PathProber.LIMIT_NS);
        assertEquals(new HostMessage.PathEnd(2, ALL, ALL, ""), end(0, 2));
        assertEquals(new HostMessage.PathEnd(0, ALL, ALL, ""), end(2, 0));
    }

    @Test
    void shouldKeepWhatArrivesBeforeTheMasterNamesTheOthers() {
        open(2);
        begin(0);
        clock.advance(TURN_NS);
        assertEquals(Optional.empty(), probers.get(0).doWork());
        assertEquals(Optional.empty(), probers.get(1).doWork());
        begin(1);
        assertTrue(untilReported() < PathProber.ROUND_NS);
        assertEquals(new HostMessage.PathEnd(0, ALL, ALL, ""), end(1, 0));
    }

    @Test
    void shouldAnswerAfterItHasReported() {
        beginAll(2);
        long unused = untilReported();
        begin(0);
        reports.set(0, Optional.empty());
        assertTrue(untilReported() >= PathProber.LIMIT_NS);
        assertEquals(ALL, end(0, 1).answered());
    }

    @Test
    void shouldDropWhatIsNotOfThisCheckOrNotFromTheHostThatItNames() {
        lan.cut(address(1), address(0));
        beginAll(2);
        InetSocketAddress peer = new InetSocketAddress(address(1), 9);
        receiving.get(0).deliver(new Probe(NONCE + 1, false, 1, 256), peer);
        receiving.get(0).deliver(new Probe(NONCE, false, 0, 256), peer);
        receiving.get(0).deliver(new Probe(NONCE, false, 1, 300), peer);
        receiving.get(0).deliver(new Probe(NONCE, false, 1, 256), new InetSocketAddress("192.0.2.77", 9));
        receiving.get(0).deliver(new Probe(NONCE, true, 1, 256), peer);
        long unused = untilReported();
        assertEquals(new HostMessage.PathEnd(1, NONE, NONE, ""), end(0, 1));
    }

    @Test
    void shouldStopSendingWhatIsAnswered() {
        beginAll(2);
        long unused = untilReported();
        int sent = lan.sent;
        clock.advance(10 * PathProber.ROUND_NS);
        probers.forEach(prober -> assertEquals(Optional.empty(), prober.doWork()));
        assertEquals(sent, lan.sent);
    }

    @Test
    void shouldReadTheProbesThatItWritesAndNothingElse() {
        Probe probe = new Probe(NONCE, false, 3, 1_408);
        Probe answer = new Probe(NONCE, true, 3, 1_408);
        assertEquals(1_408, probe.encode().remaining());
        assertEquals(Probe.ANSWER_LENGTH, answer.encode().remaining());
        assertEquals(probe, Probe.decodeOrNull(probe.encode()));
        assertEquals(answer, Probe.decodeOrNull(answer.encode()));
        assertNull(Probe.decodeOrNull(probe.encode().limit(1_407)));
        assertNull(Probe.decodeOrNull(ByteBuffer.allocate(4)));
        assertNull(Probe.decodeOrNull(ByteBuffer.allocate(256)));
    }
}
