package org.chronogram.cli;

import java.util.List;
import java.util.Set;
import org.chronogram.model.Model;

/**
 * The commands and models that a command line names. Only these are built where they suffice, because each command and each
 * model of it costs milliseconds of every start.
 *
 * @param arguments the command line.
 * @param everything whether all commands and models are needed.
 */
record NamedParts(List<String> arguments, boolean everything) {
    /** These commands describe others. */
    private static final Set<String> ABOUT_OTHERS = Set.of("help", "completion", "models");

    /** Returns all commands and models. */
    static NamedParts all() {
        return new NamedParts(List.of(), true);
    }

    /** Returns what arguments name. A word that is the value of an option may name a command too: then that one is built too. */
    static NamedParts in(List<String> arguments) {
        return new NamedParts(arguments, arguments.stream().anyMatch(ABOUT_OTHERS::contains));
    }

    boolean hasCommand(String name) {
        return everything || arguments.contains(name);
    }

    /** Returns the models that are named, or all of them where none is. */
    List<Model> of(List<Model> models) {
        List<Model> named = models.stream()
                .filter(model -> arguments.contains(model.name()))
                .toList();
        return everything || named.isEmpty() ? models : named;
    }
}
