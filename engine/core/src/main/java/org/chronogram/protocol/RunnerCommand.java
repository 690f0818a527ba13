package org.chronogram.protocol;

import java.util.List;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.run.InputEntry;
import org.chronogram.run.RunSpecification;

/**
 * What the process with a sweep says to a runner, which does runs of the sweep on another host. Besides these it sends a
 * {@link FileReply} for each {@link FileRequest}. {@link RunnerMessage} is what the runner says.
 */
public sealed interface RunnerCommand extends Message {
    /**
     * Calls the method of the receiver that is for this message.
     *
     * @param receiver takes the message.
     */
    void dispatch(RunnerCommandReceiver receiver);

    /**
     * Reads a message.
     *
     * @param message the message as it came.
     * @return the record of that name.
     * @throws org.chronogram.messaging.control.ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when there is no such message, or its record refuses a value.
     */
    static RunnerCommand read(ControlMessage message) {
        return MessageType.of(RunnerCommand.class).read(message);
    }

    /**
     * Has the runner fetch what its host does not have of the input of all runs.
     *
     * @param input the input.
     */
    record FetchAll(List<InputEntry> input) implements RunnerCommand {
        /** Refuses impossible values. */
        public FetchAll {
            Fields.require(input != null, "input=null");
        }

        @Override
        public void dispatch(RunnerCommandReceiver receiver) {
            receiver.onFetchAll(input);
        }
    }

    /**
     * Has the runner do a run, beside those that it does already.
     *
     * @param number number of the run.
     * @param specification what is run, with the paths of the host of the sweep.
     */
    record Execute(int number, RunSpecification specification) implements RunnerCommand {
        /** Refuses impossible values. */
        public Execute {
            Fields.requireNotNegative(number);
            Fields.require(specification != null, "specification=null");
        }

        @Override
        public void dispatch(RunnerCommandReceiver receiver) {
            receiver.onExecute(number, specification);
        }
    }

    /** Asks whether the runner is alive, and shows that this side is. */
    record Ask() implements RunnerCommand {
        @Override
        public void dispatch(RunnerCommandReceiver receiver) {
            receiver.onAsk();
        }
    }
}
