package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chronogram.run.EngineVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HelpTest {
    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    private static String expected(String file) throws IOException {
        try (InputStream in = HelpTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--help, sim.help.expected",
        "run --help, run.help.expected",
        "run phold --help, run-phold.help.expected",
        "verify phold --help, verify-phold.help.expected",
        "chaos phold --help, chaos-phold.help.expected",
        "sweep --help, sweep.help.expected",
        "new --help, new.help.expected",
    })
    void shouldShowHelpAsRecorded(String arguments, String file) throws IOException {
        assertEquals(0, cli.execute(arguments.split(" ")), cli::err);
        assertEquals(expected(file), cli.out().replace(System.lineSeparator(), "\n"));
        assertEquals("", cli.err());
    }

    @ParameterizedTest
    @CsvSource({"help, --help", "help run, run --help", "help run phold, run phold --help", "help models, models -h"})
    void shouldShowSameHelpThroughTheHelpCommand(String command, String option) {
        assertEquals(0, cli.execute(option.split(" ")));
        String wanted = cli.out();
        assertEquals(0, cli.execute(command.split(" ")));
        assertEquals(wanted, cli.out());
    }

    @Test
    void shouldFitTheTerminal() {
        cli.environment.put("COLUMNS", "60");
        assertEquals(0, cli.execute("run", "phold", "--help"));
        assertTrue(cli.out().lines().allMatch(line -> line.length() <= 60), cli.out());
    }

    @Test
    void shouldShowVersion() {
        assertEquals(0, cli.execute("--version"));
        assertEquals(
                "chronogram " + EngineVersion.withBuild() + ", Java " + System.getProperty("java.version"),
                cli.out().strip());
    }

    @Test
    void shouldListModels() {
        assertEquals(0, cli.execute("models"));
        assertEquals(
                "phold  LPs that hand events to each other at random, 100% synthetic",
                cli.out().strip());
    }

    @Test
    void shouldListModelsWithTheirParametersAsJson() {
        assertEquals(0, cli.execute("models", "--json"));
        String lps = "{\"name\":\"lps\",\"type\":\"a whole number\",\"default\":\"1024\",\"unit\":\"\","
                + "\"bounds\":\"at least 1\",\"choices\":[],\"description\":\"number of logical processes\"}";
        assertTrue(cli.out().startsWith("{\"models\":[{\"name\":\"phold\","), cli.out());
        assertTrue(cli.out().contains(lps), cli.out());
    }

    @Test
    void shouldPrintCompletionScriptWithModelsAndTheirOptions() {
        assertEquals(0, cli.execute("completion"));
        assertTrue(cli.out().startsWith("#!/usr/bin/env bash"), cli.out());
        assertTrue(cli.out().contains("_picocli_sim_run_phold"), cli.out());
        assertTrue(cli.out().contains("'--lookahead'"), cli.out());
        assertTrue(cli.out().contains("(\"exponential\" \"constant\")"), cli.out());
        assertTrue(cli.out().contains("(\"auto\" \"inline\" \"thread\")"), cli.out());
    }
}
