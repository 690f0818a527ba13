package org.chronogram.models.interconnect;

import java.util.Arrays;

/** Queues of packets, which share their memory. */
final class PacketQueues {
    private static final int NONE = -1;

    private final int[] firstPlaces;
    private final int[] lastPlaces;
    private Packet[] packets = new Packet[0];
    private int[] nextPlaces = new int[0];
    private int freePlace = NONE;

    PacketQueues(int queues) {
        firstPlaces = new int[queues];
        lastPlaces = new int[queues];
        Arrays.fill(firstPlaces, NONE);
        Arrays.fill(lastPlaces, NONE);
    }

    boolean isEmpty(int queue) {
        return firstPlaces[queue] == NONE;
    }

    /** Returns when the first packet of a queue that is not empty was created. */
    long firstCreatedTicks(int queue) {
        return packets[firstPlaces[queue]].createdTicks();
    }

    /** Adds a packet behind all others. */
    void add(int queue, Packet packet) {
        insert(queue, isEmpty(queue) ? NONE : lastPlaces[queue], packet);
    }

    /** Adds a packet behind all that were created before it or at the same time. */
    void addByAge(int queue, Packet packet) {
        if (isEmpty(queue) || !isOlder(packet, lastPlaces[queue])) {
            add(queue, packet);
            return;
        }
        int before = NONE;
        for (int place = firstPlaces[queue]; !isOlder(packet, place); place = nextPlaces[place]) {
            before = place;
        }
        insert(queue, before, packet);
    }

    private boolean isOlder(Packet packet, int place) {
        return packet.createdTicks() < packets[place].createdTicks();
    }

    private void insert(int queue, int before, Packet packet) {
        if (freePlace == NONE) {
            grow();
        }
        int place = freePlace;
        freePlace = nextPlaces[place];
        packets[place] = packet;
        if (before == NONE) {
            nextPlaces[place] = firstPlaces[queue];
            firstPlaces[queue] = place;
        } else {
            nextPlaces[place] = nextPlaces[before];
            nextPlaces[before] = place;
        }
        if (nextPlaces[place] == NONE) {
            lastPlaces[queue] = place;
        }
    }

    /** Takes the first packet out of a queue that is not empty. */
    Packet remove(int queue) {
        int place = firstPlaces[queue];
        Packet packet = packets[place];
        firstPlaces[queue] = nextPlaces[place];
        packets[place] = null;
        nextPlaces[place] = freePlace;
        freePlace = place;
        return packet;
    }

    private void grow() {
        int before = packets.length;
        int after = Math.max(8, before + before / 2);
        packets = Arrays.copyOf(packets, after);
        nextPlaces = Arrays.copyOf(nextPlaces, after);
        for (int place = after - 1; place >= before; place--) {
            nextPlaces[place] = freePlace;
            freePlace = place;
        }
    }
}
