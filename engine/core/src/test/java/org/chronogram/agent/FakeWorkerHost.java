package org.chronogram.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerHost;
import org.chronogram.run.Placement;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.WorkerHandle;

/** A host that starts nothing and keeps what it is asked for. */
final class FakeWorkerHost implements WorkerHost {
    static final long FIRST_PID = 100;

    final List<String> actions = new ArrayList<>();
    boolean full;
    private final Map<Integer, Integer> epochs = new HashMap<>();

    @Override
    public void launch(int worker, int epoch) throws IOException {
        if (full) {
            throw new IOException("no more processes");
        }
        actions.add("launch " + worker + " in epoch " + epoch);
        epochs.put(worker, epoch);
    }

    long pid(int worker) {
        return FIRST_PID + worker;
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
    public int launchEpoch(int worker) {
        return epochs.get(worker);
    }

    @Override
    public ProcessState state(int worker) {
        return new ProcessState(ProcessState.Condition.IDLE, 1_000 + worker);
    }

    @Override
    public String lastOutput(int worker) {
        return "last words of " + worker;
    }

    @Override
    public void close() {
        actions.add("close");
    }

    @Override
    public boolean isNewest(int worker, int epoch, long pid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionalInt awaitExit(int worker, long timeoutMs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Placement placement(int worker, int epoch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String hostOf(int worker) {
        return "here";
    }

    @Override
    public void giveUpHost(int worker, String reason) {
        actions.add("give up the host of " + worker);
    }

    @Override
    public String describe(int worker) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WorkerHandle handle(int worker) {
        return new WorkerHandle() {
            @Override
            public boolean isAlive() {
                return true;
            }

            @Override
            public void inject(ProcessFault fault) throws IOException {
                if (full) {
                    throw new IOException("no more processes");
                }
                actions.add(fault + " " + worker);
            }
        };
    }
}
