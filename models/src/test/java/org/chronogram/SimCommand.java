package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chronogram.cli.EmbeddedCommandLine;

/**
 * A command that has run: of the command line in the process of the test, any other in one of its own.
 *
 * @param exitCode its exit code.
 * @param out its standard output.
 * @param err its standard error.
 */
record SimCommand(int exitCode, String out, String err) {
    private static final long TIMEOUT_S = 300;

    /** Most of a short run is the start of its JVM, for which the second compiler does nothing but cost time. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** Runs the command line in a directory, in this process and with its classes. */
    static SimCommand sim(Path directory, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            int exitCode = EmbeddedCommandLine.execute(directory, System.getenv(), out, err, arguments);
            return new SimCommand(exitCode, out.toString(), err.toString());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    static SimCommand sim(Path directory, String... arguments) {
        return sim(directory, List.of(arguments));
    }

    /** Runs a script as a reader of the documents would, with the Java of the test. */
    static SimCommand bash(Path directory, String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        Path bin = Path.of(java("java")).getParent();
        builder.environment().put("JAVA_HOME", bin.getParent().toString());
        builder.environment().put("JDK_JAVA_OPTIONS", QUICK_START);
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        return run(directory, builder);
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static SimCommand run(Path directory, ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        Process process = builder.directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(TIMEOUT_S, TimeUnit.SECONDS), () -> "not within " + TIMEOUT_S + " s");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new SimCommand(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    SimCommand assertExit(int expected) {
        assertEquals(expected, exitCode, () -> out + err);
        return this;
    }

    /** Returns the digest that a run has printed. */
    String digest() {
        List<String> digests = Documents.unaligned(out).stream()
                .filter(line -> line.startsWith("digest "))
                .toList();
        assertEquals(1, digests.size(), out);
        return digests.get(0).substring("digest ".length());
    }
}
