package org.chronogram.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import org.chronogram.catalog.ExitCall;
import org.chronogram.threads.DaemonThreads;

/** Starts the command line. The only place where the program ends itself. */
public final class Main {
    private static final long MOST_EXIT_MS = 5_000;
    private static final String ERASE_PROGRESS = "\r\u001b[K";

    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the arguments of the command line.
     */
    public static void main(String[] args) {
        // Standard output is for results alone: what a model prints goes where messages go.
        System.setOut(System.err);
        StopSwitch stopSwitch = new StopSwitch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> onShutdown(stopSwitch), "stop on shutdown"));
        RepeatedInterrupt.install(stopSwitch);
        int status = new Application(Surroundings.ofProcess(stopSwitch)).execute(args);
        // A process that a signal ends has the exit code of that. Exiting here as well could replace it: once the
        // shutdown hooks have run, the JVM halts with the code of whoever comes first.
        if (stopSwitch.finish()) {
            haltUnlessExited(status);
            System.exit(status);
        }
    }

    /** The JVM waits for all shutdown hooks, also for one that a model has added and that does not end. */
    private static void haltUnlessExited(int status) {
        DaemonThreads.start("exit watch", () -> {
            try {
                TimeUnit.MILLISECONDS.sleep(MOST_EXIT_MS);
            } catch (InterruptedException e) {
                return;
            }
            say("a shutdown hook that the model or a library has added has not ended within " + MOST_EXIT_MS
                    + " ms: the process ends without it");
            Runtime.getRuntime().halt(status);
        });
    }

    private static void onShutdown(StopSwitch stopSwitch) {
        if (!stopSwitch.isFinished()) {
            ExitCall.find().ifPresent(Main::failBy);
        }
        if (!stopSwitch.stopAndWait()) {
            say("the run did not stop and was ended" + stopSwitch.state());
        }
    }

    /** Goes around what buffers or locks what others print. */
    static void say(String message) {
        String clear = Boolean.getBoolean("chronogram.terminal") ? ERASE_PROGRESS : "";
        byte[] line = (clear + "sim: " + message + System.lineSeparator()).getBytes(Charset.defaultCharset());
        try {
            new FileOutputStream(FileDescriptor.err).write(line);
        } catch (IOException e) {
            // There is nobody left to tell.
            return;
        }
    }

    /** The exit code is not the model's to choose; and its thread, which waits for this one, will not go on. */
    private static void failBy(ExitCall call) {
        System.err.print("sim: " + call.message() + System.lineSeparator() + call.trace());
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }
}
