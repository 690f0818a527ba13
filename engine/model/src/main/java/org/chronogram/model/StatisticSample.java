package org.chronogram.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a series keeps of a simulated time, as bytes.
 *
 * @param totals what all statistics but histograms had recorded so far.
 * @param recent what each histogram has recorded since the sample before, or since measuring began.
 */
record StatisticSample(byte[] totals, byte[] recent) {
    /** Writes or reads a statistic. */
    private interface Step<S, B> {
        void apply(S statistic, B bytes) throws IOException;
    }

    /** Takes a sample of statistics; what their histograms record from now on belongs to the next one. */
    static StatisticSample take(List<Statistic> statistics) {
        byte[] totals = bytes(totals(statistics), (each, out) -> each.write(0, out));
        byte[] recent =
                bytes(histograms(statistics), (each, out) -> each.recent().write(out));
        histograms(statistics).forEach(each -> each.recent().clear());
        return new StatisticSample(totals, recent);
    }

    /** Returns all that statistics have recorded. */
    static byte[] all(List<Statistic> statistics) {
        return bytes(statistics.stream(), (each, out) -> each.write(0, out));
    }

    /** Adds what {@link #all} has returned. */
    static void addAll(byte[] all, List<Statistic> to) {
        add(all, to.stream(), (each, in) -> each.merge(0, in));
    }

    static Stream<ValueHistogram> histograms(List<Statistic> statistics) {
        return statistics.stream().filter(ValueHistogram.class::isInstance).map(ValueHistogram.class::cast);
    }

    private static Stream<Statistic> totals(List<Statistic> statistics) {
        return statistics.stream().filter(each -> !(each instanceof ValueHistogram));
    }

    /** Adds what all statistics but histograms had recorded. */
    void addTotals(List<Statistic> to) {
        add(totals, totals(to), (each, in) -> each.merge(0, in));
    }

    /** Adds what histograms have recorded since the sample before. */
    void addRecent(List<Statistic> to) {
        add(recent, histograms(to), (each, in) -> each.recent().merge(in));
    }

    /** Returns the sample of two partitions together; needs statistics in which nothing was recorded. */
    StatisticSample mergedWith(StatisticSample other, List<Statistic> empty) {
        for (StatisticSample sample : List.of(this, other)) {
            sample.addTotals(empty);
            sample.addRecent(empty);
        }
        return take(empty);
    }

    private static <S> byte[] bytes(Stream<S> statistics, Step<S, DataOutput> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (S statistic : (Iterable<S>) statistics::iterator) {
                write.apply(statistic, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <S> void add(byte[] sample, Stream<S> to, Step<S, DataInput> merge) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(sample));
        try {
            for (S statistic : (Iterable<S>) to::iterator) {
                merge.apply(statistic, in);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("damaged sample of statistics: " + e, e);
        }
    }

    /** Writes what histograms have recorded since the last sample. */
    static void writeRecent(List<Statistic> statistics, DataOutput out) throws IOException {
        for (ValueHistogram histogram : histograms(statistics).toList()) {
            histogram.recent().write(out);
        }
    }

    /** Adds what {@link #writeRecent} has written. */
    static void mergeRecent(DataInput in, List<Statistic> statistics) throws IOException {
        for (ValueHistogram histogram : histograms(statistics).toList()) {
            histogram.recent().merge(in);
        }
    }

    void write(DataOutput out) throws IOException {
        writeBytes(totals, out);
        writeBytes(recent, out);
    }

    static StatisticSample read(DataInput in) throws IOException {
        return new StatisticSample(readBytes(in), readBytes(in));
    }

    static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInput in) throws IOException {
        return EncodedHistogram.readBytes(in, in.readInt());
    }
}
