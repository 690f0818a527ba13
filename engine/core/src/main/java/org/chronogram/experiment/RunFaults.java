package org.chronogram.experiment;

import java.io.IOException;
import org.chronogram.catalog.ModelTrace;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.run.RunFailedException;
import org.chronogram.text.OneLine;

/** Describes why a run of an experiment has failed, in one line. */
public final class RunFaults {
    private RunFaults() {}

    /**
     * Describes it.
     *
     * @param failure what the run has thrown.
     * @return one line.
     */
    public static String describe(Throwable failure) {
        if (failure instanceof RunFailedException
                || failure instanceof InvalidInputException
                || failure instanceof ModelException) {
            return failure.getMessage();
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory: give fewer --jobs, or fewer slots=N of a host, or more memory by"
                    + " CHRONOGRAM_JAVA_OPTS=-Xmx4g";
        }
        String what = OneLine.of(failure.toString());
        return ModelTrace.isOfModel(failure) ? "the model threw " + what : "internal error: " + what;
    }

    /**
     * Tells whether the place may be the reason, as well as the run: memory, files and input are those of a host.
     *
     * @param failure what the run has thrown.
     * @return whether another place should try it.
     */
    public static boolean isDoubtful(Throwable failure) {
        boolean doubtful = failure instanceof InvalidInputException;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            doubtful |= cause instanceof OutOfMemoryError || cause instanceof IOException;
        }
        return doubtful;
    }
}
