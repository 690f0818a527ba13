package org.chronogram.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.EarlyEnd;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.Measuring;
import org.chronogram.run.MessagingMode;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.PartitionOptions;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.text.OneLine;

/** The specification of a run as fields of a JSON object, kept in its directory so that the run can be resumed. */
final class RunInput {
    private static final int MOST_SHOWN = 60;

    private RunInput() {}

    static Map<String, Object> fields(RunSpecification specification) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", specification.simulation().model());
        fields.put("parameters", specification.simulation().parameters());
        fields.put("inputChecksums", specification.simulation().inputChecksums());
        fields.put("seed", specification.simulation().seed());
        fields.put("replication", specification.simulation().replication());
        fields.put("endTicks", specification.simulation().endTicks());
        fields.put("zeroDelayLimit", specification.simulation().zeroDelayLimit());
        fields.put("warmUpTicks", specification.simulation().measuring().warmUpTicks());
        fields.put("findsWarmUp", specification.simulation().measuring().findsWarmUp());
        fields.put("sampleTicks", specification.simulation().measuring().sampleTicks());
        fields.put("digestTicks", specification.simulation().measuring().digestTicks());
        fields.put("endWhen", specification.simulation().earlyEnd().condition());
        fields.put("checkTicks", specification.simulation().earlyEnd().checkTicks());
        fields.put("workers", specification.layout().workers());
        fields.put("threads", specification.layout().threads());
        fields.put("automatic", specification.layout().automatic());
        fields.put("messaging", specification.layout().messaging().name());
        fields.put("partition", specification.layout().partition().method());
        fields.put("imbalance", specification.layout().partition().imbalance());
        fields.put("weights", specification.layout().partition().weights());
        fields.put("lpEvents", specification.layout().partition().recordsEvents());
        fields.put("classPath", absolute(specification.code().classPath()));
        fields.put("bindAddress", specification.hostOptions().bindAddress());
        fields.put("aeronDirectory", specification.hostOptions().aeronDirectory());
        fields.put("workerJvmOptions", specification.hostOptions().workerJvmOptions());
        fields.put("authenticatesData", specification.hostOptions().authenticatesData());
        FaultTolerance faultTolerance = specification.faultTolerance();
        fields.put("checkpoints", faultTolerance.checkpoints());
        fields.put("checkpointEveryWallMs", faultTolerance.everyWallMs());
        fields.put("checkpointEveryTicks", faultTolerance.everyTicks());
        fields.put("workerTimeoutMs", faultTolerance.silenceLimitMs());
        fields.put("stallTimeoutMs", faultTolerance.stallLimitMs());
        fields.put("messageLogMib", faultTolerance.messageLogMib());
        fields.put("keptCheckpoints", faultTolerance.keptCheckpoints());
        fields.put("realTime", specification.outside().realTime());
        fields.put("externalIn", specification.outside().in());
        fields.put("externalOut", specification.outside().out());
        fields.put("externalFrom", specification.outside().recording());
        fields.put("externalChecksum", specification.outside().recordingChecksum());
        return fields;
    }

    /** Makes paths absolute, because the run may be resumed from another directory. */
    private static String absolute(String classPath) {
        return classPath.isEmpty()
                ? ""
                : Arrays.stream(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Makes the specification of a resumed run.
     *
     * @param source path of the file, for messages.
     * @param fields the fields.
     * @param runDirectory directory of the run.
     * @throws InvalidInputException when a field is missing or has a value that is not allowed.
     */
    static RunSpecification resumed(String source, Map<String, Object> fields, String runDirectory) {
        Reader reader = new Reader(source, fields);
        return new RunSpecification(
                new Simulation(
                        reader.text("model"),
                        reader.texts("parameters"),
                        reader.texts("inputChecksums"),
                        reader.number("seed"),
                        reader.smallNumber("replication", 0),
                        reader.number("endTicks"),
                        reader.number("zeroDelayLimit"),
                        new Measuring(
                                reader.number("warmUpTicks"),
                                reader.number("sampleTicks"),
                                reader.flag("findsWarmUp"),
                                reader.number("digestTicks")),
                        new EarlyEnd(reader.text("endWhen"), reader.number("checkTicks"))),
                new ModelCode(reader.text("classPath"), Map.of(), ""),
                new Layout(
                        reader.smallNumber("workers", 0),
                        reader.smallNumber("threads", 1),
                        reader.messaging(),
                        new PartitionOptions(
                                reader.text("partition"),
                                reader.fraction("imbalance"),
                                reader.text("weights"),
                                reader.flag("lpEvents")),
                        reader.flag("automatic")),
                new HostOptions(
                        reader.text("bindAddress"),
                        reader.text("aeronDirectory"),
                        reader.text("workerJvmOptions"),
                        reader.flag("authenticatesData")),
                new FaultTolerance(
                        runDirectory,
                        reader.flag("checkpoints"),
                        reader.number("checkpointEveryWallMs"),
                        reader.number("checkpointEveryTicks"),
                        reader.number("workerTimeoutMs"),
                        reader.number("stallTimeoutMs"),
                        reader.smallNumber("messageLogMib", FaultTolerance.AUTOMATIC),
                        true,
                        false,
                        reader.smallNumber("keptCheckpoints", FaultTolerance.FEWEST_KEPT)),
                new Outside(
                        reader.fraction("realTime"),
                        reader.text("externalIn"),
                        reader.text("externalOut"),
                        reader.text("externalFrom"),
                        reader.text("externalChecksum")));
    }

    private record Reader(String source, Map<String, Object> fields) {
        private InvalidInputException unexpected(String name, Object found, String expected) {
            return new InvalidInputException(source + ": " + name + "=" + shown(found) + ", expected " + expected
                    + ": the file is damaged, or of another version; start a new run");
        }

        private static String shown(Object found) {
            return OneLine.of(String.valueOf(found), MOST_SHOWN);
        }

        private <T> T get(String name, Class<T> type, String expected) {
            Object value = fields.get(name);
            if (!type.isInstance(value)) {
                throw unexpected(name, value, expected);
            }
            return type.cast(value);
        }

        boolean flag(String name) {
            return get(name, Boolean.class, "true or false");
        }

        MessagingMode messaging() {
            String name = text("messaging");
            return Arrays.stream(MessagingMode.values())
                    .filter(mode -> mode.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> unexpected("messaging", name, "one of " + Arrays.toString(MessagingMode.values())));
        }

        /** Refuses numbers that are not whole or too large: this program has not written them. */
        long number(String name) {
            Object value = fields.get(name);
            if (value instanceof Long || value instanceof Integer) {
                return ((Number) value).longValue();
            }
            throw unexpected(name, value, "a whole number of at most 64 bits");
        }

        double fraction(String name) {
            return get(name, Number.class, "a number").doubleValue();
        }

        int smallNumber(String name, int least) {
            long value = number(name);
            if (value < least || value > Integer.MAX_VALUE) {
                throw unexpected(name, value, "a number from " + least + " to " + Integer.MAX_VALUE);
            }
            return (int) value;
        }

        String text(String name) {
            return get(name, String.class, "a text");
        }

        Map<String, String> texts(String name) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) get(name, Map.class, "an object of texts")).entrySet()) {
                if (!(entry.getValue() instanceof String text)) {
                    throw unexpected(name + "." + shown(entry.getKey()), entry.getValue(), "a text");
                }
                texts.put(String.valueOf(entry.getKey()), text);
            }
            return texts;
        }
    }
}
