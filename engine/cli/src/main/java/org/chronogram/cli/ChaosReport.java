package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronogram.results.Difference;
import org.chronogram.results.Recovery;
import org.chronogram.results.RunResult;

/** Reports, run by run, whether faults have changed the results. */
final class ChaosReport {
    private final ComparisonOutput output;
    private final List<Map<String, Object>> runs = new ArrayList<>();
    private RunResult reference;
    private int different;

    ChaosReport(PrintWriter out, boolean json) {
        output = new ComparisonOutput(out, json, "  %-12s %s%n");
    }

    /** Reports the undisturbed run, with which all others are compared. */
    void reference(RunResult result) {
        reference = result;
        output.heading(
                result,
                ", on "
                        + Summary.machinery(
                                result.execution().workers(), result.execution().threads()));
        output.line("undisturbed", ComparisonOutput.ran("ref", result));
    }

    RunResult reference() {
        return reference;
    }

    void disturbed(int run, Map<FaultKind, Integer> faults, RunResult result, Optional<Difference> difference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run);
        fields.put("status", difference.isPresent() ? "different" : "ok");
        Map<String, Object> counts = new LinkedHashMap<>();
        faults.forEach((fault, count) -> counts.put(fault.toString(), count));
        fields.put("faults", counts);
        fields.put("recoveries", losses(result));
        fields.put("checkpoints", result.execution().checkpoints().committed());
        fields.putAll(ComparisonOutput.run(result));
        output.line(
                "run " + run,
                ComparisonOutput.ran(difference.isPresent() ? "DIFF" : "ok", result) + "  recoveries " + losses(result)
                        + " (faults: " + listed(faults) + ")");
        if (difference.isPresent()) {
            output.difference(difference.get(), fields);
            different++;
        }
        runs.add(fields);
    }

    /** Returns the number of the newest recovery, because a long list holds only the newest ones. */
    private static long losses(RunResult result) {
        List<Recovery> recoveries = result.execution().recoveries();
        return recoveries.isEmpty() ? 0 : recoveries.get(recoveries.size() - 1).number();
    }

    private static String listed(Map<FaultKind, Integer> faults) {
        return faults.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Prints the verdict; returns the exit code. */
    int finish(boolean stopped) {
        String verdict = verdict(stopped);
        return output.finish(verdict, object(verdict), different > 0, stopped);
    }

    private String verdict(boolean stopped) {
        if (different > 0) {
            return Numbers.counted(different, "run") + " of " + runs.size()
                    + " gave another result than the undisturbed run";
        }
        return (stopped ? "stopped: " : "") + "same result in " + Numbers.counted(runs.size(), "disturbed run")
                + " as in the undisturbed run";
    }

    private Map<String, Object> object(String verdict) {
        Map<String, Object> object = ComparisonOutput.input(reference);
        object.put("workers", reference.execution().workers());
        object.put("threads", reference.execution().threads());
        object.put("same", different == 0);
        object.put("verdict", verdict);
        object.put("reference", ComparisonOutput.run(reference));
        object.put("runs", runs);
        return object;
    }
}
