package org.chronogram.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the system says of a process.
 *
 * @param condition what its threads do.
 * @param cpuTimeNs processor time that all of its threads have taken so far.
 */
public record ProcessState(Condition condition, long cpuTimeNs) {
    /** What the threads of a process do. */
    public enum Condition {
        /** None gets a turn before somebody lets it: SIGSTOP, or a debugger of processes. */
        STOPPED,
        /** All wait for something that is not the system's to do. */
        IDLE,
        /** One at least computes, waits for a core, or for memory or files that the system fetches. */
        AT_WORK,
        /** There is none, or the system does not say. */
        UNKNOWN
    }

    private static final ProcessState NOT_KNOWN = new ProcessState(Condition.UNKNOWN, 0);

    /** Linux counts in hundredths of a second towards its users, whatever it does inside. */
    private static final long NS_PER_TICK = 10_000_000;

    /** The fields behind the name of the process, which may hold blanks and brackets itself. */
    private static final int STATE_FIELD = 0;

    private static final int USER_TIME_FIELD = 11;
    private static final int SYSTEM_TIME_FIELD = 12;

    /** Asks the system of this host. */
    static ProcessState of(long pid) {
        return read(Path.of("/proc", Long.toString(pid)));
    }

    /** Reads what the system tells in a directory of {@code /proc}. */
    static ProcessState read(Path process) {
        try {
            String[] fields = fields(process.resolve("stat"));
            long ticks = Long.parseLong(fields[USER_TIME_FIELD]) + Long.parseLong(fields[SYSTEM_TIME_FIELD]);
            return new ProcessState(condition(fields[STATE_FIELD], process), ticks * NS_PER_TICK);
        } catch (IOException | RuntimeException e) {
            return NOT_KNOWN;
        }
    }

    private static Condition condition(String state, Path process) throws IOException {
        return switch (state) {
            case "T", "t" -> Condition.STOPPED;
            case "Z", "X" -> Condition.UNKNOWN;
            default -> anyThreadAtWork(process) ? Condition.AT_WORK : Condition.IDLE;
        };
    }

    /** The state of the process is that of its first thread, and in a JVM that one waits for its end. */
    private static boolean anyThreadAtWork(Path process) throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                if (isAtWork(thread)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAtWork(Path thread) {
        try {
            String state = fields(thread.resolve("stat"))[STATE_FIELD];
            return state.equals("R") || state.equals("D");
        } catch (IOException e) {
            // It has just ended.
            return false;
        }
    }

    private static String[] fields(Path stat) throws IOException {
        String line = new String(Files.readAllBytes(stat), StandardCharsets.ISO_8859_1);
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }
}
