package org.chronogram.messaging.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bounded number of connections that have not proven yet that they hold the run token. A new connection is always
 * admitted: when all slots are taken, another connection is evicted for it. Thread-safe.
 *
 * <p>One address gets no more than half of the slots as long as others have some: for a connection beyond that, another of
 * the same address is evicted. Where all slots are taken, the evicted connection comes from the addresses that hold the most
 * slots. So one hostile host takes no slots from others. Connections that have already had the time of an ordinary handshake
 * are evicted first, and those that were refused and only wait for the client to hang up. Among these the choice is random,
 * so that an attacker who connects as fast as possible cannot predict when a worker is evicted. A worker that is evicted
 * nevertheless connects again.
 */
final class PendingHandshakes {
    /** A worker needs milliseconds, and longer only while its JVM loads classes. */
    static final long ORDINARY_HANDSHAKE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final int maxSlots;
    private final LongSupplier clockNs;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, List<Slot>> slotsByAddress = new HashMap<>();
    private int slots;
    private long evicted;
    private boolean closed;

    private static final class Slot {
        final Connection connection;
        final String address;
        final long sinceNs;
        boolean refused;

        Slot(Connection connection, long sinceNs) {
            this.connection = connection;
            this.address = connection.remoteAddress();
            this.sinceNs = sinceNs;
        }
    }

    PendingHandshakes(int maxSlots, LongSupplier clockNs) {
        this.maxSlots = maxSlots;
        this.clockNs = clockNs;
    }

    /** Admits a connection and evicts another if there is no slot; after {@link #closeAll} closes it and returns false. */
    synchronized boolean admit(Connection connection) {
        if (closed) {
            connection.close();
            return false;
        }
        Slot slot = new Slot(connection, clockNs.getAsLong());
        makeRoomFor(slot.address);
        slotsByAddress
                .computeIfAbsent(slot.address, address -> new ArrayList<>())
                .add(slot);
        slots++;
        return true;
    }

    /**
     * Frees the slot of a connection that is authenticated or closed; returns false if it was evicted before. After that it
     * can no longer be evicted.
     */
    synchronized boolean remove(Connection connection) {
        Slot slot = find(connection);
        if (slot != null) {
            remove(slot);
        }
        return slot != null;
    }

    /**
     * Notes that a connection is refused: it keeps its slot until it is closed, but is no longer counted when it is evicted.
     * Returns false if it has no slot any longer.
     */
    synchronized boolean markRefused(Connection connection) {
        Slot slot = find(connection);
        if (slot != null) {
            slot.refused = true;
        }
        return slot != null;
    }

    /** Evicts a connection, which frees a file descriptor; does nothing if there is none. */
    synchronized void evictOne() {
        int most = slotsByAddress.values().stream().mapToInt(List::size).max().orElse(0);
        evictFrom(slotsByAddress.values().stream()
                .filter(sameAddress -> sameAddress.size() == most)
                .flatMap(List::stream)
                .toList());
    }

    /** How many connections were evicted that were not refused before. */
    synchronized long evicted() {
        return evicted;
    }

    synchronized void closeAll() {
        closed = true;
        slotsByAddress.values().forEach(all -> all.forEach(slot -> slot.connection.close()));
        slotsByAddress.clear();
        slots = 0;
    }

    private void makeRoomFor(String address) {
        List<Slot> sameAddress = slotsByAddress.getOrDefault(address, List.of());
        boolean alone = sameAddress.size() == slots;
        if (!alone && sameAddress.size() >= maxSlots / 2) {
            evictFrom(sameAddress);
        } else if (slots >= maxSlots) {
            evictOne();
        }
    }

    private void evictFrom(List<Slot> candidates) {
        long nowNs = clockNs.getAsLong();
        List<Slot> first = candidates.stream()
                .filter(slot -> slot.refused || nowNs - slot.sinceNs >= ORDINARY_HANDSHAKE_NS)
                .toList();
        List<Slot> choice = first.isEmpty() ? candidates : first;
        if (!choice.isEmpty()) {
            evict(choice.get(random.nextInt(choice.size())));
        }
    }

    private void evict(Slot slot) {
        remove(slot);
        slot.connection.close();
        if (!slot.refused) {
            evicted++;
        }
    }

    /** Returns null if the connection has no slot. */
    private Slot find(Connection connection) {
        return slotsByAddress.getOrDefault(connection.remoteAddress(), List.of()).stream()
                .filter(slot -> slot.connection == connection)
                .findFirst()
                .orElse(null);
    }

    private void remove(Slot slot) {
        List<Slot> sameAddress = slotsByAddress.get(slot.address);
        sameAddress.remove(slot);
        if (sameAddress.isEmpty()) {
            slotsByAddress.remove(slot.address);
        }
        slots--;
    }
}
