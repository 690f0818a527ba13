package org.chronogram.benchmarks.endtoend;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chronogram.results.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sim-bench}: measures the engine beside others, or guards it against slow-downs. */
@Command(
        name = "sim-bench",
        description = "Measures whole runs of Chronogram beside a textbook engine and the library SSJ.",
        sortOptions = false,
        footer = {
            "%nCases: phold-1024, phold-65536, phold-1048576, phold-common, network, queueing, airport, arq, pcs,",
            "  cqn, torus, dragonfly, fattree, lapdes, outbreak, traffic, sandpile.",
            "Engines: sequential, 1xT (one worker with T threads), Wx1 (W workers), textbook, ssj.",
            "%nExamples:",
            "  sim-bench --quick                                    a first look, in minutes",
            "  sim-bench --json bench.json --html bench.html        everything; leave the machine alone meanwhile",
            "  sim-bench --cases network --engines sequential,2x1   some of it",
            "  sim-bench --guard                                    has the engine become slower?",
            "%nExit codes:",
            "  0  done, and all engines executed the same events",
            "  1  a run failed, results differ, or the guard found a slow-down",
            "  2  the arguments cannot be used",
        })
final class BenchCommand implements Callable<Integer> {
    private static final double QUICK_SCALE = 0.1;
    private static final int QUICK_RUNS = 3;
    private static final int RUNS = 5;
    private static final int RECORDING_ROUNDS = 3;
    private static final double WARM_UP_SECONDS = 2;

    @Option(names = "--quick", description = "a tenth of the simulated time and " + QUICK_RUNS + " runs: rough figures")
    private boolean quick;

    @Option(names = "--cases", split = ",", paramLabel = "NAME", description = "only these cases")
    private List<String> cases = StandardCases.NAMES;

    @Option(names = "--engines", split = ",", paramLabel = "NAME", description = "only these engines")
    private List<String> engines;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "runs of every engine on every case (default: " + RUNS + ")")
    private Integer runs;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "makes the simulated time longer or shorter, for machines on which runs take less than 2 s or"
                    + " very long (default: 1)")
    private double scale = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "write everything that was measured there")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "write a page with charts there")
    private Path html;

    @Option(
            names = "--jvm-options",
            paramLabel = "OPTIONS",
            split = " ",
            description = "further options, in quotes, for the JVMs of all engines")
    private List<String> jvmOptions = List.of();

    @Option(names = "--guard", description = "compare a few short benchmarks with recorded ratios, and do nothing else")
    private boolean guard;

    @Option(names = "--record", description = "with --guard: write the ratios of this machine into the thresholds")
    private boolean record;

    @Option(
            names = "--thresholds",
            paramLabel = "FILE",
            description = "with --guard: file with the recorded ratios (default: benchmarks/guard.properties)")
    private Path thresholds = Path.of(System.getProperty("chronogram.home", "."), "benchmarks", "guard.properties");

    @Option(
            names = "--plant-slow-down",
            paramLabel = "PERCENT",
            hidden = true,
            description =
                    "with --guard: make the rate of ours lower by this; with 20 an event takes 1.25 times as long")
    private double plantedPercent;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean helpRequested;

    @Spec
    private CommandSpec spec;

    private final ChildProcesses.Opener opener;

    BenchCommand(ChildProcesses.Opener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() {
        checkNothingEmpty();
        checkNumbers();
        checkNames("case", cases, StandardCases.NAMES);
        List<Contender> contenders = contenders();
        checkFile("--json", json);
        checkFile("--html", html);
        try (ChildProcesses processes = opener.open(jvmOptions)) {
            return guard ? guard(processes) : measure(contenders, processes);
        }
    }

    private void checkNumbers() {
        require(runs == null || runs > 0, "--runs=" + runs + ": expected at least 1");
        require(scale > 0 && Double.isFinite(scale), "--scale=" + scale + ": expected a number above 0");
        require(guard || !record, "--record goes with --guard only");
        require(!record || plantedPercent == 0, "--record does not go with --plant-slow-down");
        require(guard || plantedPercent == 0, "--plant-slow-down goes with --guard only");
        require(
                plantedPercent >= 0 && plantedPercent < 100,
                "--plant-slow-down=" + plantedPercent + ": expected at least 0 and less than 100");
    }

    private List<Contender> contenders() {
        List<Contender> all = Contender.allOn(MachineInfo.cores());
        if (engines == null) {
            return all;
        }
        checkNames("engine", engines, all.stream().map(Contender::name).toList());
        return all.stream()
                .filter(contender -> engines.contains(contender.name()))
                .toList();
    }

    private void checkNothingEmpty() {
        spec.commandLine()
                .getParseResult()
                .matchedOptions()
                .forEach(option -> require(
                        option.originalStringValues().stream().noneMatch(String::isBlank),
                        option.longestName() + " has an empty value: expected " + option.longestName() + "="
                                + option.paramLabel() + ", or to leave it out"));
    }

    private void checkNames(String what, List<String> names, List<String> known) {
        for (String name : names) {
            require(
                    known.contains(name),
                    "there is no " + what + " '" + name + "': expected some of " + String.join(",", known));
        }
    }

    private void checkFile(String option, Path file) {
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        require(
                file == null || (parent != null && Files.isWritable(parent) && !Files.isDirectory(file)),
                option + "=" + file + ": cannot be written: expected a file in a directory that exists");
    }

    private void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private int guard(ChildProcesses processes) {
        StandardCases standard = new StandardCases(processes.file("topology.gml"));
        GuardMeasurement measurement = new GuardMeasurement(processes, plantedPercent / 100);
        Guard watch = new Guard(GuardBenchmark.all(standard), measurement::ratio, MachineInfo.processor(), out());
        if (record) {
            watch.record(GuardThresholds.readForRecord(thresholds), RECORDING_ROUNDS);
            return Main.DONE;
        }
        return watch.check(GuardThresholds.read(thresholds)) ? Main.DONE : Main.FAILED;
    }

    private int measure(List<Contender> contenders, ChildProcesses processes) {
        int rounds = runs != null ? runs : quick ? QUICK_RUNS : RUNS;
        double warmUpSeconds = quick ? WARM_UP_SECONDS * QUICK_SCALE : WARM_UP_SECONDS;
        PrintWriter progress = spec.commandLine().getErr();
        BenchReport report =
                new Campaign(scaledCases(processes), contenders, rounds, warmUpSeconds, processes, progress).run();
        print(report);
        write(json, JsonText.indented(report.toMap()));
        write(html, HtmlReport.of(report));
        report.differences().forEach(line -> progress.println("sim-bench: " + line));
        return report.differences().isEmpty() ? Main.DONE : Main.FAILED;
    }

    private List<BenchCase> scaledCases(ChildProcesses processes) {
        StandardCases standard = new StandardCases(processes.file("topology.gml"));
        double factor = quick ? scale * QUICK_SCALE : scale;
        List<BenchCase> scaled = new ArrayList<>();
        cases.forEach(name -> scaled.add(standard.named(name).scaled(factor)));
        return scaled;
    }

    private void print(BenchReport report) {
        report.cases().forEach(result -> out().println(ReportTable.of(result).toText()));
        if (!report.memory().isEmpty()) {
            out().println(ReportTable.of(report.memory()).toText());
        }
        out().flush();
        if (report.hasShortRuns()) {
            spec.commandLine()
                    .getErr()
                    .println("sim-bench: some runs took less than 2 s, so the start of the JVM shows in their figures;"
                            + (quick ? " leave out --quick" : " give a larger --scale"));
        }
    }

    private static void write(Path file, String content) {
        try {
            if (file != null) {
                Files.writeString(file, content);
            }
        } catch (IOException e) {
            throw new BenchException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
