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
 * Everything outside of the command line that it uses; tests replace it.
 *
 * @param out writer of results.
 * @param err writer of messages and progress.
 * @param environment environment variables by name, null for those not set.
 * @param terminal whether both writers write to a terminal.
 * @param verbose whether to show the stack trace of an internal error.
 * @param nanoTime monotonic clock for rates.
 * @param clock clock of the time of day.
 * @param directory directory from which relative paths start.
 * @param runs creates runs.
 * @param stopSwitch stops runs when the process is asked to end.
 */
record CliContext(
        PrintWriter out,
        PrintWriter err,
        UnaryOperator<String> environment,
        boolean terminal,
        boolean verbose,
        LongSupplier nanoTime,
        Clock clock,
        Path directory,
        SimulationRun.Factory runs,
        StopSwitch stopSwitch) {
    private static final int DEFAULT_WIDTH = 100;
    /** Picocli cannot lay out its help in less. */
    private static final int MIN_WIDTH = 55;

    static CliContext ofProcess(StopSwitch stopSwitch) {
        return new CliContext(
                writer(FileDescriptor.out, false),
                writer(FileDescriptor.err, true),
                System::getenv,
                Boolean.getBoolean("chronogram.terminal"),
                Boolean.getBoolean("chronogram.verbose"),
                System::nanoTime,
                Clock.systemDefaultZone(),
                Path.of(""),
                SimulationRun::ofMaster,
                stopSwitch);
    }

    /** Writes to a descriptor: a stream of {@code System} in between would hide failed writes from this writer. */
    private static PrintWriter writer(FileDescriptor descriptor, boolean flushLines) {
        Writer writer = new OutputStreamWriter(new FileOutputStream(descriptor), Charset.defaultCharset());
        return new PrintWriter(new BufferedWriter(writer), flushLines);
    }

    /** Returns the same with another factory of runs. */
    CliContext with(SimulationRun.Factory newRuns) {
        return new CliContext(
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
