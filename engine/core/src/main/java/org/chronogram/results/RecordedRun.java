package org.chronogram.results;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.text.OneLine;

/**
 * An earlier run of a model, by whose events the LPs of another run are weighed.
 *
 * @param lpEvents events that each LP has handled.
 * @param reachedTicks time up to which the run came.
 */
public record RecordedRun(LpEvents lpEvents, long reachedTicks) {
    private static final int LONGEST_SHOWN = 40;
    private static final String REMEDY = "; give the directory of a run of this model that was made with --lp-events";

    /**
     * Reads what a run has recorded.
     *
     * @param directory directory of the run.
     * @param option what messages call it, such as the option and the directory.
     * @param model name of the model.
     * @param logicalProcesses how many LPs it has now.
     * @param timeBase its time base.
     * @return the run.
     * @throws InvalidInputException when it is no such run.
     */
    public static RecordedRun read(
            Path directory, String option, String model, int logicalProcesses, TimeBase timeBase) {
        Map<String, Object> fields = RunManifest.read(directory)
                .orElseThrow(() -> new InvalidInputException(option + ": there is no " + RunFiles.MANIFEST + REMEDY));
        requireSame(option, "model", fields.get("model"), model);
        requireSame(option, "number of LPs", fields.get("lps"), logicalProcesses);
        long reachedTicks = reachedTicks(directory.resolve(RunFiles.MANIFEST), fields, timeBase);
        Path file = directory.resolve(RunFiles.LP_EVENTS);
        if (!Files.exists(file)) {
            throw new InvalidInputException(option + ": there is no " + RunFiles.LP_EVENTS + REMEDY);
        }
        return new RecordedRun(new LpEvents(read(file, logicalProcesses)), reachedTicks);
    }

    private static void requireSame(String option, String what, Object found, Object expected) {
        if (!expected.equals(found)) {
            throw new InvalidInputException(
                    option + ": the " + what + " of that run is " + shown(found) + ", expected " + expected + REMEDY);
        }
    }

    private static String shown(Object found) {
        return OneLine.of(String.valueOf(found), LONGEST_SHOWN);
    }

    private static long reachedTicks(Path manifest, Map<String, Object> fields, TimeBase timeBase) {
        String found = String.valueOf(fields.get("reachedTime"));
        try {
            return timeBase.parse(found);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    manifest + ": reachedTime=" + shown(found) + ", expected a time of the model" + REMEDY, e);
        }
    }

    private static int[] read(Path file, int logicalProcesses) {
        try (BufferedReader text = Files.newBufferedReader(file)) {
            String header = text.readLine();
            if (!LpEvents.HEADER.equals(header)) {
                throw damaged(file, 1, header, LpEvents.HEADER);
            }
            int[] events = new int[logicalProcesses];
            for (int lp = 0; lp < logicalProcesses; lp++) {
                events[lp] = (int) events(file, lp, text.readLine());
            }
            String more = text.readLine();
            if (more != null) {
                throw damaged(file, logicalProcesses + 2L, more, "the end of the file");
            }
            return events;
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + FileFaults.describe(e) + REMEDY, e);
        }
    }

    private static long events(Path file, int lp, String line) {
        String prefix = lp + ",";
        String expected = "'" + prefix + "' and a number of events from 0 to " + LpEvents.MOST;
        if (line == null || !line.startsWith(prefix)) {
            throw damaged(file, lp + 2L, line, expected);
        }
        try {
            return Integer.toUnsignedLong(Integer.parseUnsignedInt(line, prefix.length(), line.length(), 10));
        } catch (NumberFormatException e) {
            throw damaged(file, lp + 2L, line, expected);
        }
    }

    private static InvalidInputException damaged(Path file, long number, String found, String expected) {
        String what = found == null ? "the end of the file" : "'" + shown(found) + "'";
        return new InvalidInputException(
                file + " line " + number + ": found " + what + ", expected " + expected + REMEDY);
    }
}
