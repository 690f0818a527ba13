package org.chronogram.cli;

import java.util.Map;
import org.chronogram.model.Model;
import org.chronogram.results.RunComparison;
import org.chronogram.results.RunResult;
import org.chronogram.run.Layout;
import org.chronogram.run.RunSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sim chaos}: shows that a model gives the same result when faults are injected into its workers. */
@Command(
        name = "chaos",
        description = "Runs a model without faults, then with random faults in its workers, and compares the results.",
        footer = {
            "%n@|bold Example:|@",
            "  sim chaos MODEL --workers 3 --faults kill --fault-every 3s --runs 5",
            "%nThe exit code is 0 when all results are the same to the last bit, and 3 when they are not."
        })
final class ChaosCommand implements ModelCommand {
    @Mixin
    private SimulationOptions simulation;

    @Mixin
    private ChaosOptions chaos;

    @Mixin
    private ClusterOption cluster;

    private final CliContext context;
    private final String classPath;

    ChaosCommand(CliContext context, String classPath) {
        this.context = context;
        this.classPath = classPath;
    }

    @Override
    public int execute(Model model, Map<String, String> given) {
        chaos.on(cluster);
        chaos.check();
        RunSpecification specification = simulation
                .specification(model, given, Layout.of(chaos.workers(), chaos.threads), classPath, context.directory())
                .with(chaos.faultTolerance());
        try (CommandHosts hosts = cluster.open(context)) {
            return execute(model, specification, new Simulator(hosts.context()));
        }
    }

    private int execute(Model model, RunSpecification specification, Simulator simulator) {
        ChaosReport report = new ChaosReport(context.out(), simulation.json);
        RunResult reference = simulator.run(specification, model.timeBase(), simulation.progressLabel("undisturbed: "));
        report.reference(reference);
        boolean stopped = reference.reached().stopped();
        for (int run = 1; run <= chaos.runs && !stopped; run++) {
            stopped = disturb(run, model, specification, simulator, report);
        }
        int status = report.finish(stopped);
        return status == ExitCode.DONE ? simulator.reportChecks(reference) : status;
    }

    /** Executes a run under faults and compares it, unless it was stopped before its end. */
    private boolean disturb(
            int run, Model model, RunSpecification specification, Simulator simulator, ChaosReport report) {
        try (FaultSwitches switches = FaultSwitches.create();
                FaultInjector faults = chaos.injector(run, switches)) {
            RunResult result = simulator.run(
                    chaos.prepared(specification, run, switches),
                    model.timeBase(),
                    simulation.progressLabel("run " + run + ": "),
                    faults::before);
            if (!result.reached().stopped()) {
                report.disturbed(
                        run, faults.injected(), result, RunComparison.firstDifference(report.reference(), result));
            }
            return result.reached().stopped();
        }
    }
}
