package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.results.Difference;
import org.chronogram.results.RunResult;

/** Reports the findings of a verification, combination by combination. */
final class VerificationReport {
    private final ComparisonOutput output;
    private final List<Map<String, Object>> combinations = new ArrayList<>();
    private RunResult reference;
    private int same;
    private int skipped;
    private int different;

    VerificationReport(PrintWriter out, boolean json) {
        output = new ComparisonOutput(out, json, "  %-24s %s%n");
    }

    /** Reports the run with which all others are compared. */
    void reference(RunResult result) {
        reference = result;
        output.reference(result);
    }

    void compared(RunResult result, Optional<Difference> difference) {
        Combination combination =
                new Combination(result.execution().workers(), result.execution().threads());
        Map<String, Object> fields = fields(combination, difference.isPresent() ? "different" : "ok");
        fields.putAll(ComparisonOutput.run(result));
        output.line(combination.toString(), ComparisonOutput.ran(difference.isPresent() ? "DIFF" : "ok", result));
        if (difference.isPresent()) {
            output.difference(difference.get(), fields);
            different++;
        } else {
            same++;
        }
        combinations.add(fields);
    }

    void skipped(Combination combination, String reason) {
        Map<String, Object> fields = fields(combination, "skipped");
        fields.put("reason", reason);
        skipped++;
        combinations.add(fields);
        output.line(combination.toString(), "skipped: " + reason);
    }

    /** Prints the verdict; returns the exit code. */
    int finish(boolean stopped) {
        String verdict = verdict(stopped);
        return output.finish(verdict, object(verdict), different > 0, stopped);
    }

    private String verdict(boolean stopped) {
        if (different > 0) {
            return Numbers.counted(different, "combination") + " of " + (same + different)
                    + " gave another result than the sequential engine";
        }
        return (stopped ? "stopped: " : "") + "same result on " + Numbers.counted(same, "combination")
                + " as on the sequential engine" + (skipped > 0 ? "; " + skipped + " skipped" : "");
    }

    private Map<String, Object> object(String verdict) {
        Map<String, Object> object = ComparisonOutput.input(reference);
        object.put("same", different == 0);
        object.put("verdict", verdict);
        object.put("reference", ComparisonOutput.run(reference));
        object.put("combinations", combinations);
        return object;
    }

    private static Map<String, Object> fields(Combination combination, String status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("workers", combination.workers());
        fields.put("threads", combination.threads());
        fields.put("status", status);
        return fields;
    }
}
