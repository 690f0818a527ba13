package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chronogram.models.unruly.PacedModel;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts command lines as processes of their own, with directories of their own, and asserts after each test that nothing
 * of them is left: no process and nothing in shared memory.
 */
final class Workbench implements BeforeEachCallback, AfterEachCallback {
    /** So long after its end, whatever that was, nothing of a run may be left. */
    static final Duration CLEAN_AFTER = Duration.ofSeconds(5);

    /** Token of the runs whose processes are started apart. */
    static final String TOKEN = "00112233445566778899aabbccddeeff";

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final Map<String, SimOutcome.Facts> UNDISTURBED = new ConcurrentHashMap<>();

    private final String mark = "-Dchronogram.test.mark=" + UUID.randomUUID();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> prefix = new ArrayList<>();
    private final EngineCommand engine = new EngineCommand(mark);
    private Path directory;
    private Path aeronDirectory;
    private String workerJvmOptions = "";
    private boolean threads;
    private int started;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("chronogram-test-");
        aeronDirectory = Files.isWritable(SHARED_MEMORY)
                ? Files.createTempDirectory(SHARED_MEMORY, "chronogram-test-")
                : Files.createDirectory(directory.resolve("aeron"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        try {
            assertNothingLeft();
        } finally {
            Processes.withArgument(mark).forEach(ProcessHandle::destroyForcibly);
            delete(aeronDirectory);
            delete(directory);
        }
    }

    void assertNothingLeft() throws IOException {
        assertProcessesEnd();
        assertEquals(List.of(), list(aeronDirectory));
    }

    void assertProcessesEnd() {
        Await.until(
                CLEAN_AFTER,
                () -> Processes.withArgument(mark).isEmpty(),
                () -> "processes end: " + Processes.withArgument(mark));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A directory that is removed after the test. */
    Path directory() {
        return directory;
    }

    Path aeronDirectory() {
        return aeronDirectory;
    }

    /** From now on runs on another Java. */
    Workbench java(Path executable) {
        engine.java(executable);
        return this;
    }

    /** From now on starts command lines by way of another program. */
    Workbench by(String... program) {
        prefix.addAll(List.of(program));
        return this;
    }

    /** From now on starts command lines by way of this program, and no other. */
    Workbench on(List<String> program) {
        prefix.clear();
        prefix.addAll(program);
        return this;
    }

    /** From now on starts command lines as another user, whose the directories are. */
    Workbench as(OtherUser user) throws IOException {
        user.own(directory);
        user.own(aeronDirectory);
        if (!user.canRead(engine.library())) {
            engine.library(user.copy(engine.library(), directory.resolve("lib")));
        }
        return by(user.prefix());
    }

    /** From now on gives the master further options. */
    Workbench masterOptions(String... options) {
        engine.options(options);
        return this;
    }

    /** From now on sets a variable. */
    Workbench environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** From now on does not set a variable. */
    Workbench withoutEnvironment(String name) {
        environment.remove(name);
        return this;
    }

    /** From now on gives the workers further options. */
    Workbench workerJvmOptions(String options) {
        workerJvmOptions = options;
        return this;
    }

    /** From now on gives all processes the token of one run, in their environment. */
    Workbench giveToken() {
        return environment("CHRONOGRAM_TOKEN", TOKEN);
    }

    /** From now on knows the models of a package of the tests, as models that a user has written. */
    Workbench userModels(Class<?>... models) throws IOException {
        environment.put(
                "CHRONOGRAM_CLASS_PATH",
                UserModels.copyTo(directory.resolve("user-models"), models).toString());
        return this;
    }

    /** From now on runs command lines that are not started but run to their end here, with workers that are threads. */
    Workbench inThreads() {
        threads = true;
        return this;
    }

    private SimOutcome execute(String arguments) {
        return threads
                ? SimThreads.execute(directory, environment, withPlaces(arguments))
                : start(arguments).await();
    }

    /** From now on knows the models that take their time. */
    Workbench pacedModels() throws IOException {
        return userModels(PacedModel.Phold.class, PacedModel.Network.class, PacedModel.Queueing.class);
    }

    /** Runs a model to its end, with JSON on standard output. */
    SimOutcome run(String arguments) {
        return execute("run " + arguments + " --json --quiet");
    }

    /** What the sequential engine makes of the same arguments, computed once for all tests of a JVM, and in it. */
    SimOutcome.Facts undisturbed(String arguments) {
        return UNDISTURBED.computeIfAbsent(
                arguments,
                same -> SimThreads.execute(
                                directory, environment, withPlaces("run " + same + " --workers 0 --json --quiet"))
                        .facts());
    }

    /** Verifies a model, with JSON on standard output. */
    SimOutcome verify(String arguments) {
        return execute("verify " + arguments + " --json --quiet");
    }

    /** Starts a run that shows how it goes on. */
    SimProcess startRun(String arguments) {
        return start("run " + arguments + " --json");
    }

    /** Runs a model again and again while its workers are struck, with JSON on standard output. */
    SimOutcome chaos(String arguments) {
        return startChaos(arguments).await();
    }

    SimProcess startChaos(String arguments) {
        return start("chaos " + arguments + " --json");
    }

    /** Goes on with a run, with JSON on standard output. */
    SimOutcome resume(String arguments) {
        return threads
                ? SimThreads.execute(directory, environment, resumeWords(arguments))
                : startResume(arguments).await();
    }

    /** Starts to go on with a run. */
    SimProcess startResume(String arguments) {
        return start(resumeWords(arguments));
    }

    private static List<String> resumeWords(String arguments) {
        return List.of(("resume " + arguments + " --json --quiet").split(" "));
    }

    /** Starts a host agent. */
    SimProcess startAgent(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("worker"));
        words.addAll(arguments);
        words.addAll(List.of("--aeron-dir", aeronDirectory.toString()));
        return start(words);
    }

    /** Starts the check of other hosts. */
    SimProcess startCheck(String arguments) {
        return start(List.of(("check-hosts " + arguments).split(" ")));
    }

    /** Starts a command line as it is, with the settings that keep it apart from other runs. */
    SimProcess start(String arguments) {
        List<String> words = withPlaces(arguments);
        words.addAll(List.of("--worker-jvm-options", (EngineCommand.QUICK_START + " " + workerJvmOptions).strip()));
        return start(words);
    }

    private List<String> withPlaces(String arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments.split(" ")));
        if (!words.contains("--out") && words.get(0).equals("run")) {
            words.addAll(List.of("--out", "none"));
        }
        if (!words.contains("--aeron-dir")) {
            words.addAll(List.of("--aeron-dir", aeronDirectory.toString()));
        }
        return words;
    }

    /** Starts a program, mostly a script that starts the command line with the Java of the test. */
    SimProcess startProgram(Path program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        environment.put("JAVA_HOME", EngineCommand.javaHome().toString());
        environment.put("CHRONOGRAM_JAVA_OPTS", EngineCommand.QUICK_START + " " + mark);
        return start(command, directory.resolve("run-" + started++));
    }

    SimProcess start(List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(engine.words(arguments));
        return start(command, directory.resolve("run-" + started++));
    }

    SimProcess start(List<String> command, Path log) {
        Path out = Path.of(log + ".out");
        Path err = Path.of(log + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        try {
            return new SimProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
