package org.chronogram.protocol;

import java.util.List;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.run.InputEntry;
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
     * Asks for the sockets of the probes, and for what the host says of its network.
     *
     * @param filler makes the message so long that it shows whether the link between master and agent carries long packets;
     *     the answer has the same.
     */
    record OpenProbes(String filler) implements HostCommand {
        /** Refuses impossible values. */
        public OpenProbes {
            Fields.require(filler != null, "filler=null");
        }

        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onOpenProbes(filler);
        }
    }

    /**
     * A host to which probes are sent.
     *
     * @param host its index.
     * @param address IP address at which it receives.
     * @param port port of its socket for probes.
     * @param lengths lengths of the datagrams in bytes, in both directions.
     */
    record ProbedHost(int host, String address, int port, List<Integer> lengths) {
        private static final int LEAST_LENGTH = 32;
        private static final int MOST_LENGTH = 65_507;

        /** Refuses impossible values. */
        public ProbedHost {
            Fields.require(address != null && lengths != null, "no address or no lengths");
            Fields.require(port >= 1 && port <= 0xFFFF, "port=" + port + ", expected 1 to 65535");
            Fields.require(
                    lengths.stream().allMatch(length -> length >= LEAST_LENGTH && length <= MOST_LENGTH),
                    "lengths=" + lengths + ", expected " + LEAST_LENGTH + " to " + MOST_LENGTH);
        }
    }

    /**
     * Asks the host to send probes to all others, and to say which arrive.
     *
     * @param nonce number in all probes of this check.
     * @param host index of this host.
     * @param others the other hosts.
     */
    record ProbePaths(long nonce, int host, List<ProbedHost> others) implements HostCommand {
        /** Refuses impossible values. */
        public ProbePaths {
            Fields.require(others != null, "others=null");
        }

        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onProbePaths(this);
        }
    }

    /**
     * Prepares a host for a run; no other run may be under way there.
     *
     * @param specification what shall be run.
     * @param workersHere how many workers share the host.
     * @param sharedFile a file of the master that the host finds only if it shares the checkpoint directory.
     * @param input what the host fetches where it does not have it.
     */
    record Prepare(RunSpecification specification, int workersHere, SharedFile sharedFile, List<InputEntry> input)
            implements HostCommand {
        /** Refuses impossible values. */
        public Prepare {
            Fields.require(
                    specification != null && sharedFile != null && workersHere >= 1, "no specification or no workers");
            Fields.require(input != null, "input=null");
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
     * Tells the agent that the master does not take its host, and closes the link.
     *
     * @param reason what was found, and what to do.
     */
    record Refuse(String reason) implements HostCommand {
        /** Refuses impossible values. */
        public Refuse {
            Fields.require(reason != null, "reason=null");
        }

        @Override
        public void dispatch(HostCommandReceiver receiver) {
            receiver.onRefuse(reason);
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
