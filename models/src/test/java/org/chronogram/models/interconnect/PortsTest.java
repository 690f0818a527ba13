package org.chronogram.models.interconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PortsTest {
    private static final int LINKS = 2;

    private static Ports ports(boolean byAge) {
        return ports(1, 2, byAge);
    }

    private static Ports ports(int flits, int bufferFlits, boolean byAge) {
        return new Ports(
                LINKS,
                1,
                2,
                new InterconnectSettings(1e11, 512, 40_960, flits, bufferFlits, 50_000, false, byAge, 0.5, 0, 1));
    }

    private static Packet packet(long createdTicks) {
        return Packet.create(createdTicks, 0, 1, 0);
    }

    @Test
    void shouldSendAsManyPacketsAsThereAreCredits() {
        Ports ports = ports(false);
        for (int number = 0; number < 3; number++) {
            ports.add(0, 1, packet(number), 5);
        }
        assertEquals(1, ports.ready(0));
        assertEquals(0, ports.transmit(0, 1, 10).createdTicks());
        assertEquals(1, ports.transmit(0, 1, 20).createdTicks());
        assertEquals(Ports.NO_CHANNEL, ports.ready(0));
        assertEquals(3, ports.load(0));
        assertTrue(ports.credit(0, 1));
        assertEquals(1, ports.ready(0));
        assertEquals(20, ports.busyUntil(0));
    }

    @Test
    void shouldNoticeACreditTooMuch() {
        assertFalse(ports(false).credit(0, 0));
    }

    @Test
    void shouldNeedNoCreditForATerminal() {
        Ports ports = ports(false);
        int ejection = ports.ejection(0);
        for (int number = 0; number < 9; number++) {
            ports.add(ejection, 0, packet(number), 0);
            assertEquals(0, ports.ready(ejection));
            ports.transmit(ejection, 0, number);
        }
        assertEquals(0, ports.load(ejection));
        assertEquals(2, ports.credits(ports.injection(0), 0));
    }

    @Test
    void shouldTakeChannelsInTurnOrByAge() {
        Ports inTurn = ports(false);
        Ports byAge = ports(true);
        for (Ports ports : new Ports[] {inTurn, byAge}) {
            ports.add(1, 0, packet(7), 9);
            ports.add(1, 0, packet(4), 9);
            ports.add(1, 1, packet(5), 9);
        }
        assertEquals(0, inTurn.ready(1));
        assertEquals(7, inTurn.transmit(1, 0, 10).createdTicks());
        assertEquals(1, inTurn.ready(1));
        assertEquals(4, byAge.transmit(1, byAge.ready(1), 10).createdTicks());
        assertEquals(5, byAge.transmit(1, byAge.ready(1), 20).createdTicks());
        assertEquals(7, byAge.transmit(1, byAge.ready(1), 30).createdTicks());
    }

    /** Of seven places a packet of four flits leaves three: one flit more must be gone before the next packet goes. */
    @Test
    void shouldSendAPacketWhereAllOfItsFlitsHaveRoom() {
        Ports ports = ports(4, 7, false);
        ports.add(0, 0, packet(1), 0);
        ports.add(0, 0, packet(2), 0);
        ports.transmit(0, ports.ready(0), 10);
        assertEquals(3, ports.credits(0, 0));
        assertEquals(2, ports.load(0));
        assertEquals(Ports.NO_CHANNEL, ports.ready(0));
        assertTrue(ports.credit(0, 0));
        assertEquals(0, ports.ready(0));
    }
}
