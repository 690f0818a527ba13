package org.chronogram.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;

/** The description and results of a run as one object: the content of {@code run.json} and of the output as JSON. */
public final class RunManifest {
    private RunManifest() {}

    /**
     * Reads the object that a run has written.
     *
     * @param directory directory of the run.
     * @return its fields; empty where there is no {@code run.json}, which is written last.
     * @throws InvalidInputException when the file cannot be read.
     */
    public static Optional<Map<String, Object>> read(Path directory) {
        Path file = directory.resolve(RunFiles.MANIFEST);
        return Files.exists(file) ? Optional.of(JsonText.read(file)) : Optional.empty();
    }

    /**
     * Requires fields that every run writes.
     *
     * @param directory directory of the run.
     * @param fields what was read there.
     * @param names names of the fields.
     * @throws InvalidInputException when one of them is missing.
     */
    public static void require(Path directory, Map<String, Object> fields, String... names) {
        if (!fields.keySet().containsAll(List.of(names))) {
            throw new InvalidInputException(directory.resolve(RunFiles.MANIFEST) + " has no field"
                    + (names.length == 1 ? " " : "s ") + String.join(" and ", names)
                    + ": it was written by another program, or is damaged; run the model again");
        }
    }

    /**
     * Makes the object of a run.
     *
     * @param result result of the run.
     * @return fields of the object, in a fixed order.
     */
    public static Map<String, Object> of(RunResult result) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        putInput(manifest, result);
        putCounts(manifest, result);
        manifest.put("results", results(result.results()));
        manifest.put("notes", result.notes());
        manifest.put("checks", result.checks().stream().map(RunManifest::check).toList());
        manifest.put(
                "stepLatency",
                StepLatency.of(result.execution().stepLatencyNs()).asMap());
        RealTime realTime = result.execution().realTime();
        manifest.put("realTime", realTime.paced() ? realTime.asMap() : null);
        manifest.put("external", result.execution().external().asMap());
        manifest.put("stepTimes", result.execution().stepTimes().asMap());
        manifest.put("network", network(result.execution().network()));
        manifest.put("checkpoints", checkpoints(result.execution().checkpoints()));
        manifest.put(
                "recoveries",
                result.execution().recoveries().stream()
                        .map(RunManifest::recovery)
                        .toList());
        manifest.put("cores", Runtime.getRuntime().availableProcessors());
        manifest.put("javaVersion", System.getProperty("java.version"));
        manifest.put("version", result.run().engineVersion());
        return manifest;
    }

    private static void putInput(Map<String, Object> manifest, RunResult result) {
        manifest.put("model", result.run().model());
        manifest.put("parameters", result.run().parameters());
        manifest.put("inputFiles", inputFiles(result));
        manifest.put("codeChecksums", result.run().codeChecksums());
        manifest.put("seed", result.run().seed());
        manifest.put("replication", result.run().replication());
        manifest.put("endTime", result.run().endTime());
        manifest.put("warmUp", result.run().warmUp());
        manifest.put("sampleEvery", result.run().sampleEvery());
        manifest.put("reachedTime", result.reached().time());
        manifest.put("stopped", result.reached().stopped());
        manifest.put("endedBy", result.reached().endedBy());
        manifest.put("workers", result.execution().workers());
        manifest.put("threads", result.execution().threads());
        manifest.put(
                "layouts",
                result.execution().layouts().stream().map(LayoutPhase::asMap).toList());
        manifest.put("partition", result.execution().division().asMap());
        manifest.put("lps", result.reached().lps());
    }

    private static Map<String, Object> inputFiles(RunResult result) {
        Map<String, Object> byParameter = new LinkedHashMap<>();
        result.run().inputChecksums().forEach((name, checksum) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("path", result.run().parameters().get(name));
            fields.put("sha256", checksum);
            byParameter.put(name, fields);
        });
        return byParameter;
    }

    private static void putCounts(Map<String, Object> manifest, RunResult result) {
        manifest.put("events", result.reached().events());
        manifest.put("cancelledEvents", result.reached().cancelledEvents());
        manifest.put("pendingEvents", result.reached().pendingEvents());
        manifest.put("remoteEvents", result.execution().remoteEvents());
        manifest.put("steps", result.reached().steps());
        manifest.put("wallSeconds", result.execution().wallSeconds());
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
        fields.put("refused", refused(counts.refused()));
        return fields;
    }

    private static Map<String, Object> refused(RefusedCounts counts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("wrongToken", counts.wrongToken());
        fields.put("malformed", counts.malformed());
        fields.put("timedOut", counts.timedOut());
        fields.put("evicted", counts.evicted());
        fields.put("datagrams", counts.datagrams());
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
        fields.put("way", recovery.kind());
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
