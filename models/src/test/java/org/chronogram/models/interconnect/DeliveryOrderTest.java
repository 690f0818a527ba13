package org.chronogram.models.interconnect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeliveryOrderTest {
    @Test
    void shouldNoticeAPacketThatWasOvertaken() {
        DeliveryOrder order = new DeliveryOrder();
        assertTrue(order.arrive(Packet.create(0, 3, 4, 0)));
        assertTrue(order.arrive(Packet.create(0, 3, 4, 2)));
        assertTrue(order.arrive(Packet.create(0, 5, 4, 1)));
        assertFalse(order.arrive(Packet.create(0, 3, 4, 1)));
    }

    @Test
    void shouldNotMistakeOneSourceForAnother() {
        DeliveryOrder order = new DeliveryOrder();
        for (int source = 1_000; source > 0; source--) {
            assertTrue(order.arrive(Packet.create(0, source, 0, source)));
        }
    }
}
