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
 * <p>The evicted connection comes from the address that holds the most slots, so that one hostile host takes no slots from
 * others. Connections that have already had the time of an ordinary handshake are evicted first. Among these the choice is
 * random, so that an attacker who connects as fast as possible cannot predict when a worker is evicted. A worker that is
 * evicted nevertheless connects again.
 */
final class PendingHandshakes {
    /** A worker needs milliseconds, and longer only while its JVM loads classes. */
    static final long ORDINARY_HANDSHAKE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final int maxSlots;
    private final LongSupplier clockNs;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, List<Slot>> slotsByAddress = new HashMap<>();
    private int slots;
    private boolean closed;

    /** Connections of one address stand in the order in which they came. */
    private record Slot(Connection connection, long sinceNs) {}

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
        if (slots >= maxSlots) {
            evictOne();
        }
        slotsByAddress
                .computeIfAbsent(connection.remoteAddress(), address -> new ArrayList<>())
                .add(new Slot(connection, clockNs.getAsLong()));
        slots++;
        return true;
    }

    /**
     * Frees the slot of a connection that is authenticated or closed; returns false if it was evicted before. After that it
     * can no longer be evicted.
     */
    synchronized boolean remove(Connection connection) {
        List<Slot> sameAddress = slotsByAddress.getOrDefault(connection.remoteAddress(), List.of());
        for (int i = 0; i < sameAddress.size(); i++) {
            if (sameAddress.get(i).connection == connection) {
                remove(sameAddress, i);
                return true;
            }
        }
        return false;
    }

    /** Evicts a connection, which frees a file descriptor; does nothing if there is none. */
    synchronized void evictOne() {
        List<Slot> most = List.of();
        for (List<Slot> sameAddress : slotsByAddress.values()) {
            most = sameAddress.size() > most.size() ? sameAddress : most;
        }
        if (!most.isEmpty()) {
            int old = countOld(most);
            remove(most, random.nextInt(old > 0 ? old : most.size())).close();
        }
    }

    synchronized void closeAll() {
        closed = true;
        slotsByAddress.values().forEach(all -> all.forEach(slot -> slot.connection.close()));
        slotsByAddress.clear();
        slots = 0;
    }

    private int countOld(List<Slot> inOrder) {
        long nowNs = clockNs.getAsLong();
        int count = 0;
        while (count < inOrder.size() && nowNs - inOrder.get(count).sinceNs >= ORDINARY_HANDSHAKE_NS) {
            count++;
        }
        return count;
    }

    private Connection remove(List<Slot> sameAddress, int index) {
        Connection connection = sameAddress.remove(index).connection;
        if (sameAddress.isEmpty()) {
            slotsByAddress.remove(connection.remoteAddress());
        }
        slots--;
        return connection;
    }
}
