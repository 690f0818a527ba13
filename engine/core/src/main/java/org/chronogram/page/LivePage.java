package org.chronogram.page;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.results.Recovery;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;

/**
 * A page about a run that goes on, for browsers of this host that know its address. It listens to the run and keeps what it
 * hears; nothing of the run ever waits for a browser. Thread safe.
 *
 * <p>Order: {@link #open} before the run, {@link #begin} when it is known, then the calls of the listener, {@link #end}, and
 * {@link #close}.
 */
public final class LivePage implements RunListener, RunControls, AutoCloseable {
    private final RunHistory history = new RunHistory();
    private final PageServer server;
    private volatile RunControls controls = new RunControls() {
        @Override
        public void checkpoint() {}

        @Override
        public void stop() {}
    };

    private LivePage(int port, String option) {
        server = PageOpener.open(port, option, new RunSubject(history, this));
    }

    /**
     * Opens the port of the page.
     *
     * @param port the port; 0 for any that is free.
     * @param option what the user has given it by, for messages.
     * @return the page, which says that the run is being started.
     * @throws InvalidInputException when the port is taken, or this Java has no server.
     */
    public static LivePage open(int port, String option) {
        return new LivePage(port, option);
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
     * Shows a run.
     *
     * @param run what is run.
     * @param timeBase time base of its model.
     * @param newControls asked for what the user of the page wants.
     */
    public void begin(RunSpecification run, TimeBase timeBase, RunControls newControls) {
        controls = newControls;
        history.begin(RunHead.of(run, timeBase));
    }

    @Override
    public void onProgress(Progress progress) {
        history.onProgress(progress);
    }

    @Override
    public void onNotice(String line) {
        history.onNotice(line);
    }

    @Override
    public void onCheckpoint(CommittedCheckpoint checkpoint) {
        history.onCheckpoint(checkpoint);
    }

    @Override
    public void onRecovery(Recovery recovery) {
        history.onRecovery(recovery);
    }

    @Override
    public void checkpoint() {
        controls.checkpoint();
    }

    @Override
    public void stop() {
        controls.stop();
    }

    /**
     * Shows how the run has ended.
     *
     * @param outcome how.
     */
    public void end(RunEnd outcome) {
        history.end(outcome);
    }

    /** Ends the server, as soon as all pages that are open know how the run has ended. They keep what they show. */
    @Override
    public void close() {
        history.end(new RunEnd(false, "not begun", "The command has ended before the run had begun."));
        server.close();
    }
}
