package org.chronogram.results;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * In what two runs differ, and since when. The input and the results are compared from their files {@code run.json}; where
 * both runs have a file {@code series.csv} of the same times, its first line that differs tells in which interval of simulated
 * time the runs part.
 */
public final class RunDiff {
    private static final String SAMPLE_EVERY = "sampleEvery";
    private static final List<String> INPUT = List.of(
            "model",
            "parameters",
            "inputFiles",
            "codeChecksums",
            "seed",
            "replication",
            "endTime",
            "warmUp",
            SAMPLE_EVERY,
            "version");
    private static final String RESULTS = "results";

    private static final List<String> RESULT =
            List.of("reachedTime", "events", "cancelledEvents", "pendingEvents", "digest", RESULTS);
    private static final int MOST_SHOWN = 8;
    private static final String NONE = "nothing";
    private static final String LOGS = "digest logs";

    private final Path first;
    private final Path second;
    private final List<String> lines = new ArrayList<>();
    private Map<String, Object> one = Map.of();
    private Map<String, Object> other = Map.of();
    private boolean sameResult;
    private boolean sameTimes = true;
    private DigestComparison digests = new DigestComparison(0, "", Long.MAX_VALUE, "", List.of());

    private RunDiff(Path first, Path second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Compares two runs.
     *
     * @param first directory of a run.
     * @param second directory of the other one.
     * @return in what they differ.
     * @throws InvalidInputException when one of them is no directory of a run.
     */
    public static RunDiff of(Path first, Path second) {
        RunDiff diff = new RunDiff(first, second);
        diff.compare();
        return diff;
    }

    /**
     * Tells whether both runs have come to the same result.
     *
     * @return true when counts, digest and all results are equal.
     */
    public boolean isSameResult() {
        return sameResult;
    }

    /**
     * Says in what the runs differ.
     *
     * @return lines of text.
     */
    public List<String> lines() {
        return lines;
    }

    private void compare() {
        one = manifest(first);
        other = manifest(second);
        requireSameModel();
        int before = lines.size();
        INPUT.forEach(field -> addDifferences("input: " + field, one.get(field), other.get(field)));
        if (lines.size() == before) {
            lines.add("input: the same, code included");
        }
        compareTimes();
        List<String> results = new ArrayList<>();
        RESULT.forEach(field -> collect(field, one.get(field), other.get(field), results));
        sameResult = results.isEmpty() && sameTimes;
        if (sameResult) {
            lines.add("result: the same, digest " + one.get("digest"));
        } else if (results.isEmpty()) {
            lines.add(
                    "result: the same in " + RunFiles.MANIFEST + ", digest " + one.get("digest")
                            + ", but the runs came to it in different ways, or a file of one was changed or damaged afterwards");
        } else {
            addAll("result: ", results);
            addEqual();
        }
    }

    /** Names what is the same among results that differ: a change that leaves a result alone is half of an explanation. */
    private void addEqual() {
        List<String> equal = new ArrayList<>(RESULT.stream()
                .filter(field -> !field.equals(RESULTS) && one.get(field) != null)
                .filter(field -> one.get(field).equals(other.get(field)))
                .toList());
        if (one.get(RESULTS) instanceof Map<?, ?> ones && other.get(RESULTS) instanceof Map<?, ?> others) {
            ones.forEach((name, fields) -> {
                if (fields.equals(others.get(name))) {
                    equal.add(String.valueOf(name));
                }
            });
        }
        if (!equal.isEmpty()) {
            lines.add("result: the same in both: "
                    + String.join(", ", equal.subList(0, Math.min(MOST_SHOWN, equal.size())))
                    + (equal.size() > MOST_SHOWN ? " and " + (equal.size() - MOST_SHOWN) + " more" : ""));
        }
    }

    private void requireSameModel() {
        if (!one.get("model").equals(other.get("model"))) {
            throw new InvalidInputException(first + " is a run of the model " + shown(one.get("model")) + ", and "
                    + second + " one of " + shown(other.get("model")) + ": expected two runs of one model");
        }
    }

    /**
     * Returns what the first run has written about itself.
     *
     * @return the fields of its {@code run.json}.
     */
    public Map<String, Object> first() {
        return one;
    }

    /**
     * Returns what the second run has written about itself.
     *
     * @return the fields of its {@code run.json}.
     */
    public Map<String, Object> second() {
        return other;
    }

    private static Map<String, Object> manifest(Path directory) {
        Map<String, Object> fields = RunManifest.read(directory)
                .orElseThrow(() -> new InvalidInputException(directory + ": there is no " + RunFiles.MANIFEST
                        + ": expected the directory of a run that has ended, as it was given with --out"));
        RunManifest.require(directory, fields, "model", "digest");
        return fields;
    }

    private void addDifferences(String name, Object one, Object other) {
        List<String> found = new ArrayList<>();
        collect(name, one, other, found);
        addAll("", found);
    }

    private void addAll(String prefix, List<String> found) {
        found.stream().limit(MOST_SHOWN).forEach(text -> lines.add(prefix + text));
        if (found.size() > MOST_SHOWN) {
            lines.add(prefix + (found.size() - MOST_SHOWN) + " more differences");
        }
    }

    /** Goes into objects, so that a difference is named and not shown among what is equal. */
    private static void collect(String name, Object one, Object other, List<String> found) {
        if (one instanceof Map<?, ?> ones && other instanceof Map<?, ?> others) {
            Set<Object> keys = new LinkedHashSet<>(ones.keySet());
            keys.addAll(others.keySet());
            keys.forEach(key -> collect(name + " " + key, ones.get(key), others.get(key), found));
        } else if (!String.valueOf(one).equals(String.valueOf(other))) {
            found.add(name + ": " + shown(one) + " and " + shown(other));
        }
    }

    private static String shown(Object value) {
        return value == null ? NONE : String.valueOf(value);
    }

    /**
     * Returns up to when the digest logs of the runs are the same.
     *
     * @return time in ticks; 0 when it is not known.
     */
    public long equalTicks() {
        return digests.equalTicks();
    }

    /**
     * Returns when the digest logs of the runs differ first.
     *
     * @return time in ticks; Long.MAX_VALUE when they do not, or it is not known.
     */
    public long differentTicks() {
        return digests.differentTicks();
    }

    private void compareTimes() {
        boolean logs = bothHave(RunFiles.DIGESTS);
        if (logs) {
            compareDigests();
        }
        if (!logs || (sameTimes && bothHave(RunFiles.SERIES))) {
            compareSeries();
        }
    }

    private boolean bothHave(String file) {
        return Files.exists(first.resolve(file)) && Files.exists(second.resolve(file));
    }

    private void compareDigests() {
        try {
            digests = DigestComparison.of(first.resolve(RunFiles.DIGESTS), second.resolve(RunFiles.DIGESTS));
            lines.add(digests.text());
            sameTimes = digests.differentTicks() == Long.MAX_VALUE;
        } catch (IOException e) {
            throw unreadable(LOGS, FileFaults.describe(e), e);
        } catch (UncheckedIOException e) {
            throw unreadable(LOGS, FileFaults.describe(e.getCause()), e);
        } catch (CsvParseException e) {
            throw unreadable(LOGS, OneLine.of(e.getMessage()), e);
        }
    }

    private void compareSeries() {
        Path one = first.resolve(RunFiles.SERIES);
        Path other = second.resolve(RunFiles.SERIES);
        if (!Files.exists(one) || !Files.exists(other)) {
            lines.add(
                    "time: not known, as " + (Files.exists(one) ? second : first)
                            + " has no series; run both with --digest-log, or with the same --sample-every, to see when they part");
            return;
        }
        try (SeriesComparison series = SeriesComparison.open(one);
                SeriesComparison otherSeries = SeriesComparison.open(other)) {
            boolean sameInterval =
                    String.valueOf(this.one.get(SAMPLE_EVERY)).equals(String.valueOf(this.other.get(SAMPLE_EVERY)));
            List<String> found = series.firstDifference(otherSeries, sameInterval, MOST_SHOWN);
            lines.addAll(found);
            sameTimes &= !sameInterval || found.equals(SeriesComparison.NO_DIFFERENCE);
        } catch (IOException e) {
            throw unreadable("series", FileFaults.describe(e), e);
        } catch (UncheckedIOException e) {
            throw unreadable("series", FileFaults.describe(e.getCause()), e);
        } catch (CsvParseException e) {
            throw unreadable("series", OneLine.of(e.getMessage()), e);
        }
    }

    private InvalidInputException unreadable(String what, String reason, Exception cause) {
        return new InvalidInputException(
                "the " + what + " of " + first + " and " + second + " cannot be read: " + reason, cause);
    }
}
