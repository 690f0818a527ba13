package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {
    @TempDir
    private Path directory;

    private TestCommandLine cli;
    private Path report;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
        report = directory.resolve("a/report.html");
    }

    @Test
    void shouldWriteTheReportOfARunAtItsEndAndAnew() throws IOException {
        assertEquals(0, cli.execute("run", "phold", "--out", "a"), cli::err);
        String atTheEnd = Files.readString(report);
        Files.delete(report);
        assertEquals(0, cli.execute("report", "a"), cli::err);
        assertEquals(report + System.lineSeparator(), cli.out());
        assertEquals(atTheEnd, Files.readString(report));
    }

    @Test
    void shouldKeepTheResultsOfARunWhoseReportCannotBeWritten() throws IOException {
        Files.createDirectories(report.resolve("in the way"));
        assertEquals(0, cli.execute("run", "phold", "--out", "a", "--quiet"));
        assertTrue(cli.err().startsWith("sim: the report could not be written to " + directory.resolve("a")), cli::err);
        assertEquals(1, cli.err().lines().count(), cli::err);
        assertTrue(Files.exists(directory.resolve("a/run.json")));
        assertTrue(cli.out().contains("written to    " + directory.resolve("a")), cli::out);
        assertEquals(1, cli.execute("report", "a"));
        assertEquals(1, cli.err().lines().count(), cli::err);
    }

    @Test
    void shouldRefuseADirectoryWithoutARun() {
        assertEquals(2, cli.execute("report", "."));
        assertTrue(cli.err().contains("there is neither run.json nor summary.csv; expected"), cli::err);
        assertEquals(1, cli.err().lines().count());
    }

    @Test
    void shouldRefuseADamagedRun() throws IOException {
        Files.writeString(directory.resolve("run.json"), "{\"model\":");
        assertEquals(2, cli.execute("report", "."));
        assertTrue(cli.err().contains("run.json is damaged"), cli::err);
        assertEquals(1, cli.err().lines().count());
    }
}
