package org.chronogram.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.Model;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** Shows the options of a command in groups, each under its own heading: the parameters of the model first. */
final class OptionGroups implements IHelpSectionRenderer {
    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();
    private static final String OTHERS = "Other options";

    static {
        GROUPS.put(
                "Experiment",
                List.of(
                        SweepOptions.FILE,
                        SweepOptions.VARY,
                        SweepOptions.REPLICATIONS,
                        SweepOptions.UNTIL,
                        SweepOptions.MOST_REPLICATIONS,
                        SweepOptions.JOBS,
                        SweepOptions.HOSTS));
        GROUPS.put(
                "Simulation",
                List.of(
                        "--seed",
                        "--replication",
                        "--end",
                        MeasuringOptions.WARM_UP,
                        MeasuringOptions.SAMPLE_EVERY,
                        EarlyEndOptions.END_WHEN,
                        EarlyEndOptions.CHECK_EVERY,
                        SimulationOptions.ZERO_DELAY_LIMIT,
                        StopAfterOption.STOP_AFTER));
        GROUPS.put(
                "Real time",
                List.of(
                        OutsideOptions.REAL_TIME,
                        OutsideOptions.EXTERNAL_IN,
                        OutsideOptions.EXTERNAL_OUT,
                        OutsideOptions.EXTERNAL_FROM));
        GROUPS.put(
                "Execution",
                List.of(
                        LayoutOption.WORKERS,
                        LayoutOption.THREADS,
                        PartitionOption.PARTITION,
                        PartitionOption.IMBALANCE,
                        PartitionOption.WEIGHTS,
                        "--messaging",
                        "--bind",
                        SimulationOptions.AUTHENTICATE_DATA,
                        "--aeron-dir",
                        "--worker-jvm-options"));
        GROUPS.put(
                "Other hosts",
                List.of(
                        ClusterOption.AWAIT_WORKERS,
                        ClusterOption.PORT,
                        ClusterOption.JOIN_TIMEOUT,
                        TokenOption.TOKEN_FILE));
        GROUPS.put(
                "Faults",
                List.of(
                        ChaosOptions.FAULTS,
                        ChaosOptions.FAULT_EVERY,
                        ChaosOptions.FAULTS_PER_MINUTE,
                        ChaosOptions.CHAOS_SEED,
                        ChaosOptions.RUNS));
        GROUPS.put(
                "Fault tolerance",
                List.of(
                        VerifyCommand.CHECKPOINT,
                        FaultToleranceOptions.CHECKPOINT_EVERY,
                        FaultToleranceOptions.CHECKPOINT_EVERY_SIMULATED,
                        FaultToleranceOptions.KEEP_CHECKPOINTS,
                        FaultToleranceOptions.WORKER_TIMEOUT,
                        FaultToleranceOptions.STALL_TIMEOUT,
                        FaultToleranceOptions.MESSAGE_LOG));
        GROUPS.put(
                "Output",
                List.of(
                        "--out",
                        RunCommand.DRY_RUN,
                        LpEventsOption.LP_EVENTS,
                        PageOption.PAGE,
                        DigestLogOption.DIGEST_LOG,
                        SweepOptions.SHOW,
                        "--json",
                        "--quiet"));
    }

    private final Model model;
    private final List<OptionSpec> parameters;

    /**
     * Shows the options of a command.
     *
     * @param model the model of the command, null when it has none.
     * @param parameters options that stand for its parameters.
     */
    OptionGroups(Model model, List<OptionSpec> parameters) {
        this.model = model;
        this.parameters = parameters;
    }

    @Override
    public String render(Help help) {
        List<OptionSpec> all = new ArrayList<>();
        help.commandSpec().options().forEach(option -> all.add(described(option)));
        StringBuilder text = new StringBuilder();
        Map<String, List<OptionSpec>> grouped = grouped(all);
        grouped.forEach((heading, options) -> {
            text.append(help.createHeading("%n@|bold " + (grouped.size() == 1 ? "Options" : heading) + ":|@%n"));
            text.append(list(help, options, all));
        });
        return text.toString();
    }

    /** Returns options of a command under their headings, those of no group under the last. */
    static Map<String, List<OptionSpec>> byHeading(List<OptionSpec> options) {
        return new OptionGroups(null, List.of()).grouped(options);
    }

    private Map<String, List<OptionSpec>> grouped(List<OptionSpec> all) {
        Map<String, List<OptionSpec>> grouped = new LinkedHashMap<>();
        if (model != null) {
            grouped.put("Parameters of " + model.name(), new ArrayList<>());
        }
        GROUPS.keySet().forEach(heading -> grouped.put(heading, new ArrayList<>()));
        grouped.put(OTHERS, new ArrayList<>());
        all.forEach(option -> grouped.get(headingOf(option)).add(option));
        GROUPS.forEach((heading, names) ->
                grouped.get(heading).sort(Comparator.comparingInt(option -> names.indexOf(option.longestName()))));
        grouped.values().removeIf(List::isEmpty);
        return grouped;
    }

    private String headingOf(OptionSpec option) {
        if (parameters.stream().anyMatch(parameter -> parameter.longestName().equals(option.longestName()))) {
            return "Parameters of " + model.name();
        }
        return GROUPS.entrySet().stream()
                .filter(group -> group.getValue().contains(option.longestName()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHERS);
    }

    /** Shows the default end time of the model. */
    private OptionSpec described(OptionSpec option) {
        if (model == null || !option.longestName().equals(SimulationOptions.END)) {
            return option;
        }
        return OptionSpec.builder(option)
                .description("end of the run in simulated time (default: "
                        + ModelParameters.withUnit(model.defaultEndTime(), model.timeBase()) + ")")
                .build();
    }

    /** Lays out a group; all groups have columns of the same width. */
    private static String list(Help help, List<OptionSpec> options, List<OptionSpec> all) {
        Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
        layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }
}
