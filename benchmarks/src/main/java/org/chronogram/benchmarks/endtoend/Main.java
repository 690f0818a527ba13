package org.chronogram.benchmarks.endtoend;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts {@code sim-bench}. */
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_ARGUMENTS = 2;

    private Main() {}

    /**
     * Runs the benchmark and ends the process.
     *
     * @param args the arguments of the command line.
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(execute(Main::openUntilShutdown, out, err, args));
    }

    /** Opens processes that do not outlive this one. */
    private static ChildProcesses openUntilShutdown(List<String> jvmOptions) {
        ChildProcesses processes = ChildProcesses.open(jvmOptions);
        Runtime.getRuntime().addShutdownHook(new Thread(processes::close, "end-children"));
        return processes;
    }

    static int execute(ChildProcesses.Opener opener, PrintWriter out, PrintWriter err, String... args) {
        CommandLine command = new CommandLine(new BenchCommand(opener));
        command.setOut(out).setErr(err).setExpandAtFiles(false);
        command.setParameterExceptionHandler((error, arguments) -> refuse(error, err));
        command.setExecutionExceptionHandler((error, line, parsed) -> fail(error, err));
        return command.execute(args);
    }

    private static int refuse(ParameterException error, PrintWriter err) {
        String what = error.getMessage().lines().findFirst().orElse("");
        err.println("sim-bench: " + what + (what.contains(": ") ? "" : "; 'sim-bench --help' lists the options"));
        return BAD_ARGUMENTS;
    }

    private static int fail(Exception error, PrintWriter err) {
        if (error instanceof ParameterException badArguments) {
            return refuse(badArguments, err);
        }
        if (error instanceof BenchException) {
            err.println("sim-bench: " + error.getMessage());
        } else {
            err.println("sim-bench: internal error:");
            error.printStackTrace(err);
        }
        return FAILED;
    }
}
