package org.chronogram.runner;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.chronogram.agent.HostInput;
import org.chronogram.experiment.RunFaults;
import org.chronogram.files.PinnedDirectory.Content;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.MessagePipe;
import org.chronogram.protocol.RunnerCommand;
import org.chronogram.protocol.RunnerCommandReceiver;
import org.chronogram.protocol.RunnerMessage;
import org.chronogram.results.ResultFiles;
import org.chronogram.results.RunResult;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.threads.DaemonThreads;

/**
 * Does runs of a sweep that goes on in a process on another host. It ends when that process closes the pipe, or says nothing
 * for too long; the runs under way end with it. Nothing is left on disk.
 */
public final class Runner implements RunnerCommandReceiver {
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MS = 1_000;

    private final MessagePipe pipe;
    private final String build;
    private final Engine engine;
    private final Consumer<String> notices;
    private final PipeFiles files;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile FetchedInput input = new FetchedInput(LocalPaths.AS_SPECIFIED);
    private volatile long heardNs = System.nanoTime();
    private HostInput fetched;

    /** Executes runs. */
    @FunctionalInterface
    public interface Engine {
        /**
         * Executes a run to its end.
         *
         * @param specification what is run.
         * @param listener is told how it goes on.
         * @return the result.
         */
        RunResult run(RunSpecification specification, RunListener listener);
    }

    /**
     * Prepares the runner.
     *
     * @param pipe to and from the process of the sweep.
     * @param build version and checksum of the code here.
     * @param engine executes runs; called by several threads at once.
     * @param notices takes a line that says why the runner ends.
     */
    public Runner(MessagePipe pipe, String build, Engine engine, Consumer<String> notices) {
        this.pipe = pipe;
        this.build = build;
        this.engine = engine;
        this.notices = notices;
        files = new PipeFiles(pipe);
    }

    /** Does runs until the sweep has ended, or {@link #stop} is called. */
    public void run() {
        DaemonThreads.start("runner-reader", this::readAll);
        try {
            while (!ended.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - heardNs > SILENCE_NS) {
                    notices.accept("sim: the sweep said nothing for " + TimeUnit.NANOSECONDS.toSeconds(SILENCE_NS)
                            + " s: check the network between the hosts");
                    stop();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            removeInput();
        }
    }

    /** Makes {@link #run} end soon. Any thread may call it. */
    public void stop() {
        ended.countDown();
    }

    private synchronized void removeInput() {
        if (fetched != null) {
            fetched.close();
        }
    }

    private void readAll() {
        try {
            pipe.send(new RunnerMessage.RunnerReady(Runtime.getRuntime().availableProcessors(), build));
            while (ended.getCount() > 0) {
                receive(pipe.receive());
            }
        } catch (EOFException e) {
            // The sweep has ended.
            return;
        } catch (IOException | RuntimeException e) {
            notices.accept("sim: the runner ends, as the sweep cannot be understood: " + e.getMessage());
        } finally {
            stop();
        }
    }

    private void receive(ControlMessage message) {
        heardNs = System.nanoTime();
        if (FileReply.has(message)) {
            files.onReply(FileReply.read(message));
        } else {
            RunnerCommand.read(message).dispatch(this);
        }
    }

    private void send(RunnerMessage message) {
        try {
            pipe.send(message);
        } catch (IOException e) {
            stop();
        }
    }

    @Override
    public void onAsk() {
        send(new RunnerMessage.StillAlive());
    }

    @Override
    public void onFetchAll(List<InputEntry> entries) {
        HostInput begun = begin(entries);
        DaemonThreads.start("await-input", () -> {
            try {
                input = new FetchedInput(begun.paths());
                send(new RunnerMessage.InputReady());
            } catch (IOException e) {
                send(new RunnerMessage.Unusable(String.valueOf(e.getMessage())));
            }
        });
    }

    private synchronized HostInput begin(List<InputEntry> entries) {
        fetched = HostInput.begin(entries, files, task -> DaemonThreads.start("fetch-input", task));
        return fetched;
    }

    @Override
    public void onExecute(int number, RunSpecification specification) {
        DaemonThreads.start("run-" + number, () -> execute(number, specification));
    }

    private void execute(int number, RunSpecification specification) {
        try {
            RunResult result = engine.run(input.here(specification), noticesOnly());
            send(number, input.asSpecified(result, specification));
            send(new RunnerMessage.Completed(number));
        } catch (IOException e) {
            stop();
        } catch (RuntimeException | Error e) {
            send(new RunnerMessage.RunFailed(number, RunFaults.describe(e), RunFaults.isDoubtful(e)));
        }
    }

    private void send(int number, RunResult result) throws IOException {
        for (Map.Entry<String, Content> file : ResultFiles.of(result).entrySet()) {
            try (OutputStream out =
                    new BufferedOutputStream(new GZIPOutputStream(new PartStream(pipe, number, file.getKey())))) {
                file.getValue().writeTo(out);
            }
        }
    }

    private RunListener noticesOnly() {
        return new RunListener() {
            @Override
            public void onProgress(Progress unused) {}

            @Override
            public void onNotice(String line) {
                send(new RunnerMessage.Notice(line));
            }
        };
    }
}
