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
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> report(worker, thread, failure));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(worker, ended), "await-master"));
        int exitCode = worker.run();
        ended.countDown();
        System.exit(exitCode);
    }

    /** Anything but a lack of memory is thrown by a thread that the model has started, and is printed, as Java does. */
    private static void report(WorkerProcess worker, Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError outOfMemory) {
            worker.failBy(outOfMemory);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            failure.printStackTrace();
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
