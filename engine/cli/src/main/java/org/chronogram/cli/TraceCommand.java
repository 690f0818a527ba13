package org.chronogram.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.files.FileFaults;
import org.chronogram.master.TracedRun;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.Parameter;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Layout;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code sim trace}: writes the events that some LPs handle in a span of simulated time. */
@Command(
        name = "trace",
        description = "Writes the events that some LPs handle in a span of simulated time.",
        footer = {
            "%n@|bold Examples:|@",
            "  sim trace MODEL --lp 17 --from 2s --to 3s                  as CSV on standard output",
            "  sim trace MODEL --lp 0-9 --chrome trace.json --trace x.csv  for ui.perfetto.dev",
            "  sim trace network --source 3 --lp 5 --pcap link.pcap --trace x.csv  for Wireshark",
            "%nThe run is executed on the sequential engine up to --to. These are the events of every layout.",
            "In a Chrome trace each LP is a thread, and a unit of simulated time is a second.",
            "In a pcap file LP n has the address 10.0.0.0 + n, and an event from another LP is a UDP packet."
        })
final class TraceCommand implements ModelCommand {
    private static final Set<String> OPTIONS = Set.of("lp", "source", "from", "to", "trace", "chrome", "pcap");

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--lp",
            paramLabel = "LPS",
            defaultValue = TracedLps.ALL,
            scope = ScopeType.INHERIT,
            description = "ids of the LPs, such as 17 or 0-9,17, or 'all' (default: ${DEFAULT-VALUE})")
    private String lps;

    @Option(
            names = "--source",
            paramLabel = "LPS",
            defaultValue = TracedLps.ALL,
            scope = ScopeType.INHERIT,
            description = "ids of the LPs from which the events come (default: ${DEFAULT-VALUE})")
    private String sources;

    @Option(
            names = "--from",
            paramLabel = TimeLabels.SIMULATED,
            scope = ScopeType.INHERIT,
            description = "time of the first event (default: 0)")
    private String from;

    @Option(
            names = "--to",
            paramLabel = TimeLabels.SIMULATED,
            scope = ScopeType.INHERIT,
            description = "time after the last event (default: the end of the run)")
    private String to;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "CSV file for the events (default: standard output)")
    private Path file;

    @Option(
            names = "--chrome",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "file for the events as a Chrome trace (default: none)")
    private Path chrome;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "file for the events from other LPs as packets (default: none)")
    private Path pcap;

    private final CliContext context;
    private final String classPath;

    TraceCommand(CliContext context, String classPath) {
        this.context = context;
        this.classPath = classPath;
    }

    @Override
    public int execute(Model model, Map<String, String> given) {
        requireOwnNames(model);
        requireDifferentFiles();
        RunSpecification specification =
                simulation.specification(model, given, Layout.of(0, 1), classPath, context.directory());
        TimeBase timeBase = model.timeBase();
        long endTicks = specification.simulation().endTicks();
        long fromTicks = from == null ? 0 : SimulatedTimes.ticks("--from", from, timeBase);
        long untilTicks = to == null ? endTicks : Math.min(endTicks, SimulatedTimes.ticks("--to", to, timeBase));
        if (fromTicks >= untilTicks) {
            throw new InvalidInputException("--from=" + timeBase.format(fromTicks) + ": expected a time before "
                    + timeBase.format(untilTicks) + ", the end of the trace");
        }
        TracedRun run = new TracedRun(specification, fromTicks, untilTicks);
        return write(run, timeBase);
    }

    private static void requireOwnNames(Model model) {
        model.parameters().stream()
                .map(Parameter::name)
                .filter(OPTIONS::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInputException("model " + model.name() + " has a parameter --" + name
                            + ", and so has 'sim trace' an option: rename the parameter to trace the model");
                });
    }

    private void requireDifferentFiles() {
        Map<Path, String> optionOf = new HashMap<>();
        Map<String, Optional<Path>> files = new LinkedHashMap<>();
        files.put("--trace", Optional.ofNullable(file));
        files.put("--chrome", Optional.ofNullable(chrome));
        files.put("--pcap", Optional.ofNullable(pcap));
        files.forEach((option, given) -> given.ifPresent(path -> {
            Path resolved = context.directory().resolve(path).normalize();
            String other = optionOf.put(resolved, option);
            // Devices such as /dev/null take any number of files.
            if (other != null && (!Files.exists(resolved) || Files.isRegularFile(resolved))) {
                throw new InvalidInputException(
                        option + "=" + path + " is the file of " + other + " too: expected a file for each");
            }
        }));
    }

    private int write(TracedRun run, TimeBase timeBase) {
        TracedLps observed = TracedLps.of("--lp", lps, run.logicalProcesses());
        TracedLps senders = TracedLps.of("--source", sources, run.logicalProcesses());
        AtomicBoolean stopped = new AtomicBoolean();
        context.stopSwitch().watch(() -> stopped.set(true), () -> ": the trace ends here");
        try (PrintWriter csv = file == null ? null : open("--trace", file);
                PrintWriter trace = chrome == null ? null : open("--chrome", chrome);
                PcapOutput packets = pcap == null ? null : openPcap(run.logicalProcesses(), timeBase)) {
            TraceOutput output = new TraceOutput(csv == null ? context.out() : csv, trace, packets, timeBase);
            output.begin();
            run.run(observed::contains, stopped::get, event -> {
                if (senders.contains(event.source())) {
                    output.add(event);
                }
            });
            output.end();
            requireWritten(csv, file);
            requireWritten(trace, chrome);
            if (file != null) {
                context.out().println(Numbers.counted(output.events(), "event") + " in " + file);
            }
        }
        return stopped.get() ? ExitCode.STOPPED : ExitCode.DONE;
    }

    private PcapOutput openPcap(int logicalProcesses, TimeBase timeBase) {
        PcapOutput.requireAddresses(logicalProcesses);
        try {
            return new PcapOutput(
                    new BufferedOutputStream(
                            Files.newOutputStream(context.directory().resolve(pcap))),
                    timeBase);
        } catch (IOException e) {
            throw cannotBeWritten("--pcap", pcap, e);
        }
    }

    private PrintWriter open(String option, Path path) {
        try {
            return new PrintWriter(Files.newBufferedWriter(context.directory().resolve(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw cannotBeWritten(option, path, e);
        }
    }

    private static InvalidInputException cannotBeWritten(String option, Path path, IOException e) {
        return new InvalidInputException(
                option + "=" + path + " cannot be written: " + FileFaults.describe(e) + "; give another file", e);
    }

    /** A print writer keeps its errors to itself. */
    private static void requireWritten(PrintWriter writer, Path path) {
        if (writer != null && writer.checkError()) {
            throw new RunFailedException(path + " could not be written to its end: is the disk full?", "");
        }
    }
}
