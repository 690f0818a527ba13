package org.chronogram.cli;

import java.util.concurrent.Callable;
import org.chronogram.model.Model;
import picocli.CommandLine.Model.CommandSpec;

/** A command applied to a model, such as {@code sim run phold}. */
final class ModelInvocation implements Callable<Integer> {
    private final Model model;
    private final ModelCommand command;
    private CommandSpec spec;

    private ModelInvocation(Model model, ModelCommand command) {
        this.model = model;
        this.command = command;
    }

    static CommandSpec spec(Model model, ModelCommand command) {
        ModelInvocation invocation = new ModelInvocation(model, command);
        invocation.spec = CommandSpec.wrapWithoutInspection(invocation).name(model.name());
        return invocation.spec;
    }

    @Override
    public Integer call() {
        return command.execute(
                model, ModelParameters.given(model, spec.commandLine().getParseResult()));
    }
}
