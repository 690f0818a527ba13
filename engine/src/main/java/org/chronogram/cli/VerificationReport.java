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

/** What a verification finds: a line for every combination as it comes, or one JSON object at the end. */
final class VerificationReport {
    private static final String LINE = "  %-24s %s%n";

    private final PrintWriter out;
    private final boolean json;
    private final List<Map<String, Object>> combinations = new ArrayList<>();
    private RunResult reference;
    private int same;
    private int different;

    VerificationReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Takes the run that all others are compared with. */
    void reference(RunResult result) {
        reference = result;
        if (!json) {
            out.printf(
                    "%s: %s, seed %d, up to %s%n",
                    result.model(), Numbers.counted(result.lps(), "LP"), result.seed(), result.endTime());
        }
        line(Summary.machinery(result.workers(), result.threads()), ran("ref", result));
    }

    void compared(RunResult result, Optional<Difference> difference) {
        Combination combination = new Combination(result.workers(), result.threads());
        Map<String, Object> fields = fields(combination, difference.isPresent() ? "different" : "ok");
        fields.putAll(run(result));
        line(combination.toString(), ran(difference.isPresent() ? "DIFF" : "ok", result));
        if (difference.isPresent()) {
            fields.put("difference", fields(difference.get()));
            line("", text(difference.get()));
            different++;
        } else {
            same++;
        }
        combinations.add(fields);
    }

    void skipped(Combination combination, String reason) {
        Map<String, Object> fields = fields(combination, "skipped");
        fields.put("reason", reason);
        combinations.add(fields);
        line(combination.toString(), "skipped: " + reason);
    }

    /** Prints what came out of it all. */
    int finish(boolean stopped) {
        String verdict = verdict(stopped);
        if (json) {
            out.println(JsonText.onOneLine(object(verdict)));
        } else {
            out.println(verdict);
        }
        out.flush();
        if (different > 0) {
            return ExitCode.DIFFERENT;
        }
        return stopped ? ExitCode.FAILED : ExitCode.DONE;
    }

    private String verdict(boolean stopped) {
        if (different > 0) {
            return Numbers.counted(different, "combination") + " of " + (same + different)
                    + " gave another result than the sequential engine";
        }
        return (stopped ? "stopped: " : "") + "same result on " + Numbers.counted(same, "combination")
                + " as on the sequential engine";
    }

    private Map<String, Object> object(String verdict) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", reference.model());
        object.put("parameters", reference.parameters());
        object.put("seed", reference.seed());
        object.put("replication", reference.replication());
        object.put("endTime", reference.endTime());
        object.put("lps", reference.lps());
        object.put("same", different == 0);
        object.put("verdict", verdict);
        object.put("reference", run(reference));
        object.put("combinations", combinations);
        return object;
    }

    static Map<String, Object> run(RunResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("digest", result.digestText());
        fields.put("events", result.events());
        fields.put("pendingEvents", result.pendingEvents());
        fields.put("reachedTime", result.reachedTime());
        fields.put("eventsPerSecond", result.eventsPerSecond());
        return fields;
    }

    private static Map<String, Object> fields(Combination combination, String status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("workers", combination.workers());
        fields.put("threads", combination.threads());
        fields.put("status", status);
        return fields;
    }

    static Map<String, Object> fields(Difference difference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", difference.what());
        fields.put("expected", difference.expected());
        fields.put("found", difference.found());
        return fields;
    }

    static String text(Difference difference) {
        return difference.what() + ": expected " + difference.expected() + ", found " + difference.found();
    }

    static String ran(String status, RunResult result) {
        return String.format(
                "%-4s  digest %s  %s events  %s events/s",
                status,
                result.digestText(),
                Numbers.grouped(result.events()),
                Numbers.scaled(result.eventsPerSecond()));
    }

    private void line(String what, String text) {
        if (!json) {
            out.printf(LINE, what, text);
            out.flush();
        }
    }
}
