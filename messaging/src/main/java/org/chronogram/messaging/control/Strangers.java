package org.chronogram.messaging.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The connections that have not proven yet that they hold the run token, a bounded number of them. A newcomer always gets
 * in: when all slots are taken, another connection is put out for it. Thread-safe.
 *
 * <p>It is one from the address that holds the most slots, so that a host in the hands of a stranger takes none from
 * others; and one that has had the time of an ordinary handshake, if there is such a one. Of these it is any: whoever
 * connects again and again as fast as he can must not be able to tell when a worker's turn comes. A worker that is hit all
 * the same connects again.
 */
final class Strangers {
    /** A worker needs milliseconds, and more than that only while its classes are loaded. */
    static final long ORDINARY_HANDSHAKE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final int maxSlots;
    private final LongSupplier clockNs;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, List<Slot>> slotsByAddress = new HashMap<>();
    private int slots;
    private boolean closed;

    /** Connections of one address stand in the order in which they came. */
    private record Slot(Connection connection, long sinceNs) {}

    Strangers(int maxSlots, LongSupplier clockNs) {
        this.maxSlots = maxSlots;
        this.clockNs = clockNs;
    }

    /** Lets a connection in, for which another may have to go; returns false, and closes it, once all were closed. */
    synchronized boolean admit(Connection connection) {
        if (closed) {
            connection.close();
            return false;
        }
        if (slots >= maxSlots) {
            putOutOne();
        }
        slotsByAddress
                .computeIfAbsent(connection.remoteAddress(), address -> new ArrayList<>())
                .add(new Slot(connection, clockNs.getAsLong()));
        slots++;
        return true;
    }

    /**
     * Takes back the slot of a connection that is no stranger any more, or is gone; returns false if it was put out. From
     * then on nobody is put out for others.
     */
    synchronized boolean leave(Connection connection) {
        List<Slot> sameAddress = slotsByAddress.getOrDefault(connection.remoteAddress(), List.of());
        for (int i = 0; i < sameAddress.size(); i++) {
            if (sameAddress.get(i).connection == connection) {
                remove(sameAddress, i);
                return true;
            }
        }
        return false;
    }

    /** Gives a descriptor back to the system; does nothing if there are no strangers. */
    synchronized void putOutOne() {
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
