package org.chronogram.kernel;

import java.util.function.IntPredicate;
import org.chronogram.model.LogicalProcess;

/** The objects of the LPs of a partition, by their local indices. LPs come and go where they are created on demand. */
final class LpTable {
    /** Puts an object around an LP that watches it. */
    @FunctionalInterface
    interface Wrapper {
        LogicalProcess around(int lp, LogicalProcess process);
    }

    private final LpGroups groups;
    private final LpDirectory directory;
    private final LogicalProcess[] processes;
    private IntPredicate wrapped = lp -> false;
    private Wrapper wrapper = (lp, process) -> process;

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
        processes[index] = wrap(lp, groups.create(lp));
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

    /** Puts an object around some LPs, those that are created later included. */
    void wrap(IntPredicate lps, Wrapper newWrapper) {
        wrapped = lps;
        wrapper = newWrapper;
        for (int index = 0; index < processes.length; index++) {
            if (!isAbsent(processes[index])) {
                processes[index] = wrap(directory.lpAt(index), processes[index]);
            }
        }
    }

    private LogicalProcess wrap(int lp, LogicalProcess process) {
        return wrapped.test(lp) ? wrapper.around(lp, process) : process;
    }
}
