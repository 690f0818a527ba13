package org.chronogram.cluster;

import java.util.OptionalInt;

/** The newest process of a worker, on another host. Guarded by the {@link AgentHosts} that has it. */
final class RemoteWorker {
    private final AgentHost host;
    private final int epoch;
    private long pid = -1;
    private OptionalInt exitCode = OptionalInt.empty();
    private String output = "";

    RemoteWorker(AgentHost host, int epoch) {
        this.host = host;
        this.epoch = epoch;
    }

    AgentHost host() {
        return host;
    }

    int epoch() {
        return epoch;
    }

    void launched(long newPid) {
        pid = newPid;
    }

    void exited(int newExitCode, String newOutput) {
        exitCode = OptionalInt.of(newExitCode);
        output = newOutput;
    }

    /** Returns its exit code; empty while it is not known to have ended. */
    OptionalInt exitCode() {
        return exitCode;
    }

    String output() {
        return output;
    }

    String describe() {
        return (pid < 0 ? "process not known" : "process " + pid) + " on " + host.name();
    }
}
