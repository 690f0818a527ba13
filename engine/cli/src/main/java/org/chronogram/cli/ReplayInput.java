package org.chronogram.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.replay.ReplaySource;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunManifest;
import org.chronogram.run.ModelCode;
import org.chronogram.run.RunSpecification;

/** Reads from the directory of a run what it needs to be repeated. */
final class ReplayInput {
    private ReplayInput() {}

    /**
     * Opens a run.
     *
     * @param given directory of the run, as the user gave it.
     * @param option option by which another class path can be given.
     * @param classPath class path to use instead of that with which the run was started; empty for the same.
     * @throws InvalidInputException when it is no directory of a run that can be repeated.
     */
    static ReplaySource source(CliContext context, String given, String option, String classPath) {
        Path path = context.directory().resolve(given);
        ReplaySource source =
                ReplaySource.of(read(path, classPath), line -> context.err().println(Failures.line(line)));
        RunManifest.read(path)
                .flatMap(run -> new CodeCheck(given, option, !classPath.isEmpty()).require(codeOf(run), source.code()))
                .ifPresent(notice -> context.err().println(Failures.line(notice)));
        return source;
    }

    private static RunSpecification read(Path path, String classPath) {
        RunDirectory run = RunDirectory.ofRun(path);
        RunSpecification before = RunInput.resumed(
                run.inputFile().toString(),
                run.readInput(),
                path.toAbsolutePath().toString());
        if (before.outside().listens() || before.outside().repeats()) {
            throw new InvalidInputException(
                    path + ": the run has taken events from outside, and these cannot be put into a"
                            + " part of it that is repeated: repeat the whole run by " + OutsideOptions.EXTERNAL_FROM);
        }
        return classPath.isEmpty() ? before : before.with(new ModelCode(classPath, Map.of(), ""));
    }

    /** Returns the checksums of the code with which a run was made that has ended. */
    private static Map<String, String> codeOf(Map<String, Object> run) {
        Map<String, String> checksums = new LinkedHashMap<>();
        if (run.get("codeChecksums") instanceof Map<?, ?> map) {
            map.forEach((name, checksum) -> checksums.put(String.valueOf(name), String.valueOf(checksum)));
        }
        return checksums;
    }
}
