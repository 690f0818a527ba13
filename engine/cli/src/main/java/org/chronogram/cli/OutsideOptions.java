package org.chronogram.cli;

import java.nio.file.Path;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.HostPort;
import org.chronogram.run.Outside;
import org.chronogram.run.Repetition;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that connect a run with the world outside: the wall clock, and events that come and go. */
final class OutsideOptions {
    static final String REAL_TIME = "--real-time";
    static final String EXTERNAL_IN = "--external-in";
    static final String EXTERNAL_OUT = "--external-out";
    static final String EXTERNAL_FROM = "--external-from";

    private static final String LOOPBACK = "127.0.0.1:";
    private static final double MOST = 1e9;

    @Option(
            names = REAL_TIME,
            paramLabel = "FACTOR",
            scope = ScopeType.INHERIT,
            description =
                    "let simulated time follow the wall clock: so many simulated seconds in a second; on threads of"
                            + " this process, by default on the sequential engine (default: as fast as possible)")
    private Double realTime;

    @Option(
            names = EXTERNAL_IN,
            paramLabel = "[HOST:]PORT",
            scope = ScopeType.INHERIT,
            description = "take events from outside that arrive in datagrams at this address, on the loopback interface"
                    + " unless HOST says otherwise, and record them in external-events.csv; needs " + REAL_TIME
                    + " (default: none)")
    private String in;

    @Option(
            names = EXTERNAL_OUT,
            paramLabel = "[HOST:]PORT",
            scope = ScopeType.INHERIT,
            description = "send what LPs publish to this address (default: nowhere)")
    private String out;

    @Option(
            names = EXTERNAL_FROM,
            paramLabel = "RUN_DIR",
            scope = ScopeType.INHERIT,
            description =
                    "repeat the events that a run has taken with " + EXTERNAL_IN + ", on any layout (default: none)")
    private String from;

    /** Tells whether the run is connected so that it has to be on the sequential engine. */
    boolean needSequentialEngine() {
        return realTime != null || in != null || out != null;
    }

    /**
     * Returns what was asked for.
     *
     * @param directory directory from which relative paths start.
     * @param model name of the model.
     * @throws InvalidInputException when it cannot be used.
     */
    Outside of(Path directory, String model) {
        if (realTime != null && !(realTime > 0 && realTime <= MOST)) {
            throw new InvalidInputException(
                    REAL_TIME + "=" + realTime + " is out of bounds: expected more than 0, and at most 1e9");
        }
        if (from != null && in != null) {
            throw new InvalidInputException(EXTERNAL_FROM + " with " + EXTERNAL_IN
                    + ": a run that is repeated takes no other events: leave one of them out");
        }
        Outside repeated = from == null ? Outside.NONE : Repetition.of(directory, from, model);
        return new Outside(
                realTime == null ? 0 : realTime,
                address(EXTERNAL_IN, in, 0),
                address(EXTERNAL_OUT, out, 1),
                repeated.recording(),
                repeated.recordingChecksum());
    }

    private static String address(String option, String text, int leastPort) {
        if (text == null) {
            return "";
        }
        String address = text.contains(":") ? text : LOOPBACK + text;
        HostPort.parse(option, address, leastPort);
        return address;
    }
}
