package org.chronogram.messaging.control;

/** Threads that do not keep the process alive. */
final class DaemonThreads {
    private DaemonThreads() {}

    static void start(String name, Runnable body) {
        Thread thread = of(body);
        thread.setName(name);
        thread.start();
    }

    static Thread of(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        return thread;
    }
}
