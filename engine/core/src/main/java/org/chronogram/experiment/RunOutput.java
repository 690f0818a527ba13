package org.chronogram.experiment;

import java.io.IOException;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunResult;

/** What a run of an experiment has come to, wherever it was executed. */
public interface RunOutput {
    /** The output of a run that was stopped: nothing is written. */
    RunOutput STOPPED = new RunOutput() {
        @Override
        public boolean stopped() {
            return true;
        }

        @Override
        public long events() {
            return 0;
        }

        @Override
        public void writeTo(RunDirectory directory) {
            throw new IllegalStateException("a run that was stopped is not kept");
        }
    };

    /**
     * Tells whether the run was stopped before its end.
     *
     * @return true when it is not to be kept.
     */
    boolean stopped();

    /**
     * Tells how many events the run has handled.
     *
     * @return the number; 0 of a run that was stopped.
     */
    long events();

    /**
     * Writes the files of the run, {@code run.json} last.
     *
     * @param directory directory of the run.
     * @throws IOException when they cannot be written.
     */
    void writeTo(RunDirectory directory) throws IOException;

    /**
     * Takes the result of a run in this process.
     *
     * @param result the result.
     * @return its output.
     */
    static RunOutput of(RunResult result) {
        return new RunOutput() {
            @Override
            public boolean stopped() {
                return result.reached().stopped();
            }

            @Override
            public long events() {
                return result.reached().events();
            }

            @Override
            public void writeTo(RunDirectory directory) throws IOException {
                directory.write(result);
            }
        };
    }
}
