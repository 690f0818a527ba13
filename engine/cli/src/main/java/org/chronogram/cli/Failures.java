package org.chronogram.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.chronogram.catalog.ModelTrace;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.run.RunFailedException;
import org.chronogram.text.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns every failure into a message and an exit code. */
final class Failures implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private final PrintWriter err;
    private final boolean verbose;

    Failures(PrintWriter err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        return report(error);
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        return report(error);
    }

    int report(Throwable error) {
        if (error instanceof ParameterException badArguments) {
            say(BadArguments.describe(badArguments));
            return ExitCode.BAD_INPUT;
        }
        if (error instanceof InvalidInputException) {
            say(error.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (error instanceof RunFailedException failed) {
            say(failed.getMessage());
            trace(failed.modelTrace());
        } else if (error instanceof ModelException ofModel) {
            say(error.getMessage());
            trace(verbose ? stackTrace(error) : ModelTrace.of(ofModel));
        } else if (ModelTrace.isOfModel(error)) {
            say("the model threw " + OneLine.of(error.toString()));
            trace(ModelTrace.of(error));
        } else {
            reportInternal(error);
        }
        return ExitCode.FAILED;
    }

    private void reportInternal(Throwable error) {
        if (error instanceof OutOfMemoryError) {
            say("out of memory: " + error.getMessage()
                    + "; give the program more, for example CHRONOGRAM_JAVA_OPTS=-Xmx4g, or the model fewer LPs");
        } else {
            say("internal error: " + OneLine.of(error.toString())
                    + (verbose ? "" : "; run again with --verbose to see where"));
        }
        trace(verbose ? stackTrace(error) : "");
    }

    void say(String message) {
        err.println(line(message));
    }

    /** Returns a message as it is shown: one line, whatever is in a value that it quotes. */
    static String line(String message) {
        return "sim: " + OneLine.escaped(String.valueOf(message));
    }

    private void trace(String trace) {
        if (!trace.isEmpty()) {
            err.println(trace.stripTrailing());
        }
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
