package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.catalog.UnusableModel;
import org.chronogram.model.Model;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Builds the commands. {@code run}, {@code verify}, {@code chaos} and {@code sweep} have a subcommand for every model. */
final class CommandTree {
    private final CliContext context;
    private final Failures failures;
    private final List<String> arguments;
    private final String classPath;
    private final String givenClassPath;
    private final ModelCatalog catalog;
    private final List<UnusableModel> unusable = new ArrayList<>();

    CommandTree(CliContext context, EarlyOptions early, Failures failures, List<String> arguments) {
        this.arguments = arguments;
        this.context = context;
        this.failures = failures;
        classPath = early.classPath();
        givenClassPath = early.fromEnvironment() ? "" : classPath;
        catalog = early.loadModels();
        unusable.addAll(catalog.unusable());
    }

    CommandLine build() {
        CommandLine root = new CommandLine(new RootCommand());
        root.getCommandSpec().usageMessage().commandListHeading("%n@|bold Commands:|@%n");
        showGrouped(root, new OptionGroups(null, List.of()));
        List<CommandLine> parents = List.of(
                modelCommand(root, "run", new RunCommand(context, classPath)),
                modelCommand(root, "verify", new VerifyCommand(context, classPath)),
                modelCommand(root, "chaos", new ChaosCommand(context, classPath)),
                modelCommand(root, "sweep", new SweepCommand(context, classPath)),
                modelCommand(root, "trace", new TraceCommand(context, classPath)));
        List<Model> models =
                catalog.all().stream().filter(model -> addModel(parents, model)).toList();
        unusable.forEach(fault -> parents.forEach(new UnusableModelCommand(fault)::addTo));
        CommandLine resume = new CommandLine(new ResumeCommand(context));
        explainTimes(resume.getCommandSpec());
        root.addSubcommand(resume);
        root.addSubcommand(new DoctorCommand(context));
        root.addSubcommand(new DiffCommand(context));
        root.addSubcommand(new ReplayCommand(context, givenClassPath));
        root.addSubcommand(new ResultsCommand(context));
        root.addSubcommand(new ReportCommand(context));
        root.addSubcommand(new NewCommand(context, catalog.names()));
        root.addSubcommand(new WorkerCommand(context));
        root.addSubcommand(new SweepRunnerCommand(context));
        root.addSubcommand(new CheckHostsCommand(context));
        root.addSubcommand(new ModelsCommand(context.out(), models, unusable, failures));
        root.addSubcommand(new CompletionCommand());
        root.addSubcommand(new HelpCommand());
        configure(root);
        return root;
    }

    private CommandLine modelCommand(CommandLine root, String name, ModelCommand command) {
        CommandLine parent = new CommandLine(command);
        parent.getCommandSpec()
                .usageMessage()
                .commandListHeading("%n@|bold Models:|@%n")
                .customSynopsis("sim " + name + " MODEL [OPTIONS]");
        explainTimes(parent.getCommandSpec());
        root.addSubcommand(name, parent);
        showGrouped(parent, new OptionGroups(null, List.of()));
        return parent;
    }

    /** Returns false when the model cannot be used. */
    private boolean addModel(List<CommandLine> parents, Model model) {
        try {
            return addUsable(parents, model);
        } catch (RuntimeException | Error e) {
            String problem = "it threw " + e + " when its name and its parameters were read again";
            unusable.add(new UnusableModel(model.getClass().getName(), "", problem));
            return false;
        }
    }

    private boolean addUsable(List<CommandLine> parents, Model model) {
        Optional<String> problem = parents.stream()
                .filter(parent -> !leavesModelsUsable(parent))
                .flatMap(parent -> takenOption(parent, model).stream())
                .findFirst();
        if (problem.isPresent()) {
            unusable.add(new UnusableModel(model.getClass().getName(), model.name(), problem.get()));
            return false;
        }
        used(parents).forEach(parent -> addModel(parent, model));
        return true;
    }

    /**
     * A model stays usable where a parameter has the name of an option of {@code sweep}, which can set it by {@code --vary},
     * or of {@code trace}, which refuses that model itself.
     */
    private static boolean leavesModelsUsable(CommandLine parent) {
        Object command = parent.getCommandSpec().userObject();
        return command instanceof SweepCommand || command instanceof TraceCommand;
    }

    /** Only commands that the arguments name get the models: each model costs each of them milliseconds of every start. */
    private List<CommandLine> used(List<CommandLine> parents) {
        List<CommandLine> named = parents.stream()
                .filter(parent -> arguments.contains(parent.getCommandName()))
                .toList();
        return named.isEmpty() ? parents : named;
    }

    private static void addModel(CommandLine parent, Model model) {
        List<OptionSpec> parameters = ModelParameters.options(model).stream()
                .filter(option -> !parent.getCommandSpec().optionsMap().containsKey(option.longestName()))
                .toList();
        ModelCommand command = (ModelCommand) parent.getCommandSpec().userObject();
        CommandSpec spec = ModelInvocation.spec(model, command);
        parameters.forEach(spec::addOption);
        spec.usageMessage()
                .description(ModelParameters.literally(model.description() + "."))
                .customSynopsis(parent.getCommandSpec().qualifiedName() + " " + model.name() + " [OPTIONS]");
        parent.addSubcommand(model.name(), spec);
        spec.usageMessage().footer(footer(spec, model));
        showGrouped(parent.getSubcommands().get(model.name()), new OptionGroups(model, parameters));
    }

    private static Optional<String> takenOption(CommandLine parent, Model model) {
        return ModelParameters.options(model).stream()
                .map(OptionSpec::longestName)
                .filter(parent.getCommandSpec().optionsMap()::containsKey)
                .map(option -> "it has a parameter " + option + ", but '"
                        + parent.getCommandSpec().qualifiedName()
                        + "' has an option of that name: rename the parameter")
                .findFirst();
    }

    private static String[] footer(CommandSpec command, Model model) {
        List<String> lines = new ArrayList<>(List.of(""));
        TimeLabels.explanations(command, model).forEach(line -> lines.add(ModelParameters.literally(line)));
        return lines.toArray(String[]::new);
    }

    /** Puts the explanation of the labels before the examples. */
    private static void explainTimes(CommandSpec command) {
        List<String> lines = new ArrayList<>(List.of(footer(command, null)));
        lines.addAll(List.of(command.usageMessage().footer()));
        command.usageMessage().footer(lines.toArray(String[]::new));
    }

    private static void showGrouped(CommandLine command, OptionGroups groups) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, groups);
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
    }

    private void configure(CommandLine root) {
        root.setOut(context.out());
        root.setErr(context.err());
        root.setParameterExceptionHandler(failures);
        root.setExecutionExceptionHandler(failures);
        root.setExecutionStrategy(CommandTree::execute);
        root.setExpandAtFiles(false);
        root.setUsageHelpWidth(context.width());
        root.setColorScheme(CommandLine.Help.defaultColorScheme(context.terminal() ? Ansi.AUTO : Ansi.OFF));
    }

    private static int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        EmptyValues.refuse(parsed);
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        if (!last.getSubcommands().isEmpty()) {
            String what = last.getParent() == null ? "command" : "model";
            throw new ParameterException(
                    last,
                    "expected a " + what + ": "
                            + String.join(", ", UnusableModelCommand.usable(last)) + "; '"
                            + last.getCommandSpec().qualifiedName() + " --help' describes them");
        }
        return new CommandLine.RunLast().execute(parsed);
    }
}
