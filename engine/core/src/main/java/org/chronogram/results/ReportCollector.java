package org.chronogram.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.ReportMap;
import org.chronogram.model.RunReport;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/** Collects the results of a run: every declared statistic, then what the model derives from them. Not thread safe. */
public final class ReportCollector implements RunReport {
    private final TimeBase timeBase;
    private final ParameterValues parameters;
    private final RunTotals totals;
    private final Set<String> names = new HashSet<>();
    private final Set<String> checkNames = new HashSet<>();
    private final List<ResultEntry> results = new ArrayList<>();
    private final List<CheckEntry> checks = new ArrayList<>();
    private final List<ReportMap> maps = new ArrayList<>();

    private Throwable failure;

    private ReportCollector(Model model, ParameterValues parameters, RunTotals totals) {
        timeBase = model.timeBase();
        this.parameters = parameters;
        this.totals = totals;
    }

    /**
     * Collects the results of a run.
     *
     * @param model the model.
     * @param parameters values of its parameters.
     * @param totals what the partitions counted.
     * @return the results.
     */
    public static ReportCollector of(Model model, ParameterValues parameters, RunTotals totals) {
        ReportCollector collector = new ReportCollector(model, parameters, totals);
        for (Statistic statistic : totals.statistics().all()) {
            collector.add(statistic.name(), statistic.unit(), statistic.summary(totals.reachedTicks()));
        }
        try {
            model.report(collector);
        } catch (Throwable e) {
            // The statistics of the run must not be lost because its report failed.
            collector.failure = e;
        } finally {
            // The results are written next, and an interrupted thread cannot write files.
            boolean unused = Thread.interrupted();
        }
        return collector;
    }

    /**
     * Returns the error with which the model ended its report early.
     *
     * @return the error; empty when there was none.
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Adds estimates of the means in the steady state, after the statistics, where the run has samples.
     *
     * @param series the samples.
     * @param findsWarmUp whether the transient of each statistic is to be found; else it ends with the warm-up of the run.
     * @return why there is no estimate, for each statistic that has none.
     */
    public List<String> addSteadyState(SeriesTable series, boolean findsWarmUp) {
        SteadyState state = SteadyState.of(series, statistics(), findsWarmUp);
        List<ResultEntry> ofModel = results.subList(totals.statistics().all().size(), results.size());
        List<ResultEntry> after = List.copyOf(ofModel);
        ofModel.clear();
        state.results().forEach(entry -> add(entry.name(), entry.unit(), entry.values()));
        results.addAll(after);
        return state.notes();
    }

    private void add(String name, String unit, Map<String, Number> values) {
        results.add(new ResultEntry(unique(name, names), unit == null ? "" : unit, values));
    }

    /** Numbers duplicate names: they show only at the end of the run, and an error would lose all of its results. */
    private static String unique(String name, Set<String> taken) {
        String unique = String.valueOf(name);
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + " (" + number + ")";
        }
        return unique;
    }

    /**
     * Returns the results.
     *
     * @return the results in the order of reporting.
     */
    public List<ResultEntry> results() {
        return results;
    }

    /**
     * Returns the checks.
     *
     * @return the checks in the order of reporting.
     */
    public List<CheckEntry> checks() {
        return checks;
    }

    /**
     * Returns the maps.
     *
     * @return the maps in the order of reporting.
     */
    public List<ReportMap> maps() {
        return maps;
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
    public long endTicks() {
        return totals.reachedTicks();
    }

    @Override
    public long plannedEndTicks() {
        return totals.plannedEndTicks();
    }

    @Override
    public long measuredFromTicks() {
        return totals.measuredFromTicks();
    }

    @Override
    public int logicalProcesses() {
        return totals.logicalProcesses();
    }

    @Override
    public long events() {
        return totals.events();
    }

    @Override
    public long pendingEvents() {
        return totals.pendingEvents();
    }

    @Override
    public StatisticSet statistics() {
        return totals.statistics();
    }

    @Override
    public long countFromStart(String counter) {
        StatisticSet statistics = statistics();
        long before = totals.measuredFromTicks() == 0
                ? 0
                : statistics.ofWarmUp().counter(counter).count();
        return before + statistics.counter(counter).count();
    }

    @Override
    public void result(String name, double value, String unit) {
        add(name, unit, Map.of("value", value));
    }

    @Override
    public void estimate(String name, double value, double halfWidth, double confidence, String unit) {
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("value", value);
        values.put("halfWidth", halfWidth);
        values.put("confidence", confidence);
        add(name, unit, values);
    }

    @Override
    public void map(ReportMap map) {
        maps.add(Objects.requireNonNull(map, "map"));
    }

    @Override
    public void check(String name, boolean passed, String detail) {
        checks.add(new CheckEntry(unique(name, checkNames), passed, String.valueOf(detail)));
    }
}
