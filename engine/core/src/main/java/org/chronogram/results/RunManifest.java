package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything there is to say about a run, as one object: what is written to {@code run.json} and printed as JSON. */
public final class RunManifest {
    private RunManifest() {}

    /**
     * Lists what a run did and what it ran on.
     *
     * @param result what the run did.
     * @return fields of the object, in a fixed order.
     */
    public static Map<String, Object> of(RunResult result) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        putInput(manifest, result);
        putCounts(manifest, result);
        manifest.put("results", results(result.results()));
        manifest.put("checks", result.checks().stream().map(RunManifest::check).toList());
        manifest.put("stepLatency", StepLatency.of(result.stepLatencyNs()).asMap());
        manifest.put("network", network(result.network()));
        manifest.put("checkpoints", checkpoints(result.checkpoints()));
        manifest.put(
                "recoveries",
                result.recoveries().stream().map(RunManifest::recovery).toList());
        manifest.put("javaVersion", System.getProperty("java.version"));
        manifest.put("version", EngineVersion.text());
        return manifest;
    }

    private static void putInput(Map<String, Object> manifest, RunResult result) {
        manifest.put("model", result.model());
        manifest.put("parameters", result.parameters());
        manifest.put("inputFiles", inputFiles(result));
        manifest.put("codeChecksums", result.codeChecksums());
        manifest.put("seed", result.seed());
        manifest.put("replication", result.replication());
        manifest.put("endTime", result.endTime());
        manifest.put("reachedTime", result.reachedTime());
        manifest.put("stopped", result.stopped());
        manifest.put("workers", result.workers());
        manifest.put("threads", result.threads());
        manifest.put("lps", result.lps());
    }

    private static Map<String, Object> inputFiles(RunResult result) {
        Map<String, Object> byParameter = new LinkedHashMap<>();
        result.inputChecksums().forEach((name, checksum) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("path", result.parameters().get(name));
            fields.put("sha256", checksum);
            byParameter.put(name, fields);
        });
        return byParameter;
    }

    private static void putCounts(Map<String, Object> manifest, RunResult result) {
        manifest.put("events", result.events());
        manifest.put("pendingEvents", result.pendingEvents());
        manifest.put("remoteEvents", result.remoteEvents());
        manifest.put("steps", result.steps());
        manifest.put("wallSeconds", result.wallSeconds());
        manifest.put("eventsPerSecond", result.eventsPerSecond());
        manifest.put("digest", result.digestText());
    }

    private static Map<String, Object> results(List<ResultEntry> entries) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (ResultEntry entry : entries) {
            Map<String, Object> fields = new LinkedHashMap<>(entry.values());
            fields.put("unit", entry.unit());
            byName.put(entry.name(), fields);
        }
        return byName;
    }

    private static Map<String, Object> network(NetworkCounts counts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("naksSent", counts.naksSent());
        fields.put("retransmitsSent", counts.retransmitsSent());
        fields.put("peakWaitingBytes", counts.peakWaitingBytes());
        return fields;
    }

    private static Map<String, Object> checkpoints(CheckpointCounts counts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("committed", counts.committed());
        fields.put("longestPauseSeconds", counts.longestPauseNs() / 1e9);
        fields.put("replacedCode", counts.replacedCode());
        return fields;
    }

    private static Map<String, Object> recovery(Recovery recovery) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", recovery.number());
        fields.put("worker", recovery.worker());
        fields.put("cause", recovery.cause());
        fields.put("steps", recovery.steps());
        fields.put("lostAt", recovery.lostAt());
        fields.put("wentOnFrom", recovery.wentOnFrom());
        fields.put("secondsLost", recovery.secondsLost());
        fields.put("eventsReexecuted", recovery.eventsReexecuted());
        fields.put("way", recovery.way());
        return fields;
    }

    private static Map<String, Object> check(CheckEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", entry.name());
        fields.put("passed", entry.passed());
        fields.put("detail", entry.detail());
        return fields;
    }
}
