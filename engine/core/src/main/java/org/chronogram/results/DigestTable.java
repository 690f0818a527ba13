package org.chronogram.results;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chronogram.model.DigestSeries;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;
import org.chronogram.text.CsvText;

/**
 * The log of digests of a run: a row for each of some simulated times, with the digest of all events before it, and that of
 * the events of each group of LPs. The rows depend on the input of the run alone, so two runs part where their rows do.
 */
public final class DigestTable {
    /** The log of a run that keeps none. */
    public static final DigestTable NONE = new DigestTable(Optional.empty(), 0, 0, TimeBase.SECONDS);

    /** The columns before those of the groups. */
    static final int GROUP_COLUMNS_FROM = 4;

    private final Optional<DigestSeries> digests;
    private final int logicalProcesses;
    private final long everyTicks;
    private final TimeBase timeBase;

    private DigestTable(Optional<DigestSeries> digests, int logicalProcesses, long everyTicks, TimeBase timeBase) {
        this.digests = digests;
        this.logicalProcesses = logicalProcesses;
        this.everyTicks = everyTicks;
        this.timeBase = timeBase;
    }

    /**
     * Makes the table of a run.
     *
     * @param statistics statistics of the run.
     * @param logicalProcesses how many LPs it has.
     * @param everyTicks time from row to row.
     * @param timeBase time base of the model.
     * @return the table, without rows where the run keeps no log.
     */
    public static DigestTable of(StatisticSet statistics, int logicalProcesses, long everyTicks, TimeBase timeBase) {
        return new DigestTable(statistics.digests(), logicalProcesses, everyTicks, timeBase);
    }

    /**
     * Returns how many rows there are.
     *
     * @return the number of times whose digests are known.
     */
    public int rows() {
        return digests.map(DigestSeries::taken).orElse(0);
    }

    /** Writes all rows as CSV (RFC 4180). */
    void writeTo(OutputStream out) throws IOException {
        DigestSeries series = digests.orElseThrow();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(header());
        for (int index = 0; index < series.times(); index++) {
            if (series.has(index)) {
                text.write(row(series, index));
            }
        }
        text.flush();
    }

    /** Names the LPs of each group, so that a reader need not know how they are divided. */
    private String header() {
        StringBuilder header = new StringBuilder("ticks,time,events,digest");
        for (int group = 0; group < DigestSeries.GROUPS; group++) {
            if (!isEmpty(group)) {
                header.append(",LPs ").append(first(group)).append('-').append(first(group + 1) - 1);
            }
        }
        return header.append(CsvText.LINE_END).toString();
    }

    private int first(int group) {
        return DigestSeries.firstLp(group, logicalProcesses);
    }

    private boolean isEmpty(int group) {
        return first(group) == first(group + 1);
    }

    private String row(DigestSeries series, int index) {
        long ticks = (index + 1) * everyTicks;
        StringBuilder row = new StringBuilder()
                .append(ticks)
                .append(',')
                .append(timeBase.format(ticks))
                .append(',')
                .append(series.events(index))
                .append(',')
                .append(hex(series.digest(index)));
        for (int group = 0; group < DigestSeries.GROUPS; group++) {
            if (!isEmpty(group)) {
                row.append(',').append(hex(series.digest(index, group)));
            }
        }
        return row.append(CsvText.LINE_END).toString();
    }

    private static String hex(long digest) {
        return String.format("%016x", digest);
    }
}
