package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.chronogram.messaging.Await;
import org.junit.jupiter.api.Test;

final class PeerSilenceTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int PEER = 1;
    private static final long NOTICED_NS = 500 * MS;

    private final PeerSilence silence = new PeerSilence(0, 2);

    private void turnUntil(long fromMs, long toMs) {
        for (long ms = fromMs; ms <= toMs; ms += 10) {
            silence.turn(ms * MS);
        }
    }

    @Test
    void shouldMeasureFromTheLastDatagramOfTheStreamThatWasSilentForLonger() {
        silence.begin(0);
        turnUntil(10, 1_000);
        silence.heardData(PEER);
        assertEquals(1_000 * MS, silence.silentNs(PEER));
        turnUntil(1_010, 1_500);
        silence.heardAnswer(PEER);
        assertEquals(500 * MS, silence.silentNs(PEER));
        turnUntil(1_510, 1_600);
        silence.heardData(PEER);
        assertEquals(100 * MS, silence.silentNs(PEER));
        assertEquals(1_600 * MS, silence.turnedNs());
        assertArrayEquals(new int[] {PEER}, silence.silentFor(100 * MS));
        assertArrayEquals(new int[0], silence.silentFor(101 * MS));
    }

    /** A handler of an hour holds up the mesh; nobody is silent because of that. */
    @Test
    void shouldNotCountTimeInWhichTheMeshDoesNotTurn() {
        silence.begin(0);
        turnUntil(10, 200);
        silence.turn(TimeUnit.HOURS.toNanos(1));
        assertEquals(300 * MS, silence.silentNs(PEER));
        assertEquals(300 * MS, silence.turnedNs());
    }

    /** Loses everything that is sent while it is cut. */
    private static final class Cable implements LinkFaults {
        boolean isCut;

        @Override
        public ByteBuffer pass(ByteBuffer datagram) {
            return isCut ? null : datagram;
        }
    }

    @Test
    void shouldHearAPeerThatHasNothingToSend() {
        try (MeshGroup group = new MeshGroup(2, worker -> (source, buffer, offset, length) -> true)) {
            PeerSilence first = group.mesh(0).silence();
            PeerSilence second = group.mesh(1).silence();
            group.until(
                    () -> first.turnedNs() > 2 * NOTICED_NS && second.turnedNs() > 2 * NOTICED_NS, () -> "no turns");
            assertTrue(first.silentNs(1) < NOTICED_NS, () -> "silentNs=" + first.silentNs(1));
            assertTrue(second.silentNs(0) < NOTICED_NS, () -> "silentNs=" + second.silentNs(0));
        }
    }

    @Test
    void shouldNoticeACableThatIsCutInOneDirection() {
        Cable cable = new Cable();
        try (MeshGroup group = new MeshGroup(2, worker -> (source, buffer, offset, length) -> true, () -> cable)) {
            PeerSilence second = group.mesh(1).silence();
            Await.until(
                    () -> second.silentNs(0) > 2 * NOTICED_NS,
                    () -> {
                        cable.isCut = true;
                        group.mesh(0).doWork();
                        cable.isCut = false;
                        group.mesh(1).doWork();
                    },
                    () -> "silentNs=" + second.silentNs(0));
            assertTrue(group.mesh(0).silence().silentNs(1) < NOTICED_NS);
        }
    }
}
