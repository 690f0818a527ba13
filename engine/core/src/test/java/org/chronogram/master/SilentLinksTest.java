package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronogram.protocol.SilentPeer;
import org.chronogram.protocol.WorkerMessage.MeshReport;
import org.junit.jupiter.api.Test;

/** Four workers that report five times a second; the test says which do not hear which. */
final class SilentLinksTest {
    private static final int WORKERS = 4;
    private static final long LIMIT_MS = 5_000;
    private static final long REPORT_MS = 200;
    private static final long LISTED_MS = 500;

    private final SilentLinks links = new SilentLinks(WORKERS);
    private final long[] turnedMs = new long[WORKERS];
    private final long[][] silentMs = new long[WORKERS][WORKERS];
    private final boolean[][] cut = new boolean[WORKERS][WORKERS];
    private final boolean[] computes = new boolean[WORKERS];
    private String[] hosts = {"a", "b", "c", "d"};

    private void cutFrom(int from, int to) {
        cut[to][from] = true;
    }

    private void cut(int first, int second) {
        cutFrom(first, second);
        cutFrom(second, first);
    }

    private void pass(long ms) {
        for (long passed = 0; passed < ms; passed += REPORT_MS) {
            for (int worker = 0; worker < WORKERS; worker++) {
                if (!computes[worker]) {
                    turn(worker);
                }
                report(worker);
            }
        }
    }

    private void turn(int worker) {
        turnedMs[worker] += REPORT_MS;
        for (int peer = 0; peer < WORKERS; peer++) {
            boolean hears = peer == worker || (!cut[worker][peer] && !computes[peer]);
            silentMs[worker][peer] = hears ? 0 : silentMs[worker][peer] + REPORT_MS;
        }
    }

    private void report(int worker) {
        Stream<SilentPeer> silent = Stream.iterate(0, peer -> peer < WORKERS, peer -> peer + 1)
                .filter(peer -> silentMs[worker][peer] >= LISTED_MS)
                .map(peer -> new SilentPeer(peer, silentMs[worker][peer]));
        links.reported(worker, new MeshReport(0, turnedMs[worker], silent.toList()));
    }

    private Optional<BrokenLink> broken() {
        return links.broken(LIMIT_MS, worker -> hosts[worker]);
    }

    private int replaced() {
        return broken().orElseThrow().replaced();
    }

    @Test
    void shouldFindALinkThatIsCutInOneDirection() {
        cutFrom(1, 2);
        pass(5_400);
        assertEquals(Optional.empty(), broken());
        pass(600);
        assertEquals(Optional.of(new BrokenLink(1, 2, 6_000, 2)), broken());
    }

    @Test
    void shouldForgetASilenceThatEnds() {
        for (int time = 0; time < 5; time++) {
            cut(1, 2);
            pass(4_800);
            cut[1][2] = false;
            cut[2][1] = false;
            pass(200);
        }
        assertEquals(Optional.empty(), broken());
    }

    /** Its driver sends nothing while its handler computes, and the others hear nothing. */
    @Test
    void shouldNotTakeAWorkerThatComputesForCutOff() {
        computes[1] = true;
        pass(600_000);
        assertEquals(Optional.empty(), broken());
        computes[1] = false;
        pass(10_000);
        assertEquals(Optional.empty(), broken());
    }

    @Test
    void shouldFindACutLinkOfAWorkerThatComputesFromTimeToTime() {
        cut(1, 2);
        for (int step = 0; step < 4; step++) {
            computes[1] = true;
            pass(60_000);
            computes[1] = false;
            assertEquals(Optional.empty(), broken());
            pass(1_000);
        }
        pass(3_000);
        assertEquals(2, replaced());
    }

    /** Reports of a worker that were held up come all at once, when the peer turns again and was heard again. */
    @Test
    void shouldNotBeMisledByReportsThatComeLate() {
        computes[1] = true;
        pass(1_000);
        turnedMs[1] += 60_000;
        links.reported(1, new MeshReport(0, turnedMs[1], List.of()));
        for (int report = 0; report < 300; report++) {
            turn(2);
            report(2);
        }
        assertEquals(Optional.empty(), broken());
    }

    @Test
    void shouldReplaceTheWorkerThatMoreHostsDoNotReach() {
        cut(1, 0);
        cut(1, 2);
        cut(1, 3);
        pass(6_000);
        assertEquals(1, replaced());
    }

    /** The host of two workers has lost its cable to two others; neither of those is at fault. */
    @Test
    void shouldCountHostsAndNotWorkers() {
        hosts = new String[] {"a", "b", "b", "c"};
        cut(1, 0);
        cut(2, 0);
        cut(1, 3);
        cut(2, 3);
        pass(6_000);
        assertEquals(1, replaced());
    }

    @Test
    void shouldCountPeersOnOneHost() {
        hosts = new String[] {"a", "a", "a", "a"};
        cut(0, 1);
        cut(0, 3);
        pass(6_000);
        assertEquals(0, replaced());
    }

    @Test
    void shouldCountALinkThatIsFoundBrokenALittleLater() {
        cut(0, 3);
        pass(2_000);
        cut(0, 1);
        pass(4_000);
        assertEquals(0, replaced());
    }

    @Test
    void shouldRefuseAReportAboutAWorkerThatIsNoPeer() {
        MeshReport itself = new MeshReport(0, 1, List.of(new SilentPeer(1, 600)));
        MeshReport unknown = new MeshReport(0, 1, List.of(new SilentPeer(WORKERS, 600)));
        assertEquals("worker 1 is no peer of worker 1", refusal(itself));
        assertEquals("worker 4 is no peer of worker 1", refusal(unknown));
    }

    private String refusal(MeshReport report) {
        return assertThrows(IllegalArgumentException.class, () -> links.reported(1, report))
                .getMessage();
    }
}
