package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.model.ModelException;
import org.chronogram.run.RunFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailuresTest {
    private static final String NEW_LINE = System.lineSeparator();

    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    private int failWith(RuntimeException error, String... arguments) {
        cli.simulation = specification -> {
            throw error;
        };
        return cli.execute(arguments);
    }

    @Test
    void shouldShowTheTraceOfTheModelWhenARunFails() {
        RunFailedException error = new RunFailedException(
                "worker 1 failed at LP 7, 1.5s: no such lane", "java.lang.IllegalStateException\n\tat Lane.of\n");
        assertEquals(1, failWith(error, "run", "phold", "--out", "a"));
        assertEquals(
                "sim: worker 1 failed at LP 7, 1.5s: no such lane" + NEW_LINE
                        + "java.lang.IllegalStateException\n\tat Lane.of" + NEW_LINE,
                cli.err());
        assertEquals("", cli.out());
        assertFalse(Files.exists(directory.resolve("a")));
    }

    @Test
    void shouldShowOneLineWhenTheModelIsNotToBlame() {
        assertEquals(1, failWith(new RunFailedException("worker 1 was killed", ""), "run", "phold"));
        assertEquals("sim: worker 1 was killed" + NEW_LINE, cli.err());
    }

    @Test
    void shouldShowWhereAModelThatCannotBeBuiltFailed() {
        ArithmeticException cause = new ArithmeticException("/ by zero");
        cause.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("belts.Ring", "build", "Ring.java", 7),
            new StackTraceElement("org.chronogram.kernel.ModelDeclaration", "of", "ModelDeclaration.java", 58)
        });
        ModelException error = new ModelException("model ring failed: " + cause, cause);
        assertEquals(1, failWith(error, "run", "phold"));
        assertEquals(
                "sim: model ring failed: java.lang.ArithmeticException: / by zero" + NEW_LINE
                        + "    at belts.Ring.build(Ring.java:7)" + NEW_LINE,
                cli.err());
    }

    @Test
    void shouldShowInternalErrorInOneLine() {
        assertEquals(1, failWith(new IllegalStateException("first\nsecond"), "run", "phold"));
        assertEquals(
                "sim: internal error: java.lang.IllegalStateException: first second; run again with --verbose to see"
                        + " where" + NEW_LINE,
                cli.err());
    }

    @Test
    void shouldShowWhereAnInternalErrorCameFromWhenAsked() {
        assertEquals(1, failWith(new IllegalStateException("oops"), "run", "phold", "--verbose"));
        assertTrue(
                cli.err().startsWith("sim: internal error: java.lang.IllegalStateException: oops" + NEW_LINE),
                cli.err());
        assertTrue(cli.err().contains("\tat org.chronogram.cli.FailuresTest"), cli.err());
    }

    @Test
    void shouldSayWhatToDoAboutMissingMemory() {
        cli.simulation = specification -> {
            throw new OutOfMemoryError("Java heap space");
        };
        assertEquals(1, cli.execute("run", "phold"));
        assertEquals(
                "sim: out of memory: Java heap space; give the program more, for example"
                        + " CHRONOGRAM_JAVA_OPTS=-Xmx4g, or the model fewer LPs" + NEW_LINE,
                cli.err());
    }

    @Test
    void shouldFailWhenStandardOutputIsFull() {
        CliContext usual = cli.context();
        CliContext full = new CliContext(
                new PrintWriter(new OutputStreamWriter(new FullDisk(), StandardCharsets.UTF_8)),
                usual.err(),
                usual.environment(),
                false,
                false,
                usual.nanoTime(),
                usual.clock(),
                directory,
                usual.runs(),
                usual.stopSwitch());
        assertEquals(1, new Application(full).execute("models"));
        assertEquals(
                "sim: cannot write to standard output: expected a terminal, a file with room or a pipe that is read"
                        + NEW_LINE,
                cli.err());
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("no space left");
        }
    }
}
