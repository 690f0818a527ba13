package org.chronogram.threads;

import java.util.concurrent.ThreadFactory;

/** Makes daemon threads: threads that do not keep the process alive. */
public final class DaemonThreads {
    private static final long DEFAULT_STACK = 0;

    private DaemonThreads() {}

    /**
     * Creates a thread that the caller starts.
     *
     * @param name name of the thread.
     * @param body code that the thread executes.
     * @return the thread, not started yet.
     */
    public static Thread create(String name, Runnable body) {
        return create(name, DEFAULT_STACK, body);
    }

    /**
     * Creates a thread with a stack of its own size, for threads of which a process has many.
     *
     * @param name name of the thread.
     * @param stackBytes size of its stack; a JVM may round it up.
     * @param body code that the thread executes.
     * @return the thread, not started yet.
     */
    public static Thread create(String name, long stackBytes, Runnable body) {
        Thread thread = new Thread(null, body, name, stackBytes);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Creates and starts a thread.
     *
     * @param name name of the thread.
     * @param body code that the thread executes.
     */
    public static void start(String name, Runnable body) {
        create(name, body).start();
    }

    /**
     * Returns a factory for an executor.
     *
     * @param name name of each of its threads.
     * @return the factory.
     */
    public static ThreadFactory factory(String name) {
        return body -> create(name, body);
    }
}
