package org.chronogram.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DoorbellTest {
    private final List<String> calls = new ArrayList<>();
    private final Doorbell doorbell = new Doorbell(sleeper("first"));

    private Doorbell.Sleeper sleeper(String name) {
        return new Doorbell.Sleeper() {
            @Override
            public void sleep() {
                calls.add(name + " sleeps");
            }

            @Override
            public void wake() {
                calls.add(name + " is woken");
            }
        };
    }

    @Test
    void shouldSleepWhereNobodyHasRung() {
        doorbell.arm();
        doorbell.await();
        assertEquals(List.of("first sleeps"), calls);
    }

    @Test
    void shouldNotSleepWhereSomebodyHasRungSinceItWasArmed() {
        doorbell.arm();
        doorbell.ring();
        doorbell.await();
        assertEquals(List.of("first is woken"), calls);
    }

    @Test
    void shouldNotSleepAfterItWasDisarmed() {
        doorbell.arm();
        doorbell.disarm();
        doorbell.await();
        assertEquals(List.of(), calls);
    }

    @Test
    void shouldWakeNobodyWhoIsAwake() {
        doorbell.ring();
        doorbell.arm();
        doorbell.ring();
        doorbell.ring();
        assertEquals(List.of("first is woken"), calls);
    }

    @Test
    void shouldSleepOnceEachTimeItIsArmed() {
        doorbell.arm();
        doorbell.await();
        doorbell.await();
        assertEquals(List.of("first sleeps"), calls);
    }

    @Test
    void shouldSleepInTheWayThatItWasGivenLast() {
        doorbell.sleeper(sleeper("second"));
        doorbell.arm();
        doorbell.await();
        assertEquals(List.of("second sleeps"), calls);
    }

    /** The thread would sleep for half a second for each number, if one ring were lost. */
    @Test
    void shouldLoseNoRing() throws InterruptedException {
        int numbers = 20_000;
        AtomicLong offered = new AtomicLong();
        AtomicLong taken = new AtomicLong();
        Doorbell bell = new Doorbell(new ParkedThread());
        AtomicLong sleeps = new AtomicLong();
        Thread owner = new Thread(() -> {
            while (taken.get() < numbers) {
                if (offered.get() > taken.get()) {
                    taken.incrementAndGet();
                    bell.disarm();
                } else {
                    bell.arm();
                    if (offered.get() == taken.get()) {
                        sleeps.incrementAndGet();
                        bell.await();
                    }
                }
            }
        });
        owner.start();
        for (int i = 1; i <= numbers; i++) {
            offered.set(i);
            bell.ring();
            while (i - taken.get() > 2) {
                Thread.onSpinWait();
            }
        }
        owner.join();
        assertEquals(numbers, taken.get());
    }
}
