package org.chronogram.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * What the command line has around it, so that a test can give it something else.
 *
 * @param out takes results.
 * @param err takes messages and progress.
 * @param environment environment variables by name, null for those not set.
 * @param terminal whether a person looks at both.
 * @param verbose whether to show where an internal error came from.
 * @param nanoTime a clock for rates.
 * @param clock the time of the day.
 * @param directory the directory relative paths start from.
 * @param runs prepares runs.
 * @param stopSwitch stops them.
 */
record Surroundings(
        PrintWriter out,
        PrintWriter err,
        UnaryOperator<String> environment,
        boolean terminal,
        boolean verbose,
        LongSupplier nanoTime,
        Clock clock,
        Path directory,
        Run.Factory runs,
        StopSwitch stopSwitch) {
    private static final int DEFAULT_WIDTH = 100;
    /** Below this, picocli cannot lay out its help. */
    private static final int MIN_WIDTH = 55;

    static Surroundings ofProcess(StopSwitch stopSwitch) {
        return new Surroundings(
                writer(FileDescriptor.out, false),
                writer(FileDescriptor.err, true),
                System::getenv,
                Boolean.getBoolean("chronogram.terminal"),
                Boolean.getBoolean("chronogram.verbose"),
                System::nanoTime,
                Clock.systemDefaultZone(),
                Path.of(""),
                Run::ofMaster,
                stopSwitch);
    }

    /** Unlike a stream of {@code System}, this does not hide that something could not be written. */
    private static PrintWriter writer(FileDescriptor descriptor, boolean flushLines) {
        Writer writer = new OutputStreamWriter(new FileOutputStream(descriptor), Charset.defaultCharset());
        return new PrintWriter(new BufferedWriter(writer), flushLines);
    }

    /** The same, but for the runs. */
    Surroundings with(Run.Factory newRuns) {
        return new Surroundings(
                out, err, environment, terminal, verbose, nanoTime, clock, directory, newRuns, stopSwitch);
    }

    int width() {
        String columns = environment.apply("COLUMNS");
        try {
            return columns == null ? DEFAULT_WIDTH : Math.max(MIN_WIDTH, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }
}
