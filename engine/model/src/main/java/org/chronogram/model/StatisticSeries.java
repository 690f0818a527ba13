package org.chronogram.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Samples of the statistics of a partition, or of a whole run, taken at simulated times. A sample is what the statistics had
 * recorded up to its time, as bytes; it is merged as they are. Not thread safe.
 */
public final class StatisticSeries extends Statistic {
    /** No statistic of a model can have this name, as a blank one is refused. */
    private static final String NAME = "a series of all statistics";

    private static final int SAMPLES_PER_PIECE = 64;

    private final Counter events = new Counter("events", "events");
    private final Counter digest = Counter.unsigned("digest", "");

    /** Events and digest, and then the statistics of the model. */
    private final List<Statistic> sampled;

    private final byte[][] samples;

    StatisticSeries(Collection<Statistic> statistics, int samples) {
        super(NAME, "");
        sampled = Stream.concat(Stream.of(events, digest), statistics.stream().filter(Statistic::isSampled))
                .toList();
        // The last one is that of the end of the warm-up.
        this.samples = new byte[samples + 1][];
    }

    /**
     * Returns for how many samples there is room.
     *
     * @return the number.
     */
    public int samples() {
        return samples.length - 1;
    }

    /**
     * Returns how many samples were taken.
     *
     * @return the number, from the first one on.
     */
    public int taken() {
        int taken = 0;
        while (taken < samples() && samples[taken] != null) {
            taken++;
        }
        return taken;
    }

    /**
     * Takes a sample of what the statistics have recorded.
     *
     * @param index which one, from 0.
     * @param handledEvents events that the partition has handled.
     * @param digestOfAll digest of all events that its LPs have handled.
     */
    public void take(int index, long handledEvents, long digestOfAll) {
        events.clear();
        events.add(handledEvents);
        digest.clear();
        digest.add(digestOfAll);
        samples[Objects.checkIndex(index, samples())] = bytes(sampled);
    }

    /** Takes a sample at the end of the warm-up. */
    void takeAtWarmUp() {
        samples[samples()] = bytes(sampled);
    }

    /** Adds what was recorded in the warm-up to statistics of the same declarations. */
    void addWarmUp(Collection<Statistic> to) {
        if (samples[samples()] != null) {
            List<Statistic> all = empty();
            add(samples[samples()], all);
            Map<String, Statistic> byName = new LinkedHashMap<>();
            ofModel(all).forEach(statistic -> byName.put(statistic.name(), statistic));
            to.stream()
                    .filter(Statistic::isSampled)
                    .forEach(statistic -> statistic.mergeFrom(byName.get(statistic.name())));
        }
    }

    /** Returns all but events and digest. */
    private static List<Statistic> ofModel(List<Statistic> statistics) {
        return statistics.subList(2, statistics.size());
    }

    /**
     * What a run did between two samples.
     *
     * @param events events that it handled up to the end.
     * @param digest digest of all events up to the end, as in the result of a run that ends there.
     * @param figures what was recorded, by the names of the statistics in the order of their declaration.
     */
    public record Interval(long events, long digest, Map<String, Map<String, Number>> figures) {}

    /**
     * Summarises what happened between two samples.
     *
     * @param first the sample at the begin; -1 where measuring began.
     * @param last the sample at the end.
     * @param beginTicks time of the first one, in ticks.
     * @param endTicks time of the last one, in ticks.
     * @return the summary.
     */
    public Interval between(int first, int last, long beginTicks, long endTicks) {
        List<Statistic> begin = empty();
        List<Statistic> end = empty();
        if (first >= 0) {
            add(samples[first], begin);
        }
        add(samples[last], end);
        Map<String, Map<String, Number>> figures = new LinkedHashMap<>();
        for (int i = 2; i < end.size(); i++) {
            figures.put(end.get(i).name(), end.get(i).interval(begin.get(i), beginTicks, endTicks));
        }
        return new Interval(((Counter) end.get(0)).count(), ((Counter) end.get(1)).count(), figures);
    }

    /**
     * Returns how many events the run had handled at a sample.
     *
     * @param index the sample.
     * @return the number of events.
     */
    public long eventsAt(int index) {
        // The first bytes of a sample are those of this counter.
        return ByteBuffer.wrap(samples[index]).getLong();
    }

    private List<Statistic> empty() {
        return sampled.stream().map(Statistic::emptyCopy).toList();
    }

    private static byte[] bytes(List<Statistic> statistics) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (Statistic statistic : statistics) {
                statistic.write(0, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(byte[] sample, List<Statistic> to) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(sample));
        try {
            for (Statistic statistic : to) {
                statistic.merge(0, in);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("damaged sample of statistics: " + e, e);
        }
    }

    private void merge(int index, byte[] sample) {
        if (samples[index] == null) {
            samples[index] = sample;
            return;
        }
        List<Statistic> both = empty();
        add(samples[index], both);
        add(sample, both);
        samples[index] = bytes(both);
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        return Map.of("count", taken());
    }

    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        throw new IllegalStateException("a series is not sampled");
    }

    @Override
    String kind() {
        return "series of " + samples() + " samples";
    }

    @Override
    boolean isEmpty() {
        return isEmptyBetween(0, samples.length);
    }

    private boolean isEmptyBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            if (samples[i] != null) {
                return false;
            }
        }
        return true;
    }

    @Override
    void clear() {
        Arrays.fill(samples, null);
    }

    @Override
    Statistic emptyCopy() {
        return new StatisticSeries(ofModel(sampled), samples());
    }

    @Override
    void mergeFrom(Statistic other) {
        byte[][] others = ((StatisticSeries) other).samples;
        for (int i = 0; i < samples.length; i++) {
            if (others[i] != null) {
                merge(i, others[i]);
            }
        }
    }

    @Override
    int pieces() {
        return (samples.length + SAMPLES_PER_PIECE - 1) / SAMPLES_PER_PIECE;
    }

    private int end(int piece) {
        return Math.min(samples.length, (piece + 1) * SAMPLES_PER_PIECE);
    }

    @Override
    boolean isEmpty(int piece) {
        return isEmptyBetween(piece * SAMPLES_PER_PIECE, end(piece));
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        for (int i = piece * SAMPLES_PER_PIECE; i < end(piece); i++) {
            out.writeInt(samples[i] == null ? -1 : samples[i].length);
            if (samples[i] != null) {
                out.write(samples[i]);
            }
        }
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        for (int i = piece * SAMPLES_PER_PIECE; i < end(piece); i++) {
            int length = in.readInt();
            if (length >= 0) {
                merge(i, ValueHistogram.readBytes(in, length));
            }
        }
    }
}
