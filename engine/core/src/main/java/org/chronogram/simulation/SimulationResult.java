package org.chronogram.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.ReportCollector;
import org.chronogram.results.ResultEntry;
import org.chronogram.results.RunTotals;

/** The results of a {@link Simulation}: those that {@code sim run} prints, by name. Immutable. */
public final class SimulationResult {
    private static final String COUNT = "count";

    private final Map<String, Map<String, Number>> results = new LinkedHashMap<>();
    private final List<CheckEntry> checks;
    private final int logicalProcesses;
    private final long events;
    private final long pendingEvents;
    private final long digest;
    private final long reachedTicks;
    private final Optional<String> endedBy;

    SimulationResult(RunTotals totals, long digest, ReportCollector report, Optional<String> endedBy) {
        reachedTicks = totals.reachedTicks();
        this.endedBy = endedBy;
        logicalProcesses = totals.logicalProcesses();
        events = totals.events();
        pendingEvents = totals.pendingEvents();
        this.digest = digest;
        for (ResultEntry entry : report.results()) {
            results.put(entry.name(), Collections.unmodifiableMap(entry.values()));
        }
        checks = List.copyOf(report.checks());
    }

    /**
     * Returns the digest, which is the same only where all LPs have handled the same events in the same order.
     *
     * @return 64 bits over all handled events.
     */
    public long digest() {
        return digest;
    }

    /**
     * Returns the digest as {@code sim run} prints it.
     *
     * @return 16 hexadecimal digits.
     */
    public String digestText() {
        return String.format("%016x", digest);
    }

    /**
     * Returns how many LPs the model has.
     *
     * @return the number of LPs.
     */
    public int logicalProcesses() {
        return logicalProcesses;
    }

    /**
     * Returns how many events were handled.
     *
     * @return the number of events.
     */
    public long events() {
        return events;
    }

    /**
     * Returns how many events lie at the end time or behind it.
     *
     * @return the number of events that were not handled.
     */
    public long pendingEvents() {
        return pendingEvents;
    }

    /**
     * Returns the time at which the run has ended.
     *
     * @return time in ticks, the end time unless an LP has ended the run.
     */
    public long reachedTicks() {
        return reachedTicks;
    }

    /**
     * Tells which LP has ended the run, and why.
     *
     * @return a text such as {@code LP 17 at 12.3s: buffer overflow}; empty when the run has come to its end time.
     */
    public Optional<String> endedBy() {
        return endedBy;
    }

    /**
     * Returns the names of all results, first those of the statistics.
     *
     * @return the names, in the order in which the model declares or reports them.
     */
    public List<String> names() {
        return List.copyOf(results.keySet());
    }

    /**
     * Returns a result of a single number: what the model reports, or the count of a counter.
     *
     * @param name name of the result.
     * @return its number.
     * @throws NoSuchElementException when there is no such result, or it has several numbers.
     */
    public double value(String name) {
        Map<String, Number> numbers = numbers(name);
        if (numbers.size() == 1) {
            return numbers.values().iterator().next().doubleValue();
        }
        return value(name, "value");
    }

    /**
     * Returns one of the numbers of a result.
     *
     * @param name name of the result.
     * @param number name of the number, for example {@code mean}.
     * @return the number.
     * @throws NoSuchElementException when there is none of these names.
     */
    public double value(String name, String number) {
        return number(name, number).doubleValue();
    }

    /**
     * Returns the count of a counter or a tally.
     *
     * @param name name of the result.
     * @return its count.
     * @throws NoSuchElementException when there is none of this name.
     */
    public long count(String name) {
        return number(name, COUNT).longValue();
    }

    private Number number(String name, String number) {
        Map<String, Number> numbers = numbers(name);
        if (!numbers.containsKey(number)) {
            throw new NoSuchElementException("the result '" + name + "' has no number '" + number + "': it has "
                    + String.join(", ", numbers.keySet()));
        }
        return numbers.get(number);
    }

    /**
     * Returns all numbers of a result.
     *
     * @param name name of the result.
     * @return its numbers by their names, for example {@code count} and {@code mean}.
     * @throws NoSuchElementException when there is none of this name.
     */
    public Map<String, Number> numbers(String name) {
        if (!results.containsKey(name)) {
            throw new NoSuchElementException(
                    "there is no result '" + name + "': there are " + String.join(", ", results.keySet()));
        }
        return results.get(name);
    }

    /**
     * Returns the checks of the model on itself that have failed.
     *
     * @return a line for each, with its name, what was found and what was expected; empty when all have passed.
     */
    public List<String> failedChecks() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.name() + ": " + check.detail())
                .toList();
    }
}
