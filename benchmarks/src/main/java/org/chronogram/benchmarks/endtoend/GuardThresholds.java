package org.chronogram.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ratios that the guard expects, in a properties file: {@code NAME.ratio} and {@code NAME.tolerance}, and the processor
 * that they were measured on. On another one they say less, so another tolerance holds there for all. Lines that are not
 * changed stay as they are, comments above all.
 */
final class GuardThresholds {
    private static final String RATIO = ".ratio";
    private static final String TOLERANCE = ".tolerance";
    private static final String PROCESSOR = "machine";
    private static final String TOLERANCE_ELSEWHERE = "tolerance.elsewhere";
    private static final double DEFAULT_TOLERANCE = 0.12;
    private static final double DEFAULT_TOLERANCE_ELSEWHERE = 0.35;

    private final Path file;
    private final List<String> lines;

    private GuardThresholds(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static GuardThresholds read(Path file) {
        try {
            return new GuardThresholds(file, new ArrayList<>(Files.readAllLines(file)));
        } catch (NoSuchFileException e) {
            throw new BenchException(
                    file + ": there is no such file; 'sim-bench --guard --record --thresholds FILE' makes one", e);
        } catch (IOException e) {
            throw new BenchException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a file to which ratios shall be added; it need not exist. */
    static GuardThresholds readForRecord(Path file) {
        return Files.exists(file) ? read(file) : new GuardThresholds(file, new ArrayList<>());
    }

    double expectedRatio(String benchmark) {
        return number(benchmark + RATIO);
    }

    /** Returns by what share a ratio may be lower on a processor. */
    double tolerance(String benchmark, String processor) {
        return holdFor(processor) ? tolerance(benchmark) : toleranceElsewhere();
    }

    private double tolerance(String benchmark) {
        return number(benchmark + TOLERANCE, DEFAULT_TOLERANCE);
    }

    private double toleranceElsewhere() {
        return number(TOLERANCE_ELSEWHERE, DEFAULT_TOLERANCE_ELSEWHERE);
    }

    /** Returns whether the ratios were recorded on this processor. An unknown one is never the same. */
    boolean holdFor(String processor) {
        return !processor.equals(MachineInfo.UNKNOWN) && processor.equals(recordedOn());
    }

    private String recordedOn() {
        return values().getOrDefault(PROCESSOR, MachineInfo.UNKNOWN);
    }

    /** Returns a notice that the ratios were recorded on another processor. */
    String differenceTo(String processor) {
        return String.format(
                Locale.ROOT,
                "guard: the processor is %s, the ratios were recorded on %s: up to %.0f %% less will pass",
                processor,
                recordedOn(),
                100 * toleranceElsewhere());
    }

    private double number(String key, double otherwise) {
        return values().containsKey(key) ? number(key) : otherwise;
    }

    private double number(String key) {
        String value = values().get(key);
        if (value == null) {
            throw new BenchException(file + ": " + key + " is missing; 'sim-bench --guard --record' measures it");
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new BenchException(file + ": " + key + "=" + value + ": expected a number", e);
        }
    }

    private Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return values;
    }

    /** Replaces an expected ratio, or adds it. */
    void record(String benchmark, double ratio) {
        boolean isNew = !values().containsKey(benchmark + RATIO);
        set(benchmark + RATIO, twoDigits(ratio));
        if (isNew) {
            set(benchmark + TOLERANCE, twoDigits(DEFAULT_TOLERANCE));
        }
    }

    /** Replaces the processor that the ratios hold for, or adds it. */
    void recordProcessor(String processor) {
        set(PROCESSOR, processor);
        if (!values().containsKey(TOLERANCE_ELSEWHERE)) {
            set(TOLERANCE_ELSEWHERE, twoDigits(DEFAULT_TOLERANCE_ELSEWHERE));
        }
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void set(String key, String value) {
        String line = key + "=" + value;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + "=")) {
                lines.set(i, line);
                return;
            }
        }
        lines.add(line);
    }

    void write() {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new BenchException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
