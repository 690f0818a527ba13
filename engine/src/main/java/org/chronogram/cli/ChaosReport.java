package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.results.Difference;
import org.chronogram.results.JsonText;
import org.chronogram.results.RunResult;

/** What faults have done to the results: a line for every run as it comes, or one JSON object at the end. */
final class ChaosReport {
    private static final String LINE = "  %-12s %s%n";

    private final PrintWriter out;
    private final boolean json;
    private final List<Map<String, Object>> runs = new ArrayList<>();
    private RunResult reference;
    private int different;

    ChaosReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Takes the undisturbed run, with which all others are compared. */
    void reference(RunResult result) {
        reference = result;
        if (!json) {
            out.printf(
                    "%s: %s, seed %d, up to %s, on %s%n",
                    result.model(),
                    Numbers.counted(result.lps(), "LP"),
                    result.seed(),
                    result.endTime(),
                    Summary.machinery(result.workers(), result.threads()));
        }
        line("undisturbed", VerificationReport.ran("ref", result));
    }

    RunResult reference() {
        return reference;
    }

    void disturbed(int run, int faults, RunResult result, Optional<Difference> difference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run);
        fields.put("status", difference.isPresent() ? "different" : "ok");
        fields.put("faults", faults);
        fields.put("recoveries", result.recoveries().size());
        fields.putAll(VerificationReport.run(result));
        line(
                "run " + run,
                VerificationReport.ran(difference.isPresent() ? "DIFF" : "ok", result) + "  recoveries "
                        + result.recoveries().size() + " (faults " + faults + ")");
        if (difference.isPresent()) {
            fields.put("difference", VerificationReport.fields(difference.get()));
            line("", VerificationReport.text(difference.get()));
            different++;
        }
        runs.add(fields);
    }

    /** Prints what came out of it all. */
    int finish(boolean stopped) {
        String verdict = verdict(stopped);
        out.println(json ? JsonText.onOneLine(object(verdict)) : verdict);
        out.flush();
        if (different > 0) {
            return ExitCode.DIFFERENT;
        }
        return stopped ? ExitCode.FAILED : ExitCode.DONE;
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
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", reference.model());
        object.put("parameters", reference.parameters());
        object.put("seed", reference.seed());
        object.put("replication", reference.replication());
        object.put("endTime", reference.endTime());
        object.put("lps", reference.lps());
        object.put("workers", reference.workers());
        object.put("threads", reference.threads());
        object.put("same", different == 0);
        object.put("verdict", verdict);
        object.put("reference", VerificationReport.run(reference));
        object.put("runs", runs);
        return object;
    }

    private void line(String what, String text) {
        if (!json) {
            out.printf(LINE, what, text);
            out.flush();
        }
    }
}
