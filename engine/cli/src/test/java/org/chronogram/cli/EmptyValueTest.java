package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever takes a value takes no empty one: the variable of a script that was not set must not mean something else. */
final class EmptyValueTest {
    @TempDir
    private Path directory;

    /** Every option that takes a value, of every command and of the model. */
    static Stream<List<String>> options() {
        TestCommandLine cli = new TestCommandLine(Path.of(""));
        CommandLine root = CommandTree.forArguments(
                cli.context(),
                EarlyOptions.of(new String[0], name -> null),
                new Failures(cli.context().err(), false),
                List.of());
        List<List<String>> found = new ArrayList<>();
        for (String command : List.of("run phold", "verify phold", "chaos phold", "sweep phold", "resume", "models")) {
            CommandLine at = root;
            for (String word : command.split(" ")) {
                at = at.getSubcommands().get(word);
            }
            for (OptionSpec option : at.getCommandSpec().options()) {
                if (option.arity().max() > 0 && option.type() != boolean.class) {
                    found.add(List.of(command, option.longestName(), option.paramLabel()));
                }
            }
        }
        assertTrue(found.size() > 50, found::toString);
        return found.stream();
    }

    private void assertRefused(String expected, List<String> arguments) {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(2, cli.execute(arguments.toArray(String[]::new)), arguments::toString);
        assertEquals("sim: " + expected + System.lineSeparator(), cli.err());
        assertTrue(cli.runs.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldRefuseEmptyValue(List<String> option) {
        String name = option.get(1);
        String expected = name + " has an empty value: expected " + name + "=" + option.get(2) + ", or to leave it out";
        for (List<String> empty : List.of(List.of(name, ""), List.of(name + "="), List.of(name, "  "))) {
            List<String> arguments = new ArrayList<>(List.of(option.get(0).split(" ")));
            arguments.addAll(empty);
            if (option.get(0).equals("resume")) {
                arguments.add("somewhere");
            }
            assertRefused(expected, arguments);
        }
    }

    @Test
    void shouldRefuseEmptyValueOfAFlag() {
        assertRefused("--json=: expected no value", List.of("run", "phold", "--json="));
    }

    @Test
    void shouldRefuseEmptyDirectoryToResume() {
        assertRefused("RUN_DIR is empty: expected the directory of the run", List.of("resume", ""));
    }

    @Test
    void shouldRefuseEmptyClassPath() {
        assertRefused(
                "--class-path has an empty value: expected --class-path=PATH, or to leave it out",
                List.of("--class-path", "", "models"));
    }
}
