package org.chronogram.report;

import java.util.Map;

/** What a run was asked for, and how it went on the whole. */
final class RunHead {
    private RunHead() {}

    static Section facts(Fields run) {
        Section section = new Section("The run")
                .fact("digest", run.text("digest"))
                .fact("events", NumberText.of(run.count("events")))
                .fact("rate", NumberText.of(run.number("eventsPerSecond")) + " events/s")
                .fact("wall time", NumberText.seconds(run.number("wallSeconds")))
                .fact("simulated time", simulated(run))
                .fact("measured from", run.text("warmUp"))
                .fact("layout", layout(run))
                .fact("logical processes", NumberText.of(run.count("lps")))
                .fact("steps", NumberText.of(run.count("steps")))
                .fact("events between partitions", NumberText.of(run.count("remoteEvents")))
                .fact("events pending", NumberText.of(run.count("pendingEvents")))
                .fact("seed", seed(run))
                .fact("version", run.text("version") + ", Java " + run.text("javaVersion"));
        String division = run.object("partition").text("description");
        if (!division.isEmpty()) {
            section.note("How LPs were divided: " + division + ".");
        }
        return section.table(checks(run));
    }

    private static String simulated(Fields run) {
        String endedBy = run.text("endedBy");
        if (run.flag("stopped")) {
            return run.text("reachedTime") + " of " + run.text("endTime");
        }
        return run.text("reachedTime") + (endedBy.isEmpty() ? "" : ", ended by " + endedBy);
    }

    private static String seed(Fields run) {
        long replication = run.count("replication");
        return run.count("seed") + (replication == 0 ? "" : ", replication " + replication);
    }

    static String layout(Fields run) {
        long workers = run.count("workers");
        String threads = counted(run.count("threads"), "thread");
        if (workers == 0) {
            return run.count("threads") == 1 ? "sequential engine" : threads + " of one process";
        }
        return counted(workers, "worker") + " x " + threads;
    }

    private static String counted(long number, String what) {
        return NumberText.of(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static Table checks(Fields run) {
        Table table = new Table("Checks of the model on its results", "check", "outcome", "found and expected");
        for (Fields check : run.objects("checks")) {
            table.row(check.text("name"), check.flag("passed") ? "passed" : "FAILED", check.text("detail"));
        }
        return table;
    }

    /** Everything that is needed to repeat the run. */
    static Section input(Fields run) {
        Table parameters = new Table("Parameters of the model", "parameter", "value");
        run.object("parameters").all().forEach((name, value) -> parameters.row(name, String.valueOf(value)));
        Table files = new Table("Files that the model has read", "parameter", "file", "SHA-256");
        run.objectsByName("inputFiles")
                .forEach((name, file) -> files.row(name, file.text("path"), file.text("sha256")));
        Table code = new Table("Code", "jar", "SHA-256");
        for (Map.Entry<String, Object> jar : run.object("codeChecksums").all().entrySet()) {
            code.row(jar.getKey(), String.valueOf(jar.getValue()));
        }
        return new Section("Input").table(parameters).table(files).table(code);
    }
}
