package org.chronogram.kernel;

import org.chronogram.model.Event;

/** The event being handled, read from the record where it lies. Not thread safe. */
final class CurrentEvent implements Event {
    private long[] words;
    private int start;
    private int payloadLength;

    void wrap(long[] newWords, int offset) {
        words = newWords;
        start = offset;
        payloadLength = EventLayout.payloadLengthBytes(newWords, offset);
    }

    /** Tells whether this is an event that an LP handles at a time; any thread may ask. */
    boolean isOf(int lp, long ticks) {
        long[] record = words;
        int at = start;
        return record != null && EventLayout.time(record, at) == ticks && EventLayout.target(record, at) == lp;
    }

    @Override
    public long time() {
        return EventLayout.time(words, start);
    }

    @Override
    public int source() {
        return EventLayout.source(words, start);
    }

    @Override
    public int sequence() {
        return EventLayout.sequence(words, start);
    }

    @Override
    public int type() {
        return EventLayout.type(words, start);
    }

    @Override
    public int payloadLength() {
        return payloadLength;
    }

    @Override
    public byte getByte(int offset) {
        return (byte) (word(offset, Byte.BYTES) >>> ((offset & 7) << 3));
    }

    @Override
    public short getShort(int offset) {
        return (short) (word(offset, Short.BYTES) >>> ((offset & 7) << 3));
    }

    @Override
    public int getInt(int offset) {
        return (int) (word(offset, Integer.BYTES) >>> ((offset & 7) << 3));
    }

    @Override
    public long getLong(int offset) {
        return word(offset, Long.BYTES);
    }

    private long word(int offset, int size) {
        PayloadBounds.check(offset, size, payloadLength);
        return EventLayout.payloadWord(words, start, offset >>> 3);
    }

    @Override
    public void getBytes(int offset, byte[] destination, int destinationOffset, int length) {
        PayloadBounds.checkRange(offset, length, payloadLength);
        for (int i = 0; i < length; i++) {
            destination[destinationOffset + i] = getByte(offset + i);
        }
    }
}
