package org.chronogram.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words with which tests start the command line as a process: a Java, its options, and a class path. */
final class EngineCommand {
    /** Tests are short: the quick compiler alone starts more of them in the same time. */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final Path LIBRARY = Path.of("target", "lib").toAbsolutePath();

    /** As bin/sim does: most of a short test is the start of processes. */
    private static final Path CLASS_ARCHIVE =
            LIBRARY.resolveSibling("classes-" + System.getProperty("java.version") + ".jsa");

    private final String mark;
    private final List<String> options = new ArrayList<>();
    private Path java = JAVA;
    private Path library = LIBRARY;

    /** Makes the command whose processes have a mark among their words. */
    EngineCommand(String mark) {
        this.mark = mark;
    }

    /** Returns the home of the Java of the tests. */
    static Path javaHome() {
        return JAVA.getParent().getParent();
    }

    /** Returns the class path that a user has. */
    static String classPath() {
        return LIBRARY + "/*";
    }

    void java(Path executable) {
        java = executable;
    }

    /** Adds options of Java. */
    void options(String... added) {
        options.addAll(List.of(added));
    }

    Path library() {
        return library;
    }

    void library(Path directory) {
        library = directory;
    }

    /** Returns the words of the command line with these arguments. */
    List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(java.toString(), QUICK_START));
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", mark));
        words.addAll(List.of("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        if (java.equals(JAVA)) {
            words.addAll(List.of("-XX:SharedArchiveFile=" + CLASS_ARCHIVE, "-Xlog:cds*=off"));
            words.add("-Dchronogram.classArchive=" + CLASS_ARCHIVE);
        }
        words.addAll(options);
        words.addAll(List.of("-Dchronogram.terminal=true", "-cp", library + "/*", "org.chronogram.cli.Main"));
        words.addAll(arguments);
        return words;
    }
}
