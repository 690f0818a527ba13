package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeshLossTest {
    private static final int MAX_FRAME_LENGTH = 8_000;

    private String supplierBefore;

    @BeforeEach
    void installLossySenders() {
        supplierBefore = System.getProperty(LossySendEndpointSupplier.PROPERTY);
        System.setProperty(LossySendEndpointSupplier.PROPERTY, LossySendEndpointSupplier.class.getName());
        LossySendEndpointSupplier.dropWhen(() -> false);
    }

    @AfterEach
    void restoreSenders() {
        LossySendEndpointSupplier.dropWhen(() -> false);
        if (supplierBefore == null) {
            System.clearProperty(LossySendEndpointSupplier.PROPERTY);
        } else {
            System.setProperty(LossySendEndpointSupplier.PROPERTY, supplierBefore);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 21", "3, 22"})
    void shouldDeliverFramesInOrderInSpiteOfLoss(int workers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MeshTraffic traffic = new MeshTraffic(workers, seed, MAX_FRAME_LENGTH);
        try (MeshGroup group = new MeshGroup(workers, traffic::handler)) {
            traffic.attach(group);
            LossySendEndpointSupplier.dropWhen(() -> random.nextInt(100) < 5);
            for (int round = 0; round < 1_000; round++) {
                traffic.sendToAll();
                group.work();
            }
            group.until(() -> probeUntilComplete(group, traffic, workers), () -> "seed=" + seed + " " + traffic);

            traffic.assertComplete();
            assertLossWasRepaired(group);
        }
    }

    private static boolean probeUntilComplete(MeshGroup group, MeshTraffic traffic, int workers) {
        for (int worker = 0; worker < workers; worker++) {
            group.mesh(worker).probeIdleStreams(System.nanoTime());
        }
        return traffic.isComplete();
    }

    private static void assertLossWasRepaired(MeshGroup group) {
        MeshStatistics sender = group.mesh(0).statistics();
        MeshStatistics receiver = group.mesh(1).statistics();
        assertTrue(LossySendEndpointSupplier.dropped() > 0, "nothing was dropped");
        assertTrue(receiver.nakMessagesSent() > 0, receiver.toString());
        assertTrue(sender.nakMessagesReceived() > 0, sender.toString());
        assertTrue(sender.retransmitsSent() > 0, sender.toString());
        assertTrue(sender.retransmittedBytes() > 0, sender.toString());
        assertEquals(0, sender.errors(), sender.toString());
    }

    /** Without probes the repair waits for the heartbeat, 100 ms. The best of some attempts leaves out a busy machine. */
    @Test
    void shouldRepairLossOfLastDatagramSoonWhenProbed() {
        AtomicInteger received = new AtomicInteger();
        FrameHandler count = (source, buffer, offset, length) -> received.incrementAndGet() > 0;
        try (MeshGroup group = new MeshGroup(2, worker -> count)) {
            long bestNs = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 5; attempt++) {
                bestNs = Math.min(bestNs, repairTimeNs(group, received));
            }
            assertTrue(bestNs < TimeUnit.MILLISECONDS.toNanos(20), "bestNs=" + bestNs);
            assertTrue(group.mesh(1).statistics().nakMessagesSent() >= 5);
        }
    }

    private static long repairTimeNs(MeshGroup group, AtomicInteger received) {
        int expected = received.get() + 1;
        AtomicInteger drops = new AtomicInteger(1);
        LossySendEndpointSupplier.dropWhen(() -> drops.getAndDecrement() > 0);
        UnsafeBuffer frame = new UnsafeBuffer(new byte[64]);
        assertTrue(group.mesh(0).sender(1).offer(frame, 0, 64));
        long beginNs = System.nanoTime();
        group.until(
                () -> {
                    group.mesh(0).probeIdleStreams(System.nanoTime());
                    return received.get() == expected;
                },
                () -> "received=" + received + ", expected " + expected);
        assertEquals(1, LossySendEndpointSupplier.dropped());
        return System.nanoTime() - beginNs;
    }
}
