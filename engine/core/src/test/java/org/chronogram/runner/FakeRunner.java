package org.chronogram.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chronogram.protocol.MessagePipe;
import org.chronogram.threads.DaemonThreads;

/** A runner in this process, and the way to it. */
final class FakeRunner implements RunnerConnection {
    final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final Pipe toRunner;
    private final Pipe fromRunner;
    private final Thread thread;

    FakeRunner(String build, Runner.Engine engine) {
        try {
            toRunner = Pipe.open();
            fromRunner = Pipe.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        InputStream in = Channels.newInputStream(toRunner.source());
        OutputStream out = Channels.newOutputStream(fromRunner.sink());
        Runner runner = new Runner(new MessagePipe(in, out), build, engine, notices::add);
        thread = DaemonThreads.create("fake runner", () -> {
            runner.run();
            end();
        });
        thread.start();
    }

    /** Ends the way from the runner, as the end of a process does. */
    void end() {
        try {
            fromRunner.sink().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    @Override
    public InputStream in() {
        return Channels.newInputStream(fromRunner.source());
    }

    @Override
    public OutputStream out() {
        return Channels.newOutputStream(toRunner.sink());
    }

    @Override
    public String lastWords() {
        return "exit code 0";
    }

    @Override
    public void close() {
        try {
            toRunner.sink().close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
