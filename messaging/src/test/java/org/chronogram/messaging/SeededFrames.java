package org.chronogram.messaging;

import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An endless sequence of frames that follows from a seed: one instance makes them, another with the same seed checks them.
 * The shortest and the longest length come first, then lengths over all orders of magnitude.
 */
public final class SeededFrames {
    private final SplittableRandom random;
    private final int maxLength;
    private final UnsafeBuffer frame;
    private final String description;
    private int index = -1;
    private int length;

    public SeededFrames(long seed, int maxLength) {
        random = new SplittableRandom(seed);
        this.maxLength = maxLength;
        frame = new UnsafeBuffer(new byte[maxLength]);
        description = "seed=" + seed;
    }

    public void next() {
        index++;
        length = nextLength();
        long pattern = random.nextLong();
        int offset = 0;
        for (; offset + Long.BYTES <= length; offset += Long.BYTES) {
            frame.putLong(offset, pattern + offset);
        }
        for (; offset < length; offset++) {
            frame.putByte(offset, (byte) (pattern >>> (offset & 7)));
        }
    }

    public UnsafeBuffer frame() {
        return frame;
    }

    public int length() {
        return length;
    }

    public int count() {
        return index + 1;
    }

    /** Makes the next frame and compares; throws an error that names the first difference. */
    public void expectNext(DirectBuffer buffer, int offset, int actualLength) {
        next();
        if (actualLength != length) {
            throw new AssertionError(at() + ": length=" + actualLength + ", expected " + length);
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) != frame.getByte(i)) {
                throw new AssertionError(at() + ": byte " + i + " of " + length + " differs");
            }
        }
    }

    private String at() {
        return description + " frame=" + index;
    }

    private int nextLength() {
        if (index < 2) {
            return index == 0 ? 0 : maxLength;
        }
        int bound = Math.min(maxLength, 1 << random.nextInt(33 - Integer.numberOfLeadingZeros(maxLength)));
        return random.nextInt(bound + 1);
    }
}
