package org.chronogram.cli;

import java.nio.file.Path;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.ModelCode;
import org.chronogram.run.RunSpecification;

/** Reads from the directory of a run what it needs to be repeated. */
final class ReplayInput {
    private ReplayInput() {}

    /**
     * Reads the specification of a run.
     *
     * @param given directory of the run, as the user gave it.
     * @param classPath class path to use instead of that with which the run was started; null for the same.
     * @throws InvalidInputException when it is no directory of a run.
     */
    static RunSpecification read(CliContext context, String given, String classPath) {
        Path path = context.directory().resolve(given);
        RunDirectory run = RunDirectory.ofRun(path);
        RunSpecification before = RunInput.resumed(
                run.inputFile().toString(),
                run.readInput(),
                path.toAbsolutePath().toString());
        ModelCode code = classPath == null
                ? before.code()
                : new ModelCode(classPath, before.code().checksums(), "");
        return new RunSpecification(
                before.simulation(), code, before.layout(), before.hostOptions(), before.faultTolerance());
    }
}
