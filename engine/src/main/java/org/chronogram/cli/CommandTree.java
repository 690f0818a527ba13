package org.chronogram.cli;

import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.worker.ModelCatalog;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Builds the commands: those of the program, and below {@code run}, {@code verify} and {@code chaos} one for every model. */
final class CommandTree {
    private final Surroundings surroundings;
    private final Failures failures;
    private final String classPath;
    private final ModelCatalog models;

    CommandTree(Surroundings surroundings, EarlyOptions early, Failures failures) {
        this.surroundings = surroundings;
        this.failures = failures;
        classPath = early.classPath();
        models = early.loadModels();
    }

    CommandLine build() {
        CommandLine root = new CommandLine(new RootCommand());
        root.getCommandSpec().usageMessage().commandListHeading("%n@|bold Commands:|@%n");
        showGrouped(root, new OptionGroups(null, List.of()));
        addModelCommand(root, "run", new RunCommand(surroundings, classPath));
        addModelCommand(root, "verify", new VerifyCommand(surroundings, classPath));
        addModelCommand(root, "chaos", new ChaosCommand(surroundings, classPath));
        root.addSubcommand(new ResumeCommand(surroundings));
        root.addSubcommand(new ModelsCommand(surroundings.out(), models.all()));
        root.addSubcommand(new CompletionCommand());
        root.addSubcommand(new HelpCommand());
        configure(root);
        return root;
    }

    private void addModelCommand(CommandLine root, String name, ModelCommand command) {
        CommandLine parent = new CommandLine(command);
        parent.getCommandSpec()
                .usageMessage()
                .commandListHeading("%n@|bold Models:|@%n")
                .customSynopsis("sim " + name + " MODEL [OPTIONS]");
        root.addSubcommand(name, parent);
        showGrouped(parent, new OptionGroups(null, List.of()));
        for (Model model : models.all()) {
            addModel(parent, model, command);
        }
    }

    private static void addModel(CommandLine parent, Model model, ModelCommand command) {
        List<OptionSpec> parameters = ModelParameters.options(model);
        parameters.forEach(parameter -> requireFree(parent, model, parameter));
        CommandSpec spec = ModelInvocation.spec(model, command);
        parameters.forEach(spec::addOption);
        spec.usageMessage()
                .description(ModelParameters.literally(model.description() + "."))
                .customSynopsis(parent.getCommandSpec().qualifiedName() + " " + model.name() + " [OPTIONS]")
                .footer("", ModelParameters.literally(hint(model)));
        parent.addSubcommand(model.name(), spec);
        showGrouped(parent.getSubcommands().get(model.name()), new OptionGroups(model, parameters));
    }

    private static void requireFree(CommandLine parent, Model model, OptionSpec parameter) {
        if (parent.getCommandSpec().optionsMap().containsKey(parameter.longestName())) {
            throw new InvalidInputException("model " + model.name() + " has a parameter " + parameter.longestName()
                    + ", but '" + parent.getCommandSpec().qualifiedName()
                    + "' has an option of that name: rename the parameter");
        }
    }

    private static String hint(Model model) {
        String unit = model.timeBase().unit();
        return unit.equals("s")
                ? "A TIME is a number of seconds, or a number with ns, us, ms, s, min or h, for example 1.5us."
                : "A TIME is a number in the model's own unit (" + unit + ").";
    }

    private static void showGrouped(CommandLine command, OptionGroups groups) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, groups);
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
    }

    private void configure(CommandLine root) {
        root.setOut(surroundings.out());
        root.setErr(surroundings.err());
        root.setParameterExceptionHandler(failures);
        root.setExecutionExceptionHandler(failures);
        root.setExecutionStrategy(CommandTree::execute);
        root.setExpandAtFiles(false);
        root.setUsageHelpWidth(surroundings.width());
        root.setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.terminal() ? Ansi.AUTO : Ansi.OFF));
    }

    private static int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        if (!last.getSubcommands().isEmpty()) {
            String what = last.getParent() == null ? "command" : "model";
            throw new ParameterException(
                    last,
                    "expected a " + what + ": "
                            + String.join(", ", last.getSubcommands().keySet()) + "; '"
                            + last.getCommandSpec().qualifiedName() + " --help' describes them");
        }
        return new CommandLine.RunLast().execute(parsed);
    }
}
