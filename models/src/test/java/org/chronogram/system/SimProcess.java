package org.chronogram.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A command line that was started as a process of its own. */
final class SimProcess {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String WORKER_MAIN = "org.chronogram.cli.WorkerMain";

    private static final Pattern FIRST_EVENTS = Pattern.compile("by worker| [1-9][0-9.]* [kM] events/s");

    private static final Pattern PERCENT = Pattern.compile("(\\d+)%  ");

    private final Process process;
    private final Path out;
    private final Path err;

    SimProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    long pid() {
        return process.pid();
    }

    SimOutcome await() {
        return await(LIMIT);
    }

    SimOutcome await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still runs after " + limit.toMillis() + " ms; it said: " + messages());
            }
            return new SimOutcome(process.exitValue(), Files.readString(out), err());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String messages() {
        return new SimOutcome(0, "", err()).messages();
    }

    private String err() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until events are handled. */
    SimProcess awaitSteps() {
        return awaitProgress(FIRST_EVENTS);
    }

    SimProcess awaitProgress(Pattern shown) {
        awaitRunning(() -> shown.matcher(err()).find(), "progress like " + shown);
        return this;
    }

    /** Waits for a message, and returns the first group of it. */
    String awaitMessage(Pattern message) {
        awaitRunning(() -> message.matcher(err()).find(), "a message like " + message);
        return message.matcher(err()).results().findFirst().orElseThrow().group(1);
    }

    /** Waits until the run has come this far. */
    SimProcess awaitPercent(int percent) {
        awaitRunning(() -> percentShown() >= percent, percent + "%");
        return this;
    }

    private int percentShown() {
        return PERCENT.matcher(err())
                .results()
                .mapToInt(shown -> Integer.parseInt(shown.group(1)))
                .max()
                .orElse(-1);
    }

    /** Waits until a worker is another process than it was. */
    ProcessHandle awaitReplacement(int index, ProcessHandle before) {
        awaitRunning(() -> replacement(index, before).isPresent(), "another process as worker " + index);
        return worker(index).orElseThrow();
    }

    /** Waits until a worker is another process than it was, or the run has ended; empty where it has. */
    Optional<ProcessHandle> awaitReplacementOrEnd(int index, ProcessHandle before) {
        Await.until(
                LIMIT,
                () -> !process.isAlive() || replacement(index, before).isPresent(),
                () -> "the end or another process as worker " + index + "; it said: " + messages());
        return replacement(index, before);
    }

    private Optional<ProcessHandle> replacement(int index, ProcessHandle before) {
        return worker(index).filter(found -> !found.equals(before));
    }

    ProcessHandle awaitWorker(int index) {
        awaitRunning(() -> worker(index).isPresent(), "worker " + index);
        return worker(index).orElseThrow();
    }

    /** Returns where the master listens, as its workers are told. */
    InetSocketAddress awaitMasterAddress() {
        String[] words = Processes.commandLine(awaitWorker(0)).split(" ");
        int main = Arrays.asList(words).indexOf(WORKER_MAIN);
        return new InetSocketAddress(words[main + 1], Integer.parseInt(words[main + 2]));
    }

    private Optional<ProcessHandle> worker(int index) {
        return process.descendants()
                .filter(child ->
                        Processes.commandLine(child).matches(".* " + WORKER_MAIN + " \\S+ \\d+ " + index + " .*"))
                .findFirst();
    }

    void awaitRunning(BooleanSupplier condition, String what) {
        Await.until(
                LIMIT, () -> !process.isAlive() || condition.getAsBoolean(), () -> what + "; it said: " + messages());
        if (!process.isAlive()) {
            throw new AssertionError("ended before " + what + ": " + await());
        }
    }

    void signal(String name) {
        Processes.signal(name, process.pid());
    }

    /** As a terminal does on ctrl-C: to the whole process group, which the process must lead. */
    void signalGroup(String name) {
        Processes.signal(name, -process.pid());
    }
}
