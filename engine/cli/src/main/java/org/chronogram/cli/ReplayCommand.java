package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.kernel.EventRecord;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.replay.ReplaySource;
import org.chronogram.replay.ReplayedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sim replay}: repeats a part of a run, and stops in a debugger before the events of an LP. */
@Command(
        name = "replay",
        description = "Repeats a run up to an event of an LP, and waits there for a debugger.",
        footer = {
            "%n@|bold Examples:|@",
            "  sim replay RUN_DIR --lp 17 --from 2s                 and attach a debugger where it tells",
            "  sim replay RUN_DIR --lp 17 --from 2s --to 3s --no-wait  print the events only",
            "%nThe run is repeated on the sequential engine, from the newest checkpoint before --from, or from its start."
                    + " The events are printed as 'sim trace' does.",
            "While the process waits, every user of this host can attach a debugger to it."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final String NO_WAIT = "--no-wait";

    @Parameters(paramLabel = "RUN_DIR", description = "directory of the run")
    private String directory;

    @Option(
            names = "--lp",
            paramLabel = "LPS",
            required = true,
            description = "ids of the LPs, such as 17 or 0-9,17, or 'all'")
    private String lps;

    @Option(
            names = "--from",
            paramLabel = TimeLabels.SIMULATED,
            required = true,
            description = "stop before the first event at or after this time")
    private String from;

    @Option(
            names = "--to",
            paramLabel = TimeLabels.SIMULATED,
            description = "time after the last event (default: the end of the run)")
    private String to;

    @Option(names = NO_WAIT, description = "do not wait for a debugger: print the events only")
    private boolean noWait;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "port on the loopback address for the debugger; 0 for any (default: ${DEFAULT-VALUE})")
    private int port;

    private final CliContext context;
    private final String classPath;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private boolean reached;

    ReplayCommand(CliContext context, String classPath) {
        this.context = context;
        this.classPath = classPath;
    }

    @Override
    public Integer call() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            ReplaySource source = ReplayInput.source(context, directory, EarlyOptions.CLASS_PATH, classPath);
            return replay(source);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private int replay(ReplaySource source) {
        TimeBase timeBase = source.timeBase();
        long fromTicks = SimulatedTimes.ticks("--from", from, timeBase);
        long untilTicks = to == null ? source.endTicks() : SimulatedTimes.ticks("--to", to, timeBase);
        if (fromTicks >= Math.min(untilTicks, source.endTicks())) {
            throw new InvalidInputException("--from=" + timeBase.format(fromTicks) + ": expected a time before "
                    + timeBase.format(Math.min(untilTicks, source.endTicks())) + ", the end of what is repeated");
        }
        TracedLps observed = TracedLps.of("--lp", lps, source.logicalProcesses());
        if (noWait || Integer.getInteger(DebuggedProcess.PORT) != null) {
            return replay(source.open(fromTicks), observed, fromTicks, untilTicks, timeBase);
        }
        int chosen = DebuggedProcess.port(port);
        return DebuggedProcess.run(
                DebuggedProcess.command(chosen, arguments(), System::getProperty), context.stopSwitch());
    }

    /** Returns the arguments of this command for the process that waits for the debugger. */
    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (!classPath.isEmpty()) {
            arguments.addAll(List.of(EarlyOptions.CLASS_PATH, classPath));
        }
        arguments.addAll(List.of("replay", directory, "--lp", lps, "--from", from));
        if (to != null) {
            arguments.addAll(List.of("--to", to));
        }
        return arguments;
    }

    private int replay(ReplayedRun run, TracedLps observed, long fromTicks, long untilTicks, TimeBase timeBase) {
        context.stopSwitch().watch(() -> stopped.set(true), () -> ": the replay ends here");
        context.err().println("sim: repeating the run from " + timeBase.format(run.startTicks()));
        TraceOutput output = new TraceOutput(context.out(), null, null, timeBase);
        List<String> classes = run.classNames();
        output.begin();
        run.observe(observed::contains, (lp, event) -> {
            if (event.time() >= fromTicks && event.time() < untilTicks) {
                output.add(EventRecord.of(lp, event));
                context.out().flush();
                stopOnce(classes.get(lp));
            }
        });
        run.begin();
        run.runBefore(untilTicks, stopped::get);
        output.end();
        return stopped.get() ? ExitCode.STOPPED : ExitCode.DONE;
    }

    /** Waits for a debugger before the first of the events. */
    private void stopOnce(String handlerClass) {
        Integer debuggerPort = Integer.getInteger(DebuggedProcess.PORT);
        if (!reached && debuggerPort != null) {
            context.err()
                    .println("sim: before this event the process waits for a debugger; attach one, set a breakpoint in"
                            + " the handler, and let it go on:");
            context.err().println("  " + DebuggedProcess.attachCommand(debuggerPort));
            context.err().println("  stop in " + handlerClass + ".onEvent");
            context.err().println("  cont");
            context.err().flush();
            DebuggerStop.here();
        }
        reached = true;
    }
}
