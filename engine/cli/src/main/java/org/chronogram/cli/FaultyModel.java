package org.chronogram.cli;

import java.util.concurrent.Callable;
import org.chronogram.catalog.ModelFault;
import org.chronogram.model.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Stands as a command where a model would, if it could be used, and says why it cannot. Its class stands for one whose name
 * is not known.
 *
 * @param fault what is wrong.
 */
record FaultyModel(ModelFault fault) implements Callable<Integer> {
    /** Adds it to the command of all models. */
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

    /** Returns the commands below another that stand for models that can be used. */
    static Iterable<String> usable(CommandLine parent) {
        return parent.getSubcommands().entrySet().stream()
                .filter(entry -> !(entry.getValue().getCommandSpec().userObject() instanceof FaultyModel))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    @Override
    public Integer call() {
        throw new InvalidInputException(fault.message());
    }
}
