package org.chronogram.protocol;

import org.chronogram.messaging.control.ControlMessage;

/**
 * What a runner says: a process on another host that does runs of a sweep, each on the sequential engine.
 *
 * <pre>
 *   runner                     sweep
 *   RunnerReady    ------->
 *                  &lt;-------    FetchAll
 *   FileRequest    ------->
 *                  &lt;-------    FileReply       for each FileRequest
 *   InputReady     ------->                    or Unusable
 *                  &lt;-------    Execute         for each run
 *   FilePart       ------->                    for each part of each file of the run
 *   Completed      ------->                    or RunFailed
 *   Notice         ------->
 *                  &lt;-------    Ask             every two seconds
 *   StillAlive     ------->
 * </pre>
 */
public sealed interface RunnerMessage extends Message {
    /**
     * Calls the method of the receiver that is for this message.
     *
     * @param receiver takes the message.
     */
    void dispatch(RunnerMessageReceiver receiver);

    /**
     * Reads a message.
     *
     * @param message the message as it came.
     * @return the record of that name.
     * @throws org.chronogram.messaging.control.ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when there is no such message, or its record refuses a value.
     */
    static RunnerMessage read(ControlMessage message) {
        return MessageType.of(RunnerMessage.class).read(message);
    }

    /**
     * Reports that the runner has started.
     *
     * @param cores how many cores its host has.
     * @param build version and checksum of the code there.
     */
    record RunnerReady(int cores, String build) implements RunnerMessage {
        /** Refuses impossible values. */
        public RunnerReady {
            Fields.require(cores >= 1, "cores=" + cores + ", expected at least 1");
            Fields.require(build != null, "build=null");
        }

        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            receiver.onReady(cores, build);
        }
    }

    /** Reports that the input of all runs is there. */
    record InputReady() implements RunnerMessage {
        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            receiver.onInputReady();
        }
    }

    /**
     * Reports that the host cannot do runs.
     *
     * @param reason what was found, and what to do.
     */
    record Unusable(String reason) implements RunnerMessage {
        /** Refuses impossible values. */
        public Unusable {
            Fields.require(reason != null, "reason=null");
        }

        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            receiver.onUnusable(reason);
        }
    }

    /**
     * Carries a part of a file of a run that has come to its end.
     *
     * @param number number of the run.
     * @param name name of the file.
     * @param bytes the part, of the file as gzip has compressed it.
     */
    record FilePart(int number, String name, byte[] bytes) implements RunnerMessage {
        /** Refuses impossible values. */
        public FilePart {
            Fields.requireNotNegative(number);
            Fields.require(name != null && bytes != null, "no name or no bytes");
        }

        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            receiver.onFilePart(number, name, bytes);
        }
    }

    /**
     * Reports that all files of a run have been sent.
     *
     * @param number number of the run.
     */
    record Completed(int number) implements RunnerMessage {
        /** Refuses impossible values. */
        public Completed {
            Fields.requireNotNegative(number);
        }

        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            receiver.onCompleted(number);
        }
    }

    /**
     * Reports that a run has failed.
     *
     * @param number number of the run.
     * @param message what has happened.
     * @param doubtful whether the host may be the reason.
     */
    record RunFailed(int number, String message, boolean doubtful) implements RunnerMessage {
        /** Refuses impossible values. */
        public RunFailed {
            Fields.requireNotNegative(number);
            Fields.require(message != null, "message=null");
        }

        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            receiver.onRunFailed(number, message, doubtful);
        }
    }

    /**
     * Carries a line for the user.
     *
     * @param line the line.
     */
    record Notice(String line) implements RunnerMessage {
        /** Refuses impossible values. */
        public Notice {
            Fields.require(line != null, "line=null");
        }

        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            receiver.onNotice(line);
        }
    }

    /** Reports that the runner is alive. */
    record StillAlive() implements RunnerMessage {
        @Override
        public void dispatch(RunnerMessageReceiver receiver) {
            // That it has come is all that it says.
        }
    }
}
