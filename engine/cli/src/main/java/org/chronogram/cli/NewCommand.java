package org.chronogram.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chronogram.model.InvalidInputException;
import org.chronogram.project.NewProject;
import org.chronogram.project.ProjectName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sim new}: makes the Maven project of a new model. */
@Command(
        name = "new",
        description = "Makes a Maven project with a small model that can be run, and with a test of it.",
        footer = {"%n@|bold Example:|@", "  sim new my-model"})
final class NewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "name of the model, for example my-model")
    private String name;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "directory of the project, which must not exist (default: the name of the model)")
    private String directory;

    private final CliContext context;
    private final List<String> taken;

    /**
     * Makes the command.
     *
     * @param taken names of the models that there are.
     */
    NewCommand(CliContext context, List<String> taken) {
        this.context = context;
        this.taken = List.copyOf(taken);
    }

    @Override
    public Integer call() {
        ProjectName projectName = new ProjectName(name);
        if (taken.contains(name)) {
            throw new InvalidInputException("there is a model '" + name + "' already: give another name, as the command"
                    + " line finds models by their names");
        }
        Path path = path(directory == null ? name : directory);
        NewProject.make(projectName, path);
        context.out()
                .println("made the project of the model " + name + " in " + path
                        + ": its README.md says how to build, test and run it");
        return ExitCode.DONE;
    }

    private Path path(String text) {
        try {
            return context.directory().resolve(text);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("--dir: " + e.getReason() + ": expected a path", e);
        }
    }
}
