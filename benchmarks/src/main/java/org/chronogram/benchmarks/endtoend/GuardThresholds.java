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
 * The ratios that the guard expects, in a properties file: {@code NAME.ratio} and {@code NAME.tolerance}. Lines that are
 * not changed stay as they are, comments above all.
 */
final class GuardThresholds {
    private static final String RATIO = ".ratio";
    private static final String TOLERANCE = ".tolerance";
    private static final double DEFAULT_TOLERANCE = 0.12;

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

    double tolerance(String benchmark) {
        return values().containsKey(benchmark + TOLERANCE) ? number(benchmark + TOLERANCE) : DEFAULT_TOLERANCE;
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
        String key = benchmark + RATIO;
        String line = String.format(Locale.ROOT, "%s=%.2f", key, ratio);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + "=")) {
                lines.set(i, line);
                return;
            }
        }
        lines.add(line);
        lines.add(String.format(Locale.ROOT, "%s=%.2f", benchmark + TOLERANCE, DEFAULT_TOLERANCE));
    }

    void write() {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new BenchException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
