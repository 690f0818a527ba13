package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told before a run, and after it, of a model with links. */
class DiagnosisTest {
    private static final String[] NETWORK = {"run", "network", "--workers", "0", "--threads", "2", "--end", "20ms"};
    private static final String CUT = "window +the shortest link between partitions has a delay of (.*)s \\(from LP .*";

    @TempDir
    private Path directory;

    private static String[] with(String... further) {
        return Stream.of(NETWORK, further).flatMap(Stream::of).toArray(String[]::new);
    }

    /** Returns the delay that ends the windows. */
    private static String cut(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches(CUT))
                .map(line -> line.replaceFirst(CUT, "$1"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    @Test
    void shouldTellOfTheSameWindowsBeforeARunAndAfterIt() throws IOException {
        String before =
                SimCommand.sim(directory, with("--dry-run")).assertExit(0).out();
        Path run = directory.resolve("run");
        assertEquals(false, Files.exists(run));
        SimCommand.sim(directory, with("--out", run.toString(), "--quiet")).assertExit(0);
        String after = SimCommand.sim(directory, "doctor", run.toString())
                .assertExit(0)
                .out();
        assertEquals(cut(before), cut(after));
        assertTrue(after.contains("\n  worker 0 thread 1 "), after);
        assertTrue(after.contains("\nwhat other layouts promise, on "), after);
    }
}
