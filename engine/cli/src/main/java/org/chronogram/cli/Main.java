package org.chronogram.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.chronogram.catalog.ExitCall;
import org.chronogram.threads.DaemonThreads;

/** Starts the command line, and ends the process. */
public final class Main {
    private static final long MOST_EXIT_MS = 5_000;
    private static final String ERASE_PROGRESS = "\r\u001b[K";

    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);
    private static final byte[] OUT_OF_MEMORY = ("sim: out of memory: give the program more, for example"
                    + " CHRONOGRAM_JAVA_OPTS=-Xmx4g, or the model fewer LPs or events\n")
            .getBytes(StandardCharsets.UTF_8);

    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the arguments of the command line.
     */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::report);
        // Standard output is for results alone, so output of a model goes to standard error.
        System.setOut(System.err);
        StopSwitch stopSwitch = new StopSwitch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> onShutdown(stopSwitch), "stop on shutdown"));
        RepeatedInterrupt.install(stopSwitch);
        int status = new Application(CliContext.ofProcess(stopSwitch)).execute(args);
        // A process that was ended by a signal has the exit code of the signal. A call of exit here could replace it:
        // once the shutdown hooks have run, the JVM halts with the code of the first thread that asks for it.
        if (stopSwitch.finish()) {
            haltUnlessExited(status);
            System.exit(status);
        }
    }

    /** Halts the JVM after a while: it waits for all shutdown hooks, also for one of a model that does not end. */
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

    /** Prints without {@code System.err}, whose lock or buffer another thread may hold. */
    static void say(String message) {
        String clear = Boolean.getBoolean("chronogram.terminal") ? ERASE_PROGRESS : "";
        byte[] line = (clear + Failures.line(message) + System.lineSeparator()).getBytes(Charset.defaultCharset());
        try {
            STANDARD_ERROR.write(line);
        } catch (IOException e) {
            // Standard error is closed, so there is no way to report this.
            return;
        }
    }

    /** Ends the process with an exit code of its own, not that of the model; the calling thread waits for this one. */
    private static void failBy(ExitCall call) {
        System.err.print(Failures.line(call.message()) + System.lineSeparator() + call.trace());
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }

    /**
     * Ends the process where a thread had no memory left: others may wait for that thread for ever. Allocates nothing; the
     * checkpoints of the run are kept.
     */
    private static void report(Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            try {
                STANDARD_ERROR.write(OUT_OF_MEMORY);
            } catch (IOException e) {
                Runtime.getRuntime().halt(ExitCode.FAILED);
            }
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        failure.printStackTrace();
    }
}
