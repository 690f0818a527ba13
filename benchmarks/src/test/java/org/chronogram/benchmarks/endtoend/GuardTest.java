package org.chronogram.benchmarks.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String PROCESSOR = "Some CPU, family 1, model 2";
    private static final String OTHER_PROCESSOR = "Other CPU";
    private static final double RECORDED = 8;
    private static final double[] NOISE = {8.31, 7.62, 7.88, 8.05, 7.45, 8.12, 7.71, 7.93};

    @TempDir
    private Path directory;

    private final StringWriter text = new StringWriter();
    private Path file;

    @BeforeEach
    void writeThresholds() throws IOException {
        file = directory.resolve("guard.properties");
        Files.write(
                file,
                List.of(
                        "# Why it is so.",
                        "machine=" + PROCESSOR,
                        "tolerance.elsewhere=0.30",
                        "first.ratio=8.00",
                        "first.tolerance=0.12",
                        "",
                        "# The end."));
    }

    @Test
    void shouldPassAtNoise() {
        for (double measured : NOISE) {
            assertTrue(check(measured), text::toString);
        }
        assertFalse(text.toString().contains("once more"));
    }

    @Test
    void shouldDecideByTheMiddleOfFivePairs() {
        assertTrue(checkPairs(6, 8, 6.1, 7.1, 7.05));
        assertEquals(
                "guard: first passed: 7.05 times as fast as the textbook engine (6.00 to 8.00 in 5 pairs), expected 8.00,"
                        + " at least 7.04",
                lastLine());
        assertFalse(checkPairs(8, 6, 7.1, 6.1, 7, 8, 8, 6, 6.1, 7));
    }

    @Test
    void shouldMeasureNoMoreThanDecides() {
        assertTrue(checkPairs(7.1, 8, 7.2));
        assertTrue(checkPairs(7.1, 6, 8, 7.2));
        assertEquals(
                "guard: first passed: 7.15 times as fast as the textbook engine (6.00 to 8.00 in 4 pairs), expected 8.00,"
                        + " at least 7.04",
                lastLine());
        assertFalse(checkPairs(6, 8, 6.1, 6.2, 6, 6.1, 6.2));
    }

    @Test
    void shouldFailWhenEventsTakeAFifthLonger() {
        for (double measured : NOISE) {
            assertFalse(check(measured / 1.2, measured / 1.2), "at " + measured);
        }
    }

    @Test
    void shouldFailWhenAFifthSlower() {
        assertFalse(check(0.8 * RECORDED, 0.8 * RECORDED));
        assertEquals(
                "guard: first FAILED: 6.40 times as fast as the textbook engine (6.40 to 6.40 in 3 pairs), expected 8.00,"
                        + " at least 7.04; slower by 20 %",
                lastLine());
    }

    @Test
    void shouldMeasureOnceMoreBeforeItFails() {
        assertTrue(check(6.1, 7.9));
        assertTrue(text.toString().contains("guard: first seems slow at 6.10 (6.10 to 6.10 in 3 pairs), once more"));
        assertEquals(
                "guard: first passed: 7.90 times as fast as the textbook engine (7.90 to 7.90 in 3 pairs), expected 8.00,"
                        + " at least 7.04",
                lastLine());
    }

    @Test
    void shouldAskForAnotherRecordWhenMuchFaster() {
        assertTrue(check(10));
        assertTrue(lastLine().endsWith("much faster than recorded, record again with --guard --record"));
    }

    @Test
    void shouldAllowMoreOnAnotherProcessorAndSayIt() {
        assertTrue(guard("first", OTHER_PROCESSOR, 3, 5.61).check(GuardThresholds.read(file)));
        assertEquals(
                List.of(
                        "guard: the processor is Other CPU, the ratios were recorded on Some CPU, family 1, model 2:"
                                + " up to 30 % less will pass",
                        "guard: first passed: 5.61 times as fast as the textbook engine (5.61 to 5.61 in 3 pairs), expected 8.00,"
                                + " at least 5.60"),
                text.toString().lines().toList());
    }

    @Test
    void shouldFailOnAnotherProcessorWhenMuchSlower() {
        assertFalse(guard("first", OTHER_PROCESSOR, 3, 5.5, 5.5).check(GuardThresholds.read(file)));
    }

    @Test
    void shouldTakeAnUnknownProcessorForAnother() throws IOException {
        Files.write(file, List.of("first.ratio=8.00"));
        assertTrue(guard("first", MachineInfo.UNKNOWN, 3, 5.3).check(GuardThresholds.read(file)));
        assertTrue(text.toString().contains("is unknown, the ratios were recorded on unknown: up to 35 % less"));
    }

    @Test
    void shouldKeepCommentsAndTolerancesWhenItRecords() throws IOException {
        guard("first", OTHER_PROCESSOR, 5, 9, 11, 10).record(GuardThresholds.read(file), 3);
        assertEquals(
                List.of(
                        "# Why it is so.",
                        "machine=" + OTHER_PROCESSOR,
                        "tolerance.elsewhere=0.30",
                        "first.ratio=10.00",
                        "first.tolerance=0.12",
                        "",
                        "# The end."),
                Files.readAllLines(file));
    }

    @Test
    void shouldRecordABenchmarkThatIsNew() {
        guard("second", PROCESSOR, 5, 3).record(GuardThresholds.read(file), 1);
        GuardThresholds thresholds = GuardThresholds.read(file);
        assertEquals(3, thresholds.expectedRatio("second"));
        assertEquals(0.12, thresholds.tolerance("second", PROCESSOR));
        assertEquals(8, thresholds.expectedRatio("first"));
    }

    @Test
    void shouldRecordIntoAFileThatIsNew() throws IOException {
        Path newFile = directory.resolve("new.properties");
        guard("first", PROCESSOR, 5, 3).record(GuardThresholds.readForRecord(newFile), 1);
        assertEquals(
                List.of("first.ratio=3.00", "first.tolerance=0.12", "machine=" + PROCESSOR, "tolerance.elsewhere=0.35"),
                Files.readAllLines(newFile));
    }

    /** Each time that the benchmark is measured, all pairs have the same ratio. */
    private boolean check(double... measured) {
        return guard("first", PROCESSOR, 3, measured).check(GuardThresholds.read(file));
    }

    /** Asserts that just as many pairs are measured as there are ratios. */
    private boolean checkPairs(double... ratios) {
        Iterator<Double> left = Arrays.stream(ratios).iterator();
        boolean passed = guard("first", PROCESSOR, left).check(GuardThresholds.read(file));
        assertFalse(left.hasNext());
        return passed;
    }

    private Guard guard(String name, String processor, int pairs, double... measured) {
        return guard(
                name,
                processor,
                Arrays.stream(measured)
                        .flatMap(ratio -> DoubleStream.generate(() -> ratio).limit(pairs))
                        .iterator());
    }

    private Guard guard(String name, String processor, Iterator<Double> ratios) {
        Workload unused = new Workload("phold", Map.of(), 1);
        return new Guard(
                List.of(new GuardBenchmark(name, unused, unused)),
                benchmark -> ratios.next(),
                processor,
                new PrintWriter(text, true));
    }

    private String lastLine() {
        List<String> lines = text.toString().lines().toList();
        return lines.get(lines.size() - 1);
    }
}
