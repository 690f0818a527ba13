package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chronogram.results.Difference;
import org.chronogram.results.JsonText;
import org.chronogram.results.RunResult;

/** Shows how runs compare with a reference: a line for each as it comes, or one JSON object at the end. */
final class ComparisonOutput {
    private final PrintWriter out;
    private final boolean json;
    private final String lineFormat;

    /**
     * Prepares the output.
     *
     * @param out takes it.
     * @param json whether it is a JSON object.
     * @param lineFormat format of a line: the name of the run, and its result.
     */
    ComparisonOutput(PrintWriter out, boolean json, String lineFormat) {
        this.out = out;
        this.json = json;
        this.lineFormat = lineFormat;
    }

    /** Shows what all runs have in common; {@code machinery} is empty when their layouts differ. */
    void heading(RunResult reference, String machinery) {
        if (!json) {
            out.printf(
                    "%s: %s, seed %d, up to %s%s%n",
                    reference.run().model(),
                    Numbers.counted(reference.reached().lps(), "LP"),
                    reference.run().seed(),
                    reference.run().endTime(),
                    machinery);
        }
    }

    /** Shows the run that all others are compared with. */
    void reference(RunResult result) {
        heading(result, "");
        line(Summary.machinery(result.execution().workers(), result.execution().threads()), ran("ref", result));
    }

    void line(String what, String text) {
        if (!json) {
            out.printf(lineFormat, what, text);
            out.flush();
        }
    }

    /** Shows how a run differs and adds it to the fields of the run. */
    void difference(Difference difference, Map<String, Object> run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", difference.what());
        fields.put("expected", difference.expected());
        fields.put("found", difference.found());
        run.put("difference", fields);
        line("", difference.what() + ": expected " + difference.expected() + ", found " + difference.found());
    }

    /** Shows the verdict, or the JSON object with it; returns the exit code. */
    int finish(String verdict, Map<String, Object> object, boolean different, boolean stopped) {
        out.println(json ? JsonText.onOneLine(object) : verdict);
        out.flush();
        if (different) {
            return ExitCode.DIFFERENT;
        }
        return stopped ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** Returns what a run simulates, as fields of an object. */
    static Map<String, Object> input(RunResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", result.run().model());
        fields.put("parameters", result.run().parameters());
        fields.put("seed", result.run().seed());
        fields.put("replication", result.run().replication());
        fields.put("endTime", result.run().endTime());
        fields.put("lps", result.reached().lps());
        return fields;
    }

    /** Returns the compared values of a run, and its rate, as fields of an object. */
    static Map<String, Object> run(RunResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("digest", result.digestText());
        fields.put("events", result.reached().events());
        fields.put("cancelledEvents", result.reached().cancelledEvents());
        fields.put("pendingEvents", result.reached().pendingEvents());
        fields.put("reachedTime", result.reached().time());
        fields.put("eventsPerSecond", result.eventsPerSecond());
        return fields;
    }

    /** Returns the compared values of a run, and its rate, as a part of a line. */
    static String ran(String status, RunResult result) {
        return String.format(
                "%-4s  digest %s  %s events  %s events/s",
                status,
                result.digestText(),
                Numbers.grouped(result.reached().events()),
                Numbers.scaled(result.eventsPerSecond()));
    }
}
