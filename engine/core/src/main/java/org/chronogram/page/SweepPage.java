package org.chronogram.page;

import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.Progress;

/**
 * A page about a sweep that goes on, for browsers of this host that know its address. It keeps what it is told; nothing of the
 * sweep ever waits for a browser. Thread safe.
 *
 * <p>Order: {@link #open} before the sweep, {@link #begin} when it is known, then what happens, {@link #end}, and
 * {@link #close}.
 */
public final class SweepPage implements AutoCloseable {
    private final SweepHistory history = new SweepHistory();
    private final PageServer server;
    private volatile Runnable stop = () -> {};

    private SweepPage(int port, String option) {
        server = PageOpener.open(port, option, new SweepSubject(history, () -> stop.run()));
    }

    /**
     * Opens the port of the page.
     *
     * @param port the port; 0 for any that is free.
     * @param option what the user has given it by, for messages.
     * @return the page, which says that the sweep is being started.
     * @throws InvalidInputException when the port is taken, or this Java has no server.
     */
    public static SweepPage open(int port, String option) {
        return new SweepPage(port, option);
    }

    /**
     * Returns where the page is.
     *
     * @return the address with the token, which whoever has it may use.
     */
    public String address() {
        return server.address();
    }

    /**
     * Shows a sweep.
     *
     * @param head what is known of it.
     * @param newStop ends it.
     */
    public void begin(SweepHead head, Runnable newStop) {
        stop = newStop;
        history.begin(head);
    }

    /**
     * Shows how many runs have ended.
     *
     * @param counts how many.
     */
    public void onCounts(SweepCounts counts) {
        history.onCounts(counts);
    }

    /**
     * Shows a run that begins.
     *
     * @param number its number.
     * @param combination the values of its parameters.
     * @param replication number of the replication.
     */
    public void onRunBegin(int number, String combination, int replication) {
        history.onBegin(new ActiveRun(number, combination, replication, Optional.empty()));
    }

    /**
     * Shows how far a run has come that goes on.
     *
     * @param number its number.
     * @param progress how far.
     */
    public void onRunProgress(int number, Progress progress) {
        history.onProgress(number, progress);
    }

    /**
     * Takes a run off that has ended.
     *
     * @param number its number.
     * @param events events that it has handled; 0 for those that it has told of, when it has failed.
     */
    public void onRunEnd(int number, long events) {
        history.onEnd(number, events);
    }

    /**
     * Shows the time, and with it all that was told since; to be called twice a second.
     *
     * @param wallSeconds wall-clock time since the begin.
     * @param heapBytes memory in use on the heap.
     */
    public void onTime(double wallSeconds, long heapBytes) {
        history.onTime(wallSeconds, heapBytes);
    }

    /**
     * Shows the results.
     *
     * @param table the results so far.
     */
    public void onTable(SweepTable table) {
        history.onTable(table);
    }

    /**
     * Shows a message.
     *
     * @param line the message.
     */
    public void onNotice(String line) {
        history.onNotice(line);
    }

    /**
     * Shows how the sweep has ended.
     *
     * @param outcome how.
     */
    public void end(RunEnd outcome) {
        history.end(outcome);
    }

    /** Ends the server, as soon as all pages that are open know how the sweep has ended. They keep what they show. */
    @Override
    public void close() {
        history.end(new RunEnd(false, "not begun", "The command has ended before the sweep had begun"));
        server.close();
    }
}
