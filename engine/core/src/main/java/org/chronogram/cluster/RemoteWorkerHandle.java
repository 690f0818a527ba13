package org.chronogram.cluster;

import org.chronogram.protocol.HostCommand;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.WorkerHandle;

/**
 * The process of a worker on another host.
 *
 * @param hosts has the worker.
 * @param index index of the worker.
 * @param worker the process.
 */
record RemoteWorkerHandle(AgentHosts hosts, int index, RemoteWorker worker) implements WorkerHandle {
    @Override
    public boolean isAlive() {
        synchronized (hosts) {
            return worker.exitCode().isEmpty() && !worker.host().isLost();
        }
    }

    /** The agent of the host does it. */
    @Override
    public void inject(ProcessFault fault) {
        synchronized (hosts) {
            worker.host().link().send(new HostCommand.Inject(index, worker.epoch(), fault));
        }
    }
}
