package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Samples of the statistics of a partition, or of a whole run, taken at simulated times. A sample is what the statistics had
 * recorded up to its time, as bytes; of a histogram, which has thousands of counts, only what was recorded since the sample
 * before. Samples are merged as the statistics are. Not thread safe.
 */
public final class StatisticSeries extends Statistic {
    /** No statistic of a model can have this name, as a blank one is refused. */
    private static final String NAME = "a series of all statistics";

    private static final int SAMPLES_PER_PIECE = 64;

    private final Counter events = new Counter("events", "events");
    private final Counter digest = Counter.unsigned("digest", "");

    /** Events and digest, and then the statistics of the model. */
    private final List<Statistic> sampled;

    private final StatisticSample[] samples;

    /** What was recorded up to the end of the warm-up; null before it, or without one. */
    private byte[] warmUp;

    private final SeriesReader reader;

    StatisticSeries(Collection<Statistic> statistics, int samples) {
        super(NAME, "");
        sampled = Stream.concat(Stream.of(events, digest), statistics.stream().filter(Statistic::isSampled))
                .toList();
        this.samples = new StatisticSample[samples];
        reader = new SeriesReader(this.samples, empty(), empty());
        StatisticSample.histograms(sampled).forEach(ValueHistogram::keepRecent);
    }

    /**
     * Returns for how many samples there is room.
     *
     * @return the number.
     */
    public int samples() {
        return samples.length;
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
        samples[Objects.checkIndex(index, samples())] = StatisticSample.take(sampled);
    }

    /** Takes a sample at the end of the warm-up. */
    void takeAtWarmUp() {
        warmUp = StatisticSample.all(sampled);
    }

    /** Adds what was recorded in the warm-up to statistics of the same declarations. */
    void addWarmUp(Collection<Statistic> to) {
        if (warmUp != null) {
            List<Statistic> all = empty();
            StatisticSample.addAll(warmUp, all);
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
     * What a run did in some intervals.
     *
     * @param events events that it handled up to the end.
     * @param digest digest of all events up to the end, as in the result of a run that ends there.
     * @param figures what was recorded, by the names of the statistics in the order of their declaration.
     */
    public record Interval(long events, long digest, Map<String, Map<String, Number>> figures) {}

    /**
     * Summarises what happened in some intervals.
     *
     * @param range the intervals.
     * @return the summary.
     */
    public Interval between(SeriesRange range) {
        return reader.between(range);
    }

    /**
     * Returns the mean of a statistic in some intervals. Costs the same for any number of intervals.
     *
     * @param statistic its name.
     * @param range the intervals.
     * @return the mean; empty where there is none, as nothing was recorded or it is a histogram.
     */
    public Optional<Number> mean(String statistic, SeriesRange range) {
        return reader.mean(statistic, range);
    }

    /**
     * Returns how many events the run had handled at a sample.
     *
     * @param index the sample.
     * @return the number of events.
     */
    public long eventsAt(int index) {
        // The first bytes of a sample are those of this counter.
        return ByteBuffer.wrap(samples[index].totals()).getLong();
    }

    private List<Statistic> empty() {
        List<Statistic> copies = sampled.stream().map(Statistic::emptyCopy).toList();
        StatisticSample.histograms(copies).forEach(ValueHistogram::keepRecent);
        return copies;
    }

    private void merge(int index, StatisticSample sample) {
        samples[index] = samples[index] == null ? sample : reader.merged(samples[index], sample);
    }

    private void mergeWarmUp(byte[] other) {
        List<Statistic> both = empty();
        if (warmUp != null) {
            StatisticSample.addAll(warmUp, both);
        }
        StatisticSample.addAll(other, both);
        warmUp = StatisticSample.all(both);
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
        return isEmptyBetween(0, samples.length) && warmUp == null && nothingIsRecent();
    }

    private boolean isEmptyBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            if (samples[i] != null) {
                return false;
            }
        }
        return true;
    }

    private boolean nothingIsRecent() {
        return StatisticSample.histograms(sampled)
                .allMatch(each -> each.recent().isEmpty());
    }

    @Override
    void clear() {
        Arrays.fill(samples, null);
        warmUp = null;
    }

    @Override
    Statistic emptyCopy() {
        return new StatisticSeries(ofModel(sampled), samples());
    }

    @Override
    void mergeFrom(Statistic other) {
        StatisticSeries added = (StatisticSeries) other;
        for (int i = 0; i < samples.length; i++) {
            if (added.samples[i] != null) {
                merge(i, added.samples[i]);
            }
        }
        if (added.warmUp != null) {
            mergeWarmUp(added.warmUp);
        }
    }

    /** The last piece has the warm-up, and what was recorded since the last sample. */
    @Override
    int pieces() {
        return lastPiece() + 1;
    }

    private int lastPiece() {
        return (samples.length + SAMPLES_PER_PIECE - 1) / SAMPLES_PER_PIECE;
    }

    private int end(int piece) {
        return Math.min(samples.length, (piece + 1) * SAMPLES_PER_PIECE);
    }

    @Override
    boolean isEmpty(int piece) {
        return piece == lastPiece()
                ? warmUp == null && nothingIsRecent()
                : isEmptyBetween(piece * SAMPLES_PER_PIECE, end(piece));
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        if (piece == lastPiece()) {
            StatisticSample.writeBytes(warmUp == null ? new byte[0] : warmUp, out);
            StatisticSample.writeRecent(sampled, out);
            return;
        }
        for (int i = piece * SAMPLES_PER_PIECE; i < end(piece); i++) {
            out.writeBoolean(samples[i] != null);
            if (samples[i] != null) {
                samples[i].write(out);
            }
        }
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        if (piece == lastPiece()) {
            mergeOpen(in);
            return;
        }
        for (int i = piece * SAMPLES_PER_PIECE; i < end(piece); i++) {
            if (in.readBoolean()) {
                merge(i, StatisticSample.read(in));
            }
        }
    }

    private void mergeOpen(DataInput in) throws IOException {
        byte[] other = StatisticSample.readBytes(in);
        if (other.length > 0) {
            mergeWarmUp(other);
        }
        StatisticSample.mergeRecent(in, sampled);
    }
}
