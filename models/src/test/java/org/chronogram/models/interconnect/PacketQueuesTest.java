package org.chronogram.models.interconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketQueuesTest {
    private static final int QUEUES = 3;

    private static Packet packet(long createdTicks, int number) {
        return Packet.create(createdTicks, 0, 1, number);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldKeepTheOrderOfArrival(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PacketQueues queues = new PacketQueues(QUEUES);
        List<Deque<Packet>> expected = new ArrayList<>();
        for (int queue = 0; queue < QUEUES; queue++) {
            expected.add(new ArrayDeque<>());
        }
        for (int step = 0; step < 2_000; step++) {
            int queue = random.nextInt(QUEUES);
            if (random.nextInt(5) < 3 || queues.isEmpty(queue)) {
                Packet packet = packet(random.nextInt(9), step);
                queues.add(queue, packet);
                expected.get(queue).add(packet);
            } else {
                assertEquals(expected.get(queue).remove(), queues.remove(queue));
            }
            assertEquals(expected.get(queue).isEmpty(), queues.isEmpty(queue));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void shouldKeepTheOrderOfAge(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PacketQueues queues = new PacketQueues(1);
        List<Packet> expected = new ArrayList<>();
        for (int step = 0; step < 1_000; step++) {
            if (random.nextInt(5) < 3 || expected.isEmpty()) {
                Packet packet = packet(random.nextInt(50), step);
                queues.addByAge(0, packet);
                expected.add(packet);
                // The sort is stable: packets of the same age keep their order.
                expected.sort(Comparator.comparingLong(Packet::createdTicks));
            } else {
                assertEquals(expected.get(0).createdTicks(), queues.firstCreatedTicks(0));
                assertEquals(expected.remove(0), queues.remove(0));
            }
        }
        expected.forEach(packet -> assertEquals(packet, queues.remove(0)));
        assertTrue(queues.isEmpty(0));
    }
}
