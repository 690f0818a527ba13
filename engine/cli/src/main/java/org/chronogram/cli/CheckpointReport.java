package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chronogram.master.CheckpointDefect;
import org.chronogram.master.CheckpointTrial;
import org.chronogram.results.Difference;
import org.chronogram.results.RunComparison;
import org.chronogram.results.RunResult;

/** Reports the findings of a verification of checkpoints. */
final class CheckpointReport {
    private final ComparisonOutput output;
    private RunResult reference;

    CheckpointReport(PrintWriter out, boolean json) {
        output = new ComparisonOutput(out, json, "  %-24s %s%n");
    }

    /** Reports the run without checkpoints. */
    void reference(RunResult result) {
        reference = result;
        output.reference(result);
    }

    /** Prints that it was stopped; returns the exit code. */
    int stopped() {
        return finish("stopped before it was verified", new LinkedHashMap<>(), false, true);
    }

    /** Prints the outcome of a trial; returns the exit code. */
    int tried(CheckpointTrial.Outcome outcome) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("checkpoints", outcome.checkpoints());
        if (outcome.defect().isPresent()) {
            return defect(outcome.defect().get(), fields);
        }
        return outcome.result().isEmpty()
                ? stopped()
                : result(outcome, outcome.result().get(), fields);
    }

    private int defect(CheckpointDefect defect, Map<String, Object> fields) {
        fields.put("checkpointStep", defect.checkpointStep());
        fields.put("noticedStep", defect.noticedStep());
        output.line(
                "checkpoint of step " + defect.checkpointStep(), "DIFF  noticed after step " + defect.noticedStep());
        output.difference(defect.difference(), fields);
        return finish("a run that goes on from a checkpoint gives another result", fields, true, false);
    }

    private int result(CheckpointTrial.Outcome outcome, RunResult result, Map<String, Object> fields) {
        String restored = Numbers.counted(outcome.checkpoints(), "checkpoint");
        Optional<Difference> difference = RunComparison.firstDifference(reference, result);
        output.line(restored, ComparisonOutput.ran(difference.isPresent() ? "DIFF" : "ok", result));
        fields.put("restored", ComparisonOutput.run(result));
        if (difference.isPresent()) {
            output.difference(difference.get(), fields);
            return finish(
                    "a second run in the same process gives another result: the model keeps state outside of its LPs,"
                            + " for example in static fields",
                    fields,
                    true,
                    false);
        }
        return finish("same result when the run goes on from " + restored + " as without", fields, false, false);
    }

    private int finish(String verdict, Map<String, Object> fields, boolean different, boolean stopped) {
        Map<String, Object> object = ComparisonOutput.input(reference);
        object.put("same", !different);
        object.put("verdict", verdict);
        object.put("reference", ComparisonOutput.run(reference));
        object.putAll(fields);
        return output.finish(verdict, object, different, stopped);
    }
}
