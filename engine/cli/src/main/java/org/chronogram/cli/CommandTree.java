package org.chronogram.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.catalog.UnusableModel;
import org.chronogram.model.Model;
import org.chronogram.text.PlainNumbers;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Builds the commands. {@code run}, {@code verify}, {@code chaos} and {@code sweep} have a subcommand for every model. */
final class CommandTree {
    /** A model whose parameter has the name of an option of one of these is not used in the others either. */
    private static final Set<String> STRICT = Set.of("run", "verify", "chaos");

    private final CliContext context;
    private final Failures failures;
    private final NamedParts named;
    private final String classPath;
    private final String givenClassPath;
    private final ModelCatalog catalog;
    private final List<UnusableModel> unusable = new ArrayList<>();

    CommandTree(CliContext context, EarlyOptions early, Failures failures, ModelCatalog catalog, NamedParts named) {
        this.named = named;
        this.context = context;
        this.failures = failures;
        this.catalog = catalog;
        classPath = early.classPath();
        givenClassPath = early.fromEnvironment() ? "" : classPath;
        unusable.addAll(catalog.unusable());
    }

    /** Builds the commands that arguments need: those that they name where these understand them, else all. */
    static CommandLine forArguments(CliContext context, EarlyOptions early, Failures failures, List<String> arguments) {
        ModelCatalog catalog = early.loadModels();
        NamedParts named = NamedParts.in(arguments);
        if (!named.everything()) {
            CommandLine few = new CommandTree(context, early, failures, catalog, named).build();
            if (understands(few, arguments)) {
                return few;
            }
        }
        return new CommandTree(context, early, failures, catalog, NamedParts.all()).build();
    }

    /** Returns false for all that ends with a list of commands or models, or with a proposal of one. */
    private static boolean understands(CommandLine root, List<String> arguments) {
        try {
            List<CommandLine> commands =
                    root.parseArgs(arguments.toArray(String[]::new)).asCommandLineList();
            CommandLine last = commands.get(commands.size() - 1);
            return commands.size() > 1 && last.getSubcommands().isEmpty();
        } catch (ParameterException e) {
            return false;
        }
    }

    CommandLine build() {
        CommandLine root = new CommandLine(new RootCommand());
        root.getCommandSpec().usageMessage().commandListHeading("%n@|bold Commands:|@%n");
        showGrouped(root, new OptionGroups(null, List.of()));
        List<Model> models = addModelCommands(root);
        add(root, "resume", () -> {
            CommandLine resume = new CommandLine(new ResumeCommand(context));
            explainTimes(resume.getCommandSpec());
            return resume;
        });
        add(root, "doctor", () -> new DoctorCommand(context));
        add(root, "diff", () -> new DiffCommand(context));
        add(root, "replay", () -> new ReplayCommand(context, givenClassPath));
        add(root, "results", () -> new ResultsCommand(context));
        add(root, "report", () -> new ReportCommand(context));
        add(root, "new", () -> new NewCommand(context, catalog.names()));
        add(root, "worker", () -> new WorkerCommand(context));
        add(root, "runner", () -> new SweepRunnerCommand(context));
        add(root, "check-hosts", () -> new CheckHostsCommand(context));
        add(root, "models", () -> new ModelsCommand(context.out(), models, unusable, failures));
        add(root, "completion", CompletionCommand::new);
        add(root, "help", HelpCommand::new);
        configure(root);
        return root;
    }

    private void add(CommandLine root, String name, Supplier<Object> command) {
        if (named.hasCommand(name)) {
            root.addSubcommand(name, command.get());
        }
    }

    /** Returns the models that can be used. */
    private List<Model> addModelCommands(CommandLine root) {
        Map<String, Supplier<ModelCommand>> commands = new LinkedHashMap<>();
        commands.put("run", () -> new RunCommand(context, classPath));
        commands.put("verify", () -> new VerifyCommand(context, classPath));
        commands.put("chaos", () -> new ChaosCommand(context, classPath));
        commands.put("sweep", () -> new SweepCommand(context, classPath));
        commands.put("trace", () -> new TraceCommand(context, classPath));
        if (commands.keySet().stream().noneMatch(named::hasCommand)) {
            return List.of();
        }
        List<Model> candidates = named.of(catalog.all());
        boolean ofTheUser = candidates.stream()
                .anyMatch(model -> model.getClass().getClassLoader() != CommandTree.class.getClassLoader());
        List<CommandLine> parents = new ArrayList<>();
        commands.forEach((name, command) -> {
            if (named.hasCommand(name) || (ofTheUser && STRICT.contains(name))) {
                parents.add(modelCommand(root, name, command.get()));
            }
        });
        List<Model> models =
                candidates.stream().filter(model -> addModel(parents, model)).toList();
        unusable.forEach(fault -> parents.forEach(new UnusableModelCommand(fault)::addTo));
        return models;
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
        parents.stream()
                .filter(parent -> named.hasCommand(parent.getCommandName()))
                .forEach(parent -> addModel(parent, model));
        return true;
    }

    /**
     * A model stays usable where a parameter has the name of an option of {@code sweep}, which can set it by {@code --vary},
     * or of {@code trace}, which refuses that model itself.
     */
    private static boolean leavesModelsUsable(CommandLine parent) {
        return !STRICT.contains(parent.getCommandName());
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
        root.registerConverter(int.class, PlainNumbers::parseInt);
        root.registerConverter(Integer.class, PlainNumbers::parseInt);
        root.registerConverter(long.class, PlainNumbers::parseLong);
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
