package org.chronogram.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * What {@code run.json} says of a run that has ended, as far as the runs of an experiment are compared by it.
 *
 * @param parameters values of all parameters of the model, as texts by name.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param version version of the engine that has made it.
 * @param digest digest over all handled events.
 * @param events number of handled events.
 * @param wallSeconds how long the run took.
 * @param results results of the run; a number that is not finite is NaN.
 * @param checks checks of the model on itself.
 */
public record RunRecord(
        Map<String, String> parameters,
        long seed,
        int replication,
        String version,
        String digest,
        long events,
        double wallSeconds,
        List<ResultEntry> results,
        List<CheckEntry> checks) {
    private static final int MOST_SHOWN = 60;

    /**
     * Tells whether a run has come to its end and is written whole.
     *
     * @param directory directory of the run, which need not exist.
     * @return whether there is a {@code run.json}, which is written last.
     */
    public static boolean isWhole(Path directory) {
        return Files.isRegularFile(directory.resolve(RunFiles.MANIFEST));
    }

    /**
     * Reads the record of a run.
     *
     * @param directory directory of the run.
     * @return the record.
     * @throws InvalidInputException when it cannot be read, or lacks a field.
     */
    public static RunRecord read(Path directory) {
        Path file = directory.resolve(RunFiles.MANIFEST);
        Fields fields = new Fields(file, JsonText.read(file));
        return new RunRecord(
                texts(fields.object("parameters")),
                fields.number("seed").longValue(),
                fields.number("replication").intValue(),
                String.valueOf(fields.all().get("version")),
                String.valueOf(fields.all().get("digest")),
                fields.number("events").longValue(),
                fields.number("wallSeconds").doubleValue(),
                results(fields.object("results")),
                checks(fields));
    }

    private static Map<String, String> texts(Map<?, ?> object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    private static List<ResultEntry> results(Map<?, ?> object) {
        List<ResultEntry> entries = new ArrayList<>();
        object.forEach((name, value) -> {
            Map<String, Number> numbers = new LinkedHashMap<>();
            Map<?, ?> fields = value instanceof Map<?, ?> map ? map : Map.of();
            fields.forEach((field, number) -> {
                if (number == null || number instanceof Number) {
                    numbers.put(String.valueOf(field), number == null ? Double.NaN : (Number) number);
                }
            });
            Object unit = fields.get("unit");
            entries.add(new ResultEntry(String.valueOf(name), unit == null ? "" : unit.toString(), numbers));
        });
        return entries;
    }

    private static List<CheckEntry> checks(Fields fields) {
        List<CheckEntry> checks = new ArrayList<>();
        for (Object check : fields.list("checks")) {
            Map<?, ?> map = check instanceof Map<?, ?> entry ? entry : Map.of();
            checks.add(new CheckEntry(
                    String.valueOf(map.get("name")),
                    Boolean.TRUE.equals(map.get("passed")),
                    String.valueOf(map.get("detail"))));
        }
        return checks;
    }

    private record Fields(Path file, Map<String, Object> all) {
        Number number(String name) {
            return get(name, Number.class, "a number");
        }

        Map<?, ?> object(String name) {
            return get(name, Map.class, "an object");
        }

        List<?> list(String name) {
            return get(name, List.class, "a list");
        }

        private <T> T get(String name, Class<T> type, String expected) {
            Object value = all.get(name);
            if (type.isInstance(value)) {
                return type.cast(value);
            }
            throw new InvalidInputException(file + ": " + name + "=" + OneLine.of(String.valueOf(value), MOST_SHOWN)
                    + ", expected " + expected + ": the file is damaged, or of another version");
        }
    }
}
