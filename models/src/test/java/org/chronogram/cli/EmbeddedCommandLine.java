package org.chronogram.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.host.HostContext;

/** The command line in the process of its caller, with workers that are threads. */
public final class EmbeddedCommandLine {
    private EmbeddedCommandLine() {}

    /**
     * Executes a command. The context class loader of the calling thread may be another one afterwards.
     *
     * @param directory directory from which relative paths start.
     * @param environment environment variables.
     * @param out takes standard output.
     * @param err takes standard error.
     * @param arguments arguments of the command line.
     * @return the exit code.
     */
    public static int execute(
            Path directory, Map<String, String> environment, Writer out, Writer err, List<String> arguments) {
        List<ThreadHost> hosts = new ArrayList<>();
        CliContext context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err, true),
                environment::get,
                true,
                false,
                System::nanoTime,
                Clock.systemDefaultZone(),
                directory,
                (specification, listener) ->
                        SimulationRun.ofMaster(specification, here -> opened(here, hosts), listener),
                new StopSwitch());
        int exitCode = new Application(context).execute(arguments.toArray(String[]::new));
        hosts.forEach(ThreadHost::awaitWorkers);
        return exitCode;
    }

    private static ThreadHost opened(HostContext context, List<ThreadHost> hosts) throws IOException {
        ThreadHost host = ThreadHost.open(context);
        hosts.add(host);
        return host;
    }
}
