package org.chronogram.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** Helpers of the tests of all statistics: division into parts, merging in a random order, conversion to bytes. */
final class Statistics {
    private Statistics() {}

    /** Deals the inputs to parts at random and merges the parts pairwise in a random order. */
    static <T extends Statistic, V> T inParts(T empty, List<V> inputs, BiConsumer<T, V> recorder, Random random) {
        List<T> parts = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            parts.add(copyOf(empty));
        }
        for (V input : inputs) {
            recorder.accept(parts.get(random.nextInt(parts.size())), input);
        }
        while (parts.size() > 1) {
            T taken = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).mergeFrom(taken);
        }
        return parts.get(0);
    }

    static <T extends Statistic, V> T inOne(T empty, List<V> inputs, BiConsumer<T, V> recorder) {
        T all = copyOf(empty);
        inputs.forEach(input -> recorder.accept(all, input));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Statistic> T copyOf(T empty) {
        return (T) empty.emptyCopy();
    }

    static byte[] bytes(Statistic statistic) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int piece = 0; piece < statistic.pieces(); piece++) {
                statistic.write(piece, new DataOutputStream(bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a statistic and merges it into a new one. */
    static <T extends Statistic> T throughBytes(T statistic) {
        T copy = copyOf(statistic);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(statistic)));
        try {
            for (int piece = 0; piece < copy.pieces(); piece++) {
                copy.merge(piece, in);
            }
            if (in.available() > 0) {
                throw new AssertionError("not read: " + in.available() + " bytes");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** Values of all magnitudes and both signs, so that sums leave 64 bits. */
    static List<Long> anyLongs(Random random, int count) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(random.nextLong() >> (2 + random.nextInt(60)));
        }
        return values;
    }
}
