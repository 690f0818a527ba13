package org.chronogram.protocol;

import java.util.List;
import org.chronogram.run.InputEntry;
import org.chronogram.run.RunSpecification;

/** Takes the messages to a runner. */
public interface RunnerCommandReceiver {
    /**
     * Fetches what is not here.
     *
     * @param input the input of all runs.
     */
    void onFetchAll(List<InputEntry> input);

    /**
     * Does a run.
     *
     * @param number number of the run.
     * @param specification what is run.
     */
    void onExecute(int number, RunSpecification specification);

    /** Answers that the runner is alive. */
    void onAsk();
}
