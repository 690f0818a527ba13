package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManPageTest {
    private static final Path GROFF = Path.of("/usr/bin/groff");
    private static final Pattern COMMAND_IN_HELP = Pattern.compile("(?m)^  ([a-z][a-z-]*)  +[A-Z]");
    private static final Pattern OPTION_IN_HELP = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)");

    @TempDir
    private Path directory;

    private TestCommandLine cli;
    private String page;

    @BeforeEach
    void write() {
        cli = new TestCommandLine(directory);
        assertEquals(0, cli.execute("help", "--man"), cli::err);
        page = cli.out();
    }

    private List<String> inHelp(Pattern pattern, String... arguments) {
        assertEquals(0, cli.execute(arguments));
        Matcher found = pattern.matcher(cli.out());
        return found.results().map(result -> result.group(1)).toList();
    }

    @Test
    void shouldHaveEachCommandOfTheHelpWithEachOfItsOptions() {
        List<String> commands = inHelp(COMMAND_IN_HELP, "--help");
        assertTrue(commands.containsAll(List.of("run", "sweep", "help")), commands::toString);
        for (String command : commands) {
            assertTrue(page.contains("\n.SS \"sim " + Troff.escaped(command)), command);
            List<String> options = inHelp(OPTION_IN_HELP, command, "--help");
            for (String option : options) {
                assertTrue(page.contains(Troff.escaped(option)), command + " " + option);
            }
        }
    }

    @Test
    void shouldHaveTheSectionsThatReadersLookFor() {
        List<String> sections =
                page.lines().filter(line -> line.startsWith(".SH")).toList();
        assertEquals(
                List.of(
                        ".SH \"NAME\"",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"DESCRIPTION\"",
                        ".SH \"OPTIONS\"",
                        ".SH \"COMMANDS\"",
                        ".SH \"EXAMPLES\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"SEE ALSO\""),
                sections);
    }

    @Test
    void shouldShowDefaultsAndSignsAsTheHelpDoes() {
        assertTrue(page.contains("seed of all random streams (default: 1)"), page);
        assertTrue(page.contains("0.05, or 5%)"), page);
        assertFalse(page.contains("${"), page);
        assertFalse(page.contains("@|"), page);
        assertFalse(page.contains("hand events to each other"), "the page describes no models");
    }

    @Test
    void shouldRefuseACommandBesideIt() {
        assertEquals(ExitCode.BAD_INPUT, cli.execute("help", "--man", "run"));
        assertEquals(
                "sim: --man with 'run': the manual page has all commands: leave the command out",
                cli.err().strip());
    }

    @Test
    void shouldBeTroffWithoutFaults() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(GROFF), "needs groff");
        Path file = Files.writeString(directory.resolve("sim.1"), page);
        Process groff = new ProcessBuilder(GROFF.toString(), "-man", "-Tutf8", "-ww", "-z", file.toString())
                .redirectErrorStream(true)
                .start();
        String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, groff.waitFor(), warnings);
        assertEquals("", warnings);
    }
}
