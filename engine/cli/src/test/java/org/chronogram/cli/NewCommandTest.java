package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewCommandTest {
    @TempDir
    private Path directory;

    private void assertRefused(String message, String... arguments) {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(2, cli.execute(arguments));
        assertEquals("sim: " + message + System.lineSeparator(), cli.err());
        assertEquals("", cli.out());
    }

    @Test
    void shouldMakeTheProjectInADirectoryOfItsName() {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(0, cli.execute("new", "my-model"), cli::err);
        assertEquals(
                "made the project of the model my-model in " + directory.resolve("my-model")
                        + ": its README.md says how to build, test and run it",
                cli.out().strip());
        assertTrue(Files.exists(directory.resolve("my-model/pom.xml")));
    }

    @Test
    void shouldMakeTheProjectWhereTheUserWantsIt() {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(0, cli.execute("new", "my-model", "--dir", "deep/er"), cli::err);
        assertTrue(Files.exists(directory.resolve("deep/er/pom.xml")));
    }

    @Test
    void shouldRefuseTheNameOfAModelThatThereIs() {
        assertRefused(
                "there is a model 'phold' already: give another name, as the command line finds models by their names",
                "new",
                "phold");
    }

    @Test
    void shouldRefuseADirectoryThatExists() {
        assertRefused(
                directory.resolve(".")
                        + " exists already: give with --dir a directory that does not exist, or remove it" + " first",
                "new",
                "my-model",
                "--dir",
                ".");
    }
}
