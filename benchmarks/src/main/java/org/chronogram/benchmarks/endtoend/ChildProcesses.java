package org.chronogram.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes that the benchmark starts, and a directory for what they write. Closing it ends them all and removes the
 * directory. Thread safe, so that a shutdown hook can close it.
 */
final class ChildProcesses implements AutoCloseable {
    private static final long GRACE_SECONDS = 10;

    /** Opens a directory and prepares to start processes. */
    @FunctionalInterface
    interface Opener {
        ChildProcesses open(List<String> jvmOptions);
    }

    private final Path directory;
    private final List<String> jvmOptions;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private ChildProcesses(Path directory, List<String> jvmOptions) {
        this.directory = directory;
        this.jvmOptions = jvmOptions;
    }

    /**
     * Opens a directory.
     *
     * @param jvmOptions further options for the JVMs of all processes.
     */
    static ChildProcesses open(List<String> jvmOptions) {
        try {
            return new ChildProcesses(Files.createTempDirectory("sim-bench-"), jvmOptions);
        } catch (IOException e) {
            throw new BenchException("cannot create a directory for temporary files: " + e.getMessage(), e);
        }
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    /**
     * Starts a JVM with the flags and the class path of this one, which are those of {@code bin/sim}.
     *
     * @param flags further flags.
     * @param mainClass what it shall run.
     * @param arguments arguments of that.
     * @param errors file to which standard error goes.
     * @param output where standard output goes.
     */
    synchronized Process startJvm(
            List<String> flags, Class<?> mainClass, List<String> arguments, Path errors, Redirect output) {
        ProcessBuilder builder = new ProcessBuilder(command(flags, mainClass, arguments))
                .redirectError(errors.toFile())
                .redirectOutput(output);
        if (closed) {
            throw new BenchException("interrupted");
        }
        try {
            Process process = builder.start();
            running.add(process);
            return process;
        } catch (IOException e) {
            throw new BenchException("cannot start a JVM: " + e.getMessage(), e);
        }
    }

    private List<String> command(List<String> flags, Class<?> mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(flags);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Forgets a process that has ended. */
    void ended(Process process) {
        running.remove(process);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        running.forEach(Process::destroy);
        running.forEach(ChildProcesses::awaitEnd);
        running.clear();
        delete(directory);
    }

    private static void awaitEnd(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        boolean ended = false;
        try {
            ended = process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
