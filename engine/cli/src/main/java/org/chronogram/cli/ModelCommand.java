package org.chronogram.cli;

import java.util.Map;
import org.chronogram.model.Model;

/** A command for a model; every model is a subcommand of it. */
interface ModelCommand {
    /**
     * Executes the command.
     *
     * @param model the model.
     * @param given values that the user gave to its parameters, by name.
     * @return the exit code.
     */
    int execute(Model model, Map<String, String> given);
}
