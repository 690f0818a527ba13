package org.chronogram.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.ReportMap;
import org.chronogram.model.RunReport;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/** A finished run and what its model reported. */
public final class RecordedReport implements RunReport {
    private final ParameterValues parameters;
    private final TimeBase timeBase;
    private final long endTicks;
    private final int logicalProcesses;
    private final long events;
    private final long pendingEvents;
    private final Map<String, Double> results = new LinkedHashMap<>();
    private final Map<String, Double> halfWidths = new LinkedHashMap<>();
    private final Map<String, String> failedChecks = new LinkedHashMap<>();
    private final List<ReportMap> maps = new ArrayList<>();
    private final Map<String, String> passedChecks = new LinkedHashMap<>();
    private StatisticSet statistics;

    /**
     * Creates the report of a run, without statistics yet.
     *
     * @param parameters values of the parameters.
     * @param timeBase time base of the model.
     * @param endTicks end of the run.
     * @param logicalProcesses number of LPs.
     * @param events events handled.
     * @param pendingEvents events pending at the end.
     */
    public RecordedReport(
            ParameterValues parameters,
            TimeBase timeBase,
            long endTicks,
            int logicalProcesses,
            long events,
            long pendingEvents) {
        this.parameters = parameters;
        this.timeBase = timeBase;
        this.endTicks = endTicks;
        this.logicalProcesses = logicalProcesses;
        this.events = events;
        this.pendingEvents = pendingEvents;
    }

    /**
     * Takes the statistics of all partitions.
     *
     * @param parts one set per partition.
     */
    public void merge(List<StatisticSet> parts) {
        statistics = parts.get(0);
        parts.subList(1, parts.size()).forEach(statistics::mergeFrom);
    }

    /** Returns results and estimates by name. */
    public Map<String, Double> results() {
        return results;
    }

    /** Returns a result or estimate. */
    public double valueOf(String name) {
        return results.get(name);
    }

    /** Returns half the width of the confidence interval of an estimate. */
    public double halfWidthOf(String name) {
        return halfWidths.get(name);
    }

    /** Returns the details of the checks that failed. */
    public Map<String, String> failedChecks() {
        return failedChecks;
    }

    /** Returns the details of the checks that passed. */
    public Map<String, String> passedChecks() {
        return passedChecks;
    }

    /** Returns everything that must be the same for the same run, in words. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder("events " + events + " pending " + pendingEvents);
        for (Statistic statistic : statistics.all()) {
            text.append('\n').append(statistic.name()).append(statistic.summary(endTicks));
        }
        return text.append('\n').append(results).append(halfWidths).toString();
    }

    @Override
    public ParameterValues parameters() {
        return parameters;
    }

    @Override
    public TimeBase timeBase() {
        return timeBase;
    }

    @Override
    public long plannedEndTicks() {
        return endTicks;
    }

    @Override
    public long endTicks() {
        return endTicks;
    }

    @Override
    public long countFromStart(String counter) {
        return statistics().counter(counter).count();
    }

    @Override
    public long measuredFromTicks() {
        return 0;
    }

    @Override
    public int logicalProcesses() {
        return logicalProcesses;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public long pendingEvents() {
        return pendingEvents;
    }

    @Override
    public StatisticSet statistics() {
        return statistics;
    }

    @Override
    public void result(String name, double value, String unit) {
        if (results.put(name, value) != null) {
            throw new IllegalArgumentException("reported twice: " + name);
        }
    }

    @Override
    public void estimate(String name, double value, double halfWidth, double confidence, String unit) {
        result(name, value, unit);
        halfWidths.put(name, halfWidth);
    }

    @Override
    public void map(ReportMap map) {
        maps.add(map);
    }

    /** Returns the maps that the model has added. */
    public List<ReportMap> maps() {
        return maps;
    }

    @Override
    public void check(String name, boolean passed, String detail) {
        (passed ? passedChecks : failedChecks).put(name, detail);
    }
}
