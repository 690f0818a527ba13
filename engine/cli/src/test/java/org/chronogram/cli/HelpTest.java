package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chronogram.results.EngineVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HelpTest {
    @TempDir
    private Path directory;

    private Session session;

    @BeforeEach
    void openSession() {
        session = new Session(directory);
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
    })
    void shouldShowHelpAsRecorded(String arguments, String file) throws IOException {
        assertEquals(0, session.execute(arguments.split(" ")), session::err);
        assertEquals(expected(file), session.out().replace(System.lineSeparator(), "\n"));
        assertEquals("", session.err());
    }

    @ParameterizedTest
    @CsvSource({"help, --help", "help run, run --help", "help run phold, run phold --help", "help models, models -h"})
    void shouldShowSameHelpThroughTheHelpCommand(String command, String option) {
        assertEquals(0, session.execute(option.split(" ")));
        String wanted = session.out();
        assertEquals(0, session.execute(command.split(" ")));
        assertEquals(wanted, session.out());
    }

    @Test
    void shouldFitTheTerminal() {
        session.environment.put("COLUMNS", "60");
        assertEquals(0, session.execute("run", "phold", "--help"));
        assertTrue(session.out().lines().allMatch(line -> line.length() <= 60), session.out());
    }

    @Test
    void shouldShowVersion() {
        assertEquals(0, session.execute("--version"));
        assertEquals(
                "Chronogram " + EngineVersion.text() + " (Java " + System.getProperty("java.version") + ")",
                session.out().strip());
    }

    @Test
    void shouldListModels() {
        assertEquals(0, session.execute("models"));
        assertEquals(
                "phold  LPs that hand events to each other at random, 100% synthetic",
                session.out().strip());
    }

    @Test
    void shouldListModelsWithTheirParametersAsJson() {
        assertEquals(0, session.execute("models", "--json"));
        String lps = "{\"name\":\"lps\",\"type\":\"a whole number\",\"default\":\"1024\",\"unit\":\"\","
                + "\"bounds\":\"at least 1\",\"choices\":[],\"description\":\"number of logical processes\"}";
        assertTrue(session.out().startsWith("{\"models\":[{\"name\":\"phold\","), session.out());
        assertTrue(session.out().contains(lps), session.out());
    }

    @Test
    void shouldPrintCompletionScriptWithModelsAndTheirOptions() {
        assertEquals(0, session.execute("completion"));
        assertTrue(session.out().startsWith("#!/usr/bin/env bash"), session.out());
        assertTrue(session.out().contains("_picocli_sim_run_phold"), session.out());
        assertTrue(session.out().contains("'--lookahead'"), session.out());
        assertTrue(session.out().contains("(\"exponential\" \"constant\")"), session.out());
        assertTrue(session.out().contains("(\"auto\" \"inline\" \"thread\")"), session.out());
    }
}
