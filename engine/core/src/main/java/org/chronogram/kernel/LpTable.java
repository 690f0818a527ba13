package org.chronogram.kernel;

import java.util.function.IntPredicate;
import org.chronogram.model.LogicalProcess;

/** The objects of the LPs of a partition, by their local indices. LPs come and go where they are created on demand. */
final class LpTable {
    private final LpGroups groups;
    private final LpDirectory directory;
    private final LogicalProcess[] processes;
    private IntPredicate observed = lp -> false;
    private EventObserver observer = (lp, event) -> {};

    LpTable(LpGroups groups, LpDirectory directory) {
        this.groups = groups;
        this.directory = directory;
        processes = new LogicalProcess[directory.size()];
    }

    /** Creates the LPs, but for those that are created on demand. */
    void createAll() {
        groups.create(processes, directory::lpAt);
    }

    /** Returns the LPs, of which some may be absent; not a copy. */
    LogicalProcess[] processes() {
        return processes;
    }

    static boolean isAbsent(LogicalProcess process) {
        return process == AbsentProcess.INSTANCE;
    }

    /** Creates an LP that is absent. */
    LogicalProcess create(int index) {
        int lp = directory.lpAt(index);
        processes[index] = observable(lp, groups.create(lp));
        return processes[index];
    }

    /** Makes an LP absent; returns false when it is none that is created on demand. */
    boolean retire(int index) {
        if (!groups.isOnDemand(directory.lpAt(index))) {
            return false;
        }
        processes[index] = AbsentProcess.INSTANCE;
        return true;
    }

    /** See {@link Kernel#observe}. */
    void observe(IntPredicate lps, EventObserver newObserver) {
        observed = lps;
        observer = newObserver;
        for (int index = 0; index < processes.length; index++) {
            if (!isAbsent(processes[index])) {
                processes[index] = observable(directory.lpAt(index), processes[index]);
            }
        }
    }

    private LogicalProcess observable(int lp, LogicalProcess process) {
        return observed.test(lp) ? new ObservedProcess(lp, process, observer) : process;
    }
}
