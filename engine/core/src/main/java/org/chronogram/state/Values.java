package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;

/** How values of variable length are written, with lengths that are checked when they are read. */
final class Values {
    private Values() {}

    static void writeText(Output out, CharSequence text) {
        out.writeVarInt(text.length(), true);
        for (int i = 0; i < text.length(); i++) {
            out.writeVarInt(text.charAt(i), true);
        }
    }

    static String readText(Input in) {
        char[] text = new char[Lengths.read(in, 1)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) in.readVarInt(true);
        }
        return new String(text);
    }

    static void writeBigInteger(Output out, BigInteger number) {
        byte[] bytes = number.toByteArray();
        out.writeVarInt(bytes.length, true);
        out.writeBytes(bytes);
    }

    static BigInteger readBigInteger(Input in) {
        return new BigInteger(in.readBytes(Lengths.read(in, 1)));
    }

    static void writeBigDecimal(Output out, BigDecimal number) {
        writeBigInteger(out, number.unscaledValue());
        out.writeInt(number.scale());
    }

    static BigDecimal readBigDecimal(Input in) {
        return new BigDecimal(readBigInteger(in), in.readInt());
    }

    static void writeBits(Output out, BitSet bits) {
        long[] words = bits.toLongArray();
        out.writeVarInt(words.length, true);
        out.writeLongs(words, 0, words.length);
    }

    static void readBits(Input in, BitSet bits) {
        bits.clear();
        bits.or(BitSet.valueOf(in.readLongs(Lengths.read(in, Long.BYTES))));
    }
}
