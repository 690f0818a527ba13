package org.chronogram.cli;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chronogram.catalog.ExitCall;
import org.chronogram.worker.WorkerProcess;

/** Entry point of a worker process. The master starts it; users never do. */
public final class WorkerMain {
    private static final long SIGNAL_GRACE_S = 8;
    private static final int EXIT_FAILED = 1;
    private static final String OUT_OF_MEMORY =
            "out of memory for a report of it: use more workers, a smaller model, or --worker-jvm-options=-Xmx...";

    private WorkerMain() {}

    /**
     * Runs a worker.
     *
     * @param args address and port of the master, index of the worker, epoch.
     * @throws UnknownHostException when the text is no address.
     */
    public static void main(String[] args) throws UnknownHostException {
        InetSocketAddress master = new InetSocketAddress(InetAddress.getByName(args[0]), Integer.parseInt(args[1]));
        // The master forwards standard output, where the model prints, and shows standard error when this process
        // fails.
        PrintStream complaints = System.err;
        System.setErr(System.out);
        CountDownLatch ended = new CountDownLatch(1);
        WorkerProcess worker = WorkerProcess.create(
                master,
                System.getenv(),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Runtime.getRuntime()::halt,
                complaints::println);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> report(worker, thread, failure, complaints));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(worker, ended), "await-master"));
        int exitCode = worker.run();
        ended.countDown();
        System.exit(exitCode);
    }

    /**
     * Reports that a thread has found no memory; where a report needs more than there is, the process says so and ends. Anything
     * else that a thread throws which the model has started is printed, as Java does.
     */
    private static void report(WorkerProcess worker, Thread thread, Throwable failure, PrintStream complaints) {
        try {
            if (failure instanceof OutOfMemoryError) {
                worker.failBy(failure);
            } else {
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                failure.printStackTrace();
            }
        } catch (OutOfMemoryError e) {
            complaints.println(OUT_OF_MEMORY);
            Runtime.getRuntime().halt(EXIT_FAILED);
        }
    }

    /** Ignores ctrl-C, which reaches the workers too: the master decides when they end. */
    private static void awaitEnd(WorkerProcess worker, CountDownLatch ended) {
        if (ended.getCount() > 0) {
            ExitCall.find().ifPresent(worker::failBy);
        }
        try {
            ended.await(SIGNAL_GRACE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
