package org.chronogram.models.interconnect;

/**
 * Whether packets arrive in the order in which their source created them. To check all pairs of terminals would take memory
 * for each; a table with a place for many sources, of which a newer one replaces an older, checks most packets where they
 * follow each other.
 */
final class DeliveryOrder {
    private static final int PLACES = 64;
    private static final int SPREAD = 0x9E3779B9;
    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(PLACES);

    private long[] pairs = new long[0];
    private int[] numbers = new int[0];

    /** Notes a packet; false when a later one of the same source was here before. */
    boolean arrive(Packet packet) {
        if (pairs.length == 0) {
            pairs = new long[PLACES];
            numbers = new int[PLACES];
        }
        // A source is never its own destination, so a pair is never 0, which stands for no pair.
        long pair = (long) packet.source() << Integer.SIZE | packet.destination();
        int place = (Long.hashCode(pair) * SPREAD) >>> SHIFT;
        boolean inOrder = pairs[place] != pair || numbers[place] < packet.number();
        pairs[place] = pair;
        numbers[place] = packet.number();
        return inOrder;
    }
}
