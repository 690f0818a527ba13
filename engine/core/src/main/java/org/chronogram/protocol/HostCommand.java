package org.chronogram.protocol;

import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.RunSpecification;

/** What the master says to a host agent. {@link HostMessage} draws the order of the messages of both sides. */
public sealed interface HostCommand extends Message {
    /**
     * Calls the method of the receiver that is for this message.
     *
     * @param receiver takes the message.
     */
    void dispatch(HostCommandReceiver receiver);

    /**
     * Reads a message of the master.
     *
     * @param message the message as it came over the link.
     * @return the record of that name.
     * @throws org.chronogram.messaging.control.ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when the master has no such message, or its record refuses a value.
     */
    static HostCommand read(ControlMessage message) {
        return MessageType.of(HostCommand.class).read(message);
    }

    /**
     * Prepares a host for a run; no other run may be under way there.
     *
     * @param specification what shall be run.
     * @param workersHere how many workers share the host.
     * @param sharedFile a file of the master that the host finds only if it shares the checkpoint directory.
     */
    record Prepare(RunSpecification specification, int workersHere, SharedFile sharedFile) implements HostCommand {
        /** Refuses impossible values. */
        public Prepare {
            Fields.require(
                    specification != null && sharedFile != null && workersHere >= 1, "no specification or no workers");
        }

        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onPrepare(this);
        }
    }

    /**
     * Starts the process of a worker.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     */
    record Launch(int worker, int epoch) implements HostCommand {
        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onLaunch(worker, epoch);
        }
    }

    /**
     * Kills the process of a worker and removes its shared memory.
     *
     * @param worker index of the worker.
     */
    record Remove(int worker) implements HostCommand {
        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onRemove(worker);
        }
    }

    /** Reports that the master is alive. */
    record Ping() implements HostCommand {
        @Override
        public void dispatch(HostCommandReceiver receiver) {
            // Every message is a sign of life; this one says nothing else.
        }
    }

    /**
     * Injects a fault into the process of a worker, if it is the one that was started in this epoch.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     * @param fault the fault.
     */
    record Inject(int worker, int epoch, ProcessFault fault) implements HostCommand {
        /** Refuses impossible values. */
        public Inject {
            Fields.require(fault != null, "fault=null");
        }

        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onInject(this);
        }
    }

    /**
     * Ends the workers of a run and removes their files; {@link HostMessage.RunEnded} answers it. The host can then be
     * prepared for another run.
     *
     * @param kill whether the workers are killed, instead of waited for.
     */
    record EndRun(boolean kill) implements HostCommand {
        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onEndRun(kill);
        }
    }

    /** Ends the agent: there will be no other run. */
    record Release() implements HostCommand {
        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onRelease();
        }
    }
}
