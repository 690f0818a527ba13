package org.chronogram.master;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerHost;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.Placement;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.WorkerHandle;

/** A host that starts nothing; processes do what the test says. */
final class FakeHost implements WorkerHost {
    static final long FIRST_PID = 100;

    final List<String> actions = new ArrayList<>();
    final int[] launchEpochs;
    final String[] hosts;
    final String[] moves;
    private final long[] pids;
    private long nextPid = FIRST_PID;

    ProcessState.Condition condition = ProcessState.Condition.AT_WORK;
    OptionalInt exitCode = OptionalInt.empty();
    boolean full;
    int firstEpoch;
    String lastOutput = "";

    FakeHost(int workers) {
        launchEpochs = new int[workers];
        pids = new long[workers];
        hosts = new String[workers];
        Arrays.fill(hosts, "here");
        moves = new String[workers];
        Arrays.fill(moves, "");
    }

    @Override
    public void launch(int worker, int epoch) throws IOException {
        if (full) {
            throw new IOException("no more processes");
        }
        actions.add("launch " + worker + " in epoch " + epoch);
        launchEpochs[worker] = epoch;
        pids[worker] = nextPid++;
    }

    @Override
    public void remove(int worker) {
        actions.add("remove " + worker);
    }

    @Override
    public void kill() {
        actions.add("kill");
    }

    @Override
    public boolean isNewest(int worker, int epoch, long pid) {
        return launchEpochs[worker] == epoch && pids[worker] == pid;
    }

    @Override
    public int launchEpoch(int worker) {
        return launchEpochs[worker];
    }

    @Override
    public int firstEpoch() {
        return firstEpoch;
    }

    @Override
    public OptionalInt awaitExit(int worker, long timeoutMs) {
        return exitCode;
    }

    @Override
    public ProcessState state(int worker) {
        return new ProcessState(condition, 0);
    }

    @Override
    public Placement placement(int worker, int epoch) {
        return new Placement(
                false, true, "/shared/" + worker + "-" + epoch, "127.0.0.1", true, LocalPaths.AS_SPECIFIED, 0);
    }

    @Override
    public String hostOf(int worker) {
        return hosts[worker];
    }

    @Override
    public String movedTo(int worker) {
        return moves[worker];
    }

    @Override
    public void giveUpHost(int worker, String reason) {
        actions.add("give up the host of " + worker + ": " + reason);
    }

    @Override
    public String describe(int worker) {
        return "process " + pids[worker];
    }

    @Override
    public String lastOutput(int worker) {
        return lastOutput;
    }

    long pid(int worker) {
        return pids[worker];
    }

    @Override
    public WorkerHandle handle(int worker) {
        return new FakeHandle(pids[worker]);
    }

    /** A process that does nothing. */
    record FakeHandle(long pid) implements WorkerHandle {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void inject(ProcessFault fault) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public void close() {
        actions.add("close");
    }
}
