package org.chronogram.protocol;

import java.util.List;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.run.LocalPaths;

/**
 * What a host agent says to the master. An agent is a process on another host that starts, watches and ends the workers
 * there. {@link HostCommand} is what the master says to it.
 *
 * <pre>
 *   agent                    master
 *   Offer        ------->
 *                &lt;-------    OpenProbes, once all hosts have joined
 *   ProbesOpen   ------->
 *                &lt;-------    ProbePaths, once all have answered
 *   PathReport   ------->
 *                &lt;-------    Prepare
 *                &lt;-------    Launch            for each worker
 *   Launched     ------->                      or LaunchFailed
 *   Alive        ------->                      twice a second
 *                &lt;-------    Ping              every second
 *   Printed      ------->
 *   Exited       ------->
 *                &lt;-------    Remove            before another Launch of the same worker
 *                &lt;-------    EndRun            at the end of the run
 *   RunEnded     ------->                      all but Alive and Ping again for another run
 *                &lt;-------    Release           at the end of the last run
 * </pre>
 */
public sealed interface HostMessage extends Message {
    /**
     * Calls the method of the receiver that is for this message.
     *
     * @param receiver takes the message.
     */
    void dispatch(HostMessageReceiver receiver);

    /**
     * Reads a message of an agent.
     *
     * @param message the message as it came over the link.
     * @return the record of that name.
     * @throws org.chronogram.messaging.control.ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when agents have no such message, or its record refuses a value.
     */
    static HostMessage read(ControlMessage message) {
        return MessageType.of(HostMessage.class).read(message);
    }

    /**
     * Offers a host to the master.
     *
     * @param name name of the host, for messages.
     * @param address IP address at which workers on the host receive from their peers.
     * @param slots how many workers the host shall have at most.
     * @param spare whether it gets workers only when other hosts are lost.
     * @param cores how many cores it has.
     * @param build version and checksum of the code there.
     */
    record Offer(String name, String address, int slots, boolean spare, int cores, String build)
            implements HostMessage {
        /** Refuses impossible values. */
        public Offer {
            Fields.require(name != null && address != null && build != null, "a name is missing");
            Fields.require(name.chars().noneMatch(Character::isISOControl), "the name has control characters");
            Fields.require(slots >= 1 && cores >= 1, "slots=" + slots + " cores=" + cores + ", expected at least 1");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onOffer(this);
        }
    }

    /**
     * Reports that the host can receive probes, and what it says of its network.
     *
     * @param port port of its socket for probes.
     * @param mtu longest packet in bytes that the interface of its address sends.
     * @param receiveBufferLength bytes that the kernel grants a socket that asks for as much as the transport does.
     * @param sendBufferLength the same for the send buffer.
     * @param java version of Java there.
     * @param filler that of {@link HostCommand.OpenProbes}.
     */
    record ProbesOpen(int port, int mtu, int receiveBufferLength, int sendBufferLength, String java, String filler)
            implements HostMessage {
        /** Refuses impossible values. */
        public ProbesOpen {
            Fields.require(java != null && filler != null, "a text is missing");
            Fields.require(port >= 1 && port <= 0xFFFF, "port=" + port + ", expected 1 to 65535");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onProbesOpen(this);
        }
    }

    /**
     * What a host has found of the path to another one.
     *
     * @param host index of the other host.
     * @param arrived lengths of the probes of that host that arrived here.
     * @param answered lengths of the probes of this host whose answers arrived here.
     * @param failure why the operating system sent no probe; empty when it sent one.
     */
    record PathEnd(int host, List<Integer> arrived, List<Integer> answered, String failure) {
        /** Refuses impossible values. */
        public PathEnd {
            Fields.require(arrived != null && answered != null && failure != null, "a list or a text is missing");
        }
    }

    /**
     * Reports the paths to all other hosts.
     *
     * @param paths one for each of them.
     */
    record PathReport(List<PathEnd> paths) implements HostMessage {
        /** Refuses impossible values. */
        public PathReport {
            Fields.require(paths != null, "paths=null");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onPathReport(this);
        }
    }

    /**
     * Reports where the workers of the host keep their buffers, once the host is prepared.
     *
     * @param sharedDirectory directory under which each worker has its own.
     * @param sharesFiles whether the file of the master is found there.
     * @param input where the input lies that was fetched.
     */
    record Prepared(String sharedDirectory, boolean sharesFiles, LocalPaths input) implements HostMessage {
        /** Refuses impossible values. */
        public Prepared {
            Fields.require(sharedDirectory != null, "sharedDirectory=null");
            Fields.require(input != null, "input=null");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onPrepared(this);
        }
    }

    /**
     * Reports that the host cannot be used.
     *
     * @param reason what was found, and what to do.
     */
    record NotPrepared(String reason) implements HostMessage {
        /** Refuses impossible values. */
        public NotPrepared {
            Fields.require(reason != null, "reason=null");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onNotPrepared(reason);
        }
    }

    /**
     * Reports the state of a worker's process.
     *
     * @param worker index of the worker.
     * @param condition name of its {@code ProcessState.Condition}.
     * @param cpuTimeNs processor time that it has used.
     */
    record WorkerState(int worker, String condition, long cpuTimeNs) {
        /** Refuses impossible values. */
        public WorkerState {
            Fields.require(condition != null, "condition=null");
        }
    }

    /**
     * Reports that the agent is alive, and the states of its workers.
     *
     * @param workers one for each process that was started and not removed.
     */
    record Alive(List<WorkerState> workers) implements HostMessage {
        /** Refuses impossible values. */
        public Alive {
            Fields.require(workers != null, "workers=null");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onAlive(this);
        }
    }

    /**
     * Reports that the process of a worker was started.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     * @param pid process id on its host.
     */
    record Launched(int worker, int epoch, long pid) implements HostMessage {
        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onLaunched(this);
        }
    }

    /**
     * Reports that the process of a worker could not be started.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     * @param reason what was found.
     */
    record LaunchFailed(int worker, int epoch, String reason) implements HostMessage {
        /** Refuses impossible values. */
        public LaunchFailed {
            Fields.require(reason != null, "reason=null");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onLaunchFailed(this);
        }
    }

    /**
     * Reports that the process of a worker has ended.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh in which it was started.
     * @param exitCode its exit code.
     * @param output what it has printed on standard error.
     */
    record Exited(int worker, int epoch, int exitCode, String output) implements HostMessage {
        /** Refuses impossible values. */
        public Exited {
            Fields.require(output != null, "output=null");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onExited(this);
        }
    }

    /** Reports that the workers of the run have ended, and that nothing of them is left on the host. */
    record RunEnded() implements HostMessage {
        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onRunEnded();
        }
    }

    /**
     * Passes on a line that a model has printed.
     *
     * @param line the line.
     */
    record Printed(String line) implements HostMessage {
        /** Refuses impossible values. */
        public Printed {
            Fields.require(line != null, "line=null");
        }

        @Override
        public void dispatch(HostMessageReceiver receiver) {
            receiver.onPrinted(line);
        }
    }
}
