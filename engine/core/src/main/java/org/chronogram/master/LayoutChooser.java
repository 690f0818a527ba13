package org.chronogram.master;

import java.util.List;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.results.LayoutPhase;
import org.chronogram.run.Layout;
import org.chronogram.run.PreparedRun;
import org.chronogram.worker.PartitionWork;

/** Decides on how many threads of this process a run is executed. Not thread safe. */
interface LayoutChooser {
    /** Returns the number of threads to use now. */
    int threads();

    /** Tells whether the number can change, so that the run must be able to move. */
    boolean mayMove();

    /** The run begins or goes on, on so many threads as were chosen. */
    void begin(Look look);

    /** Tells whether the run shall move to another number of threads, which {@link #threads} gives from then on. */
    boolean wantsMove(Look look);

    /** The run cannot begin on the number of threads that was chosen, for a reason: {@link #threads} gives another one. */
    void cannotBegin(String why);

    /** The run cannot move to the number of threads that was chosen: it stays where it is, and may move elsewhere. */
    void refused(int onThreads, String why);

    /** The run can never move, for a reason. To be said before it begins: it then has one thread. */
    void stay(String why);

    /** Returns the layouts that the run had, up to now; none where there was no choice. */
    List<LayoutPhase> phases(Look look);

    /**
     * How far the run has come.
     *
     * @param nowNs the time.
     * @param events events handled.
     * @param steps steps done.
     * @param doneShare share of the simulated time that was reached, from 0 to 1.
     * @param first what the first partition has done.
     */
    record Look(long nowNs, long events, long steps, double doneShare, PartitionWork first) {}

    /** Returns the chooser that the specification of a run asks for. */
    static LayoutChooser of(PreparedRun prepared) {
        Layout layout = prepared.specification().layout();
        if (!layout.automatic()) {
            return fixed(layout.threads());
        }
        ModelDeclaration declaration = prepared.declaration();
        boolean linked = declaration.links().isPresent();
        AutoLayout chooser = new AutoLayout(layout.threads(), declaration.logicalProcesses(), linked);
        if (!linked && declaration.lookaheadTicks() == 0) {
            chooser.stay("the model has no lookahead and declares no links");
        }
        return chooser;
    }

    /** A number that the user has given. */
    static LayoutChooser fixed(int threads) {
        return new LayoutChooser() {
            @Override
            public int threads() {
                return threads;
            }

            @Override
            public boolean mayMove() {
                return false;
            }

            @Override
            public void begin(Look look) {
                // Nothing is measured where there is no choice.
            }

            @Override
            public boolean wantsMove(Look look) {
                return false;
            }

            @Override
            public void cannotBegin(String why) {
                throw new IllegalStateException("the number of threads is fixed: " + why);
            }

            @Override
            public void refused(int onThreads, String why) {
                // It is asked for no move.
            }

            @Override
            public void stay(String why) {
                // It stays anyway.
            }

            @Override
            public List<LayoutPhase> phases(Look look) {
                return List.of();
            }
        };
    }
}
