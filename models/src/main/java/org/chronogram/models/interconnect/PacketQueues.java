package org.chronogram.models.interconnect;

import java.util.Arrays;

/** Queues of packets, first in, first out, which share their memory. */
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

    void add(int queue, Packet packet) {
        if (freePlace == NONE) {
            grow();
        }
        int place = freePlace;
        freePlace = nextPlaces[place];
        packets[place] = packet;
        nextPlaces[place] = NONE;
        if (isEmpty(queue)) {
            firstPlaces[queue] = place;
        } else {
            nextPlaces[lastPlaces[queue]] = place;
        }
        lastPlaces[queue] = place;
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
