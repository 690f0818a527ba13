package org.chronogram.runner;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chronogram.experiment.PlaceLostException;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.FileRequest;
import org.chronogram.protocol.MessagePipe;
import org.chronogram.protocol.RunnerCommand;
import org.chronogram.protocol.RunnerMessage;
import org.chronogram.protocol.RunnerMessageReceiver;
import org.chronogram.run.InputEntry;
import org.chronogram.threads.DaemonThreads;

/** A host with a runner, as the process of the sweep sees it. Thread safe. */
final class RunnerHost implements RunnerMessageReceiver, AutoCloseable {
    private static final long ASK_MS = 2_000;
    private static final long LOOK_MS = 500;

    private final HostLine line;
    private final RunnerConnection connection;
    private final MessagePipe pipe;
    private final long silenceNs;
    private final Consumer<String> notices;
    private final Map<Integer, RemoteRun> runs = new HashMap<>();
    private final ServedPaths served = new ServedPaths();
    private volatile long heardNs = System.nanoTime();
    private int cores;
    private String build = "";
    private boolean inputReady;
    private boolean closed;
    private String lost;

    RunnerHost(HostLine line, RunnerConnection connection, long silenceNs, Consumer<String> notices) {
        this.line = line;
        this.connection = connection;
        this.silenceNs = silenceNs;
        this.notices = notices;
        pipe = new MessagePipe(connection.in(), connection.out());
    }

    /** Begins to listen to the runner. */
    void begin() {
        DaemonThreads.start("hear " + line.name(), this::readAll);
        DaemonThreads.start("ask " + line.name(), this::askAlways);
    }

    HostLine line() {
        return line;
    }

    private void readAll() {
        try {
            while (true) {
                ControlMessage message = pipe.receive();
                heardNs = System.nanoTime();
                if (FileRequest.has(message)) {
                    pipe.send(served.answer(FileRequest.read(message)));
                } else {
                    RunnerMessage received = RunnerMessage.read(message);
                    change(() -> received.dispatch(this));
                }
            }
        } catch (IOException e) {
            lose("the runner there has ended, " + connection.lastWords());
        } catch (RuntimeException e) {
            lose("the runner there sent what cannot be understood: " + e.getMessage());
        }
    }

    private void askAlways() {
        try {
            while (isPresent()) {
                pipe.send(new RunnerCommand.Ask());
                TimeUnit.MILLISECONDS.sleep(ASK_MS);
            }
        } catch (IOException e) {
            // The other thread finds out why.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Changes the state, and wakes those who wait for that. */
    synchronized void change(Runnable action) {
        action.run();
        notifyAll();
    }

    private synchronized void lose(String reason) {
        lost = lost == null ? reason : lost;
        notifyAll();
        DaemonThreads.start("close " + line.name(), connection::close);
    }

    private synchronized boolean isPresent() {
        return lost == null && !closed;
    }

    synchronized int slots() {
        return line.slots() > 0 ? line.slots() : cores;
    }

    synchronized String build() {
        return build;
    }

    /** Waits until the runner has started, at most for a time; the reader is told what has come. */
    synchronized void awaitReady(long timeoutNs, BooleanSupplier stopped) throws PlaceLostException {
        long deadlineNs = System.nanoTime() + timeoutNs;
        await(() -> cores > 0 || stopped.getAsBoolean() || deadlineNs - System.nanoTime() <= 0);
        if (cores == 0 && !stopped.getAsBoolean()) {
            throw new PlaceLostException("no runner has answered there within "
                    + TimeUnit.NANOSECONDS.toSeconds(timeoutNs) + " s: check the command that starts it");
        }
    }

    /** Has the runner fetch what its host does not have. */
    void offer(List<InputEntry> input) throws PlaceLostException {
        served.serve(input.stream().map(InputEntry::path).toList());
        send(new RunnerCommand.FetchAll(input));
    }

    synchronized void awaitInput(BooleanSupplier stopped) throws PlaceLostException {
        await(() -> inputReady || stopped.getAsBoolean());
    }

    /** Has the runner do a run, and waits for its end. */
    void execute(RemoteRun run) throws PlaceLostException {
        change(() -> runs.put(run.number(), run));
        try {
            send(new RunnerCommand.Execute(run.number(), run.specification()));
            await(run::isOver);
        } finally {
            change(() -> runs.remove(run.number()));
        }
    }

    private void send(RunnerCommand command) throws PlaceLostException {
        try {
            pipe.send(command);
        } catch (IOException e) {
            await(() -> false);
        }
    }

    /** Waits until a condition holds, which is looked at when the state has changed, and now and then. */
    private synchronized void await(BooleanSupplier condition) throws PlaceLostException {
        while (!condition.getAsBoolean()) {
            if (lost == null && System.nanoTime() - heardNs > silenceNs) {
                lose("the runner there said nothing for " + TimeUnit.NANOSECONDS.toSeconds(silenceNs) + " s");
            }
            if (lost != null) {
                throw new PlaceLostException(lost);
            }
            try {
                wait(LOOK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PlaceLostException("the thread that waited for it was interrupted");
            }
        }
    }

    @Override
    public void onReady(int coresThere, String buildThere) {
        cores = coresThere;
        build = buildThere;
    }

    @Override
    public void onInputReady() {
        inputReady = true;
    }

    @Override
    public void onUnusable(String reason) {
        lost = lost == null ? reason : lost;
    }

    /** A run that was stopped may still send. */
    @Override
    public void onFilePart(int number, String name, byte[] bytes) {
        RemoteRun run = runs.get(number);
        if (run != null) {
            run.add(name, bytes);
        }
    }

    @Override
    public void onCompleted(int number) {
        RemoteRun run = runs.get(number);
        if (run != null) {
            run.complete();
        }
    }

    @Override
    public void onRunFailed(int number, String message, boolean doubtful) {
        RemoteRun run = runs.get(number);
        if (run != null) {
            run.fail(message, doubtful);
        }
    }

    @Override
    public void onNotice(String notice) {
        notices.accept(notice);
    }

    /** Ends the runner. */
    @Override
    public void close() {
        change(() -> closed = true);
        connection.close();
    }
}
