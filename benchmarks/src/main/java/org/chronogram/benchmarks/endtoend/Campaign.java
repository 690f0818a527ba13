package org.chronogram.benchmarks.endtoend;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs all contenders on all cases, in turns, so that what disturbs the machine for a while disturbs all of them. */
final class Campaign {
    private final List<BenchCase> cases;
    private final List<Contender> contenders;
    private final int rounds;
    private final ChildProcesses processes;
    private final Measurement measurement;
    private final PrintWriter progress;
    private int done;

    Campaign(
            List<BenchCase> cases,
            List<Contender> contenders,
            int rounds,
            double warmUpSeconds,
            ChildProcesses processes,
            PrintWriter progress) {
        this.cases = cases;
        this.contenders = contenders;
        this.rounds = rounds;
        this.processes = processes;
        measurement = new Measurement(processes, warmUpSeconds);
        this.progress = progress;
    }

    BenchReport run() {
        Map<String, String> machine = MachineInfo.describe();
        if (MachineInfo.isBusy()) {
            progress.println("sim-bench: the machine is busy with something else, so the figures will be too low");
        }
        List<CaseResult> results = new ArrayList<>();
        for (BenchCase benchCase : cases) {
            results.add(run(benchCase));
        }
        return new BenchReport(machine, rounds, results, measureMemory());
    }

    private CaseResult run(BenchCase benchCase) {
        CaseResult result = CaseResult.empty(benchCase, contenders);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get((i + round) % contenders.size());
                RunOutcome outcome = measurement.run(benchCase, contender);
                result.add(contender, outcome);
                show(benchCase, contender, outcome);
            }
        }
        return result;
    }

    private void show(BenchCase benchCase, Contender contender, RunOutcome outcome) {
        done++;
        int all = cases.size() * contenders.size() * rounds;
        progress.printf(
                "[%d/%d] %s %s: %s events/s, %.1f s%n",
                done,
                all,
                benchCase.name(),
                contender.name(),
                Figures.compact(outcome.eventsPerSecond()),
                outcome.seconds());
    }

    private Map<Contender, MemoryUse> measureMemory() {
        Map<Contender, MemoryUse> uses = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            if (contender.kind() != Contender.Kind.PARALLEL) {
                MeasuredProcess.Answer answer =
                        MeasuredProcess.run(processes, MemoryMain.class, MemoryMain.arguments(contender.kind()));
                uses.put(contender, MemoryUse.of(answer.json()));
            }
        }
        return uses;
    }
}
