package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes for batch systems and container platforms are scripts, and name options that exist. */
class RecipesTest {
    private static final String SLURM = "docs/recipes/slurm.sbatch";
    private static final String KUBERNETES = "docs/recipes/kubernetes.yaml";
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

    @TempDir
    private Path directory;

    /** Comments name options of other programs, and so do the lines of srun. */
    private static String withoutOtherPrograms(String recipe) throws IOException {
        return Documents.text(recipe)
                .lines()
                .filter(line -> !line.strip().startsWith("#") && !line.startsWith("srun "))
                .collect(Collectors.joining("\n"));
    }

    private static String script(String recipe) throws IOException {
        String text = Documents.text(recipe);
        if (recipe.equals(SLURM)) {
            return text;
        }
        String block = text.substring(text.indexOf("            - |\n") + "            - |\n".length());
        return "#!/usr/bin/env bash\n"
                + block.substring(0, block.indexOf("            - sim\n")).stripIndent();
    }

    @ParameterizedTest
    @ValueSource(strings = {SLURM, KUBERNETES})
    void shouldNameOptionsThatExist(String recipe) throws IOException {
        String help = SimCommand.sim(directory, "run", "phold", "--help").out()
                + SimCommand.sim(directory, "worker", "--help").out();
        List<String> options = OPTION.matcher(withoutOtherPrograms(recipe))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertTrue(options.containsAll(List.of("--master", "--bind", "--await-workers")), options::toString);
        assertEquals(
                List.of(),
                options.stream()
                        .filter(option ->
                                !Pattern.compile(option + "\\b").matcher(help).find())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {SLURM, KUBERNETES})
    void shouldHoldAScript(String recipe) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("script"), script(recipe));
        SimCommand.bash(directory, "bash -n '" + script + "'").assertExit(0);
        assumeTrue(isInstalled("shellcheck"), "needs shellcheck");
        SimCommand.bash(directory, "shellcheck '" + script + "' >&2").assertExit(0);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @ParameterizedTest
    @ValueSource(strings = {SLURM, KUBERNETES})
    void shouldHaveTheTokenOnNoCommandLine(String recipe) throws IOException {
        String text = Documents.text(recipe);
        assertTrue(text.contains("CHRONOGRAM_TOKEN"), text);
        assertFalse(text.contains("$CHRONOGRAM_TOKEN") || text.contains("${CHRONOGRAM_TOKEN"), text);
    }

    @Test
    void shouldWaitForAsManyHostsAsThereArePods() throws IOException {
        String text = Documents.text(KUBERNETES);
        assertTrue(text.contains("completions: 3\n  parallelism: 3\n"), text);
        assertTrue(text.contains("- name: HOSTS\n              value: \"3\"\n"), text);
    }
}
