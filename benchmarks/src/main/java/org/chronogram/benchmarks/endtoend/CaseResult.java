package org.chronogram.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All runs of one case.
 *
 * @param benchCase the case.
 * @param outcomes the runs of every contender, in the order in which they took part.
 */
record CaseResult(BenchCase benchCase, Map<Contender, List<RunOutcome>> outcomes) {
    static CaseResult empty(BenchCase benchCase, List<Contender> contenders) {
        Map<Contender, List<RunOutcome>> outcomes = new LinkedHashMap<>();
        contenders.forEach(contender -> outcomes.put(contender, new ArrayList<>()));
        return new CaseResult(benchCase, outcomes);
    }

    void add(Contender contender, RunOutcome outcome) {
        outcomes.get(contender).add(outcome);
    }

    Spread eventsPerSecond(Contender contender) {
        return Spread.over(outcomes.get(contender), RunOutcome::eventsPerSecond);
    }

    /** Returns how many times as fast a contender is as another; NaN when the other did not take part. */
    double ratio(Contender contender, Contender other) {
        return outcomes.containsKey(other)
                ? eventsPerSecond(contender).median() / eventsPerSecond(other).median()
                : Double.NaN;
    }

    Spread stepsPerSecond(Contender contender) {
        return Spread.over(outcomes.get(contender), RunOutcome::stepsPerSecond);
    }

    StepWaits stepWaits(Contender contender) {
        List<StepWaits> waits =
                outcomes.get(contender).stream().map(RunOutcome::stepWaits).toList();
        return new StepWaits(
                Spread.over(waits, StepWaits::p50).median(),
                Spread.over(waits, StepWaits::p99).median(),
                Spread.over(waits, StepWaits::p999).median());
    }

    double peakRssBytes(Contender contender) {
        return Spread.over(outcomes.get(contender), RunOutcome::peakRssBytes).max();
    }

    /** Returns the runs whose events or digests differ from the others, as lines of text; empty when all agree. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        differences.addAll(differences("events", contender -> contender.kind().isOurs(), RunOutcome::events));
        differences.addAll(differences("digest", contender -> contender.kind().isOurs(), RunOutcome::digest));
        differences.addAll(differences(
                "reference events",
                contender -> contender.kind() != Contender.Kind.PARALLEL,
                RunOutcome::referenceEvents));
        return differences;
    }

    /** Compares one field of all runs of some contenders with that of the first of these runs. */
    private List<String> differences(String what, Predicate<Contender> who, Function<RunOutcome, Object> field) {
        List<String> differences = new ArrayList<>();
        Object expected = null;
        for (Map.Entry<Contender, List<RunOutcome>> entry : outcomes.entrySet()) {
            for (RunOutcome outcome : who.test(entry.getKey()) ? entry.getValue() : List.<RunOutcome>of()) {
                Object found = field.apply(outcome);
                if (expected != null && !expected.equals(found)) {
                    differences.add(difference(entry.getKey(), what, found, expected));
                }
                expected = expected == null ? found : expected;
            }
        }
        return differences;
    }

    private String difference(Contender contender, String what, Object found, Object expected) {
        return benchCase.name() + ": " + contender.name() + " has another result than those before it: " + what + " "
                + found + ", expected " + expected;
    }
}
