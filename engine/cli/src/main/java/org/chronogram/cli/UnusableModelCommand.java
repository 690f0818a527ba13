package org.chronogram.cli;

import java.util.concurrent.Callable;
import org.chronogram.catalog.UnusableModel;
import org.chronogram.model.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command of a model that cannot be used: it reports the reason. If the name of the model is not known, the name of its
 * class is the name of the command.
 *
 * @param fault the model and its problem.
 */
record UnusableModelCommand(UnusableModel fault) implements Callable<Integer> {
    /** Adds it as a subcommand. */
    void addTo(CommandLine parent) {
        String word = fault.name().isEmpty() ? fault.className() : fault.name();
        if (parent.getSubcommands().containsKey(word)) {
            return;
        }
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(word);
        spec.usageMessage().hidden(true);
        spec.parser().unmatchedArgumentsAllowed(true);
        parent.addSubcommand(word, spec);
    }

    /** Returns the names of the subcommands whose models can be used. */
    static Iterable<String> usable(CommandLine parent) {
        return parent.getSubcommands().entrySet().stream()
                .filter(entry -> !(entry.getValue().getCommandSpec().userObject() instanceof UnusableModelCommand))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    @Override
    public Integer call() {
        throw new InvalidInputException(fault.message());
    }
}
