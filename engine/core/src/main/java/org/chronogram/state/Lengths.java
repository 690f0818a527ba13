package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;

/** Lengths read from bytes that may be damaged: none is believed that the remaining bytes cannot fill. */
final class Lengths {
    private Lengths() {}

    /** Reads the length of something of which each element takes at least so many bytes. */
    static int read(Input in, int bytesPerElement) {
        return require(in.readVarInt(true), bytesPerElement, in);
    }

    static int require(int length, int bytesPerElement, Input in) {
        int remaining = in.limit() - in.position();
        if (length < 0 || (long) length * bytesPerElement > remaining) {
            throw new DamagedStateException("length " + length + " with " + remaining + " bytes left");
        }
        return length;
    }
}
