package org.chronogram.models.phold;

import org.chronogram.model.Event;
import org.chronogram.model.PayloadWriter;

/**
 * The payload of an event: a sequence that follows from its time and its sender, so that the receiver can check every
 * byte. Whole 64-bit words first, single bytes after them.
 */
final class PholdPayload {
    private static final long SOURCE_FACTOR = 0x9E3779B97F4A7C15L;

    private PholdPayload() {}

    static long seed(long timeTicks, int source) {
        return timeTicks ^ source * SOURCE_FACTOR;
    }

    static PayloadWriter write(PayloadWriter payload, int length, long seed) {
        long word = seed;
        int offset = 0;
        for (; offset + Long.BYTES <= length; offset += Long.BYTES) {
            word = Mixing.next(word);
            payload.putLong(offset, word);
        }
        for (; offset < length; offset++) {
            word = Mixing.next(word);
            payload.putByte(offset, topByte(word));
        }
        return payload;
    }

    static boolean matches(Event event, long seed) {
        int length = event.payloadLength();
        long word = seed;
        long difference = 0;
        int offset = 0;
        for (; offset + Long.BYTES <= length; offset += Long.BYTES) {
            word = Mixing.next(word);
            difference |= word ^ event.getLong(offset);
        }
        for (; offset < length; offset++) {
            word = Mixing.next(word);
            difference |= topByte(word) ^ event.getByte(offset);
        }
        return difference == 0;
    }

    /** Makes one number of the whole payload as it arrived. */
    static long fold(Event event) {
        int length = event.payloadLength();
        long folded = 0;
        int offset = 0;
        for (; offset + Long.BYTES <= length; offset += Long.BYTES) {
            folded = Long.rotateLeft(folded, 1) ^ event.getLong(offset);
        }
        for (; offset < length; offset++) {
            folded = Long.rotateLeft(folded, 1) ^ event.getByte(offset);
        }
        return folded;
    }

    /** The high bits of a linear congruential sequence are its random ones. */
    private static byte topByte(long word) {
        return (byte) (word >>> 56);
    }
}
