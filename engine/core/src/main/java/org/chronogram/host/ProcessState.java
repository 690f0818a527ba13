package org.chronogram.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The state of a process as the operating system reports it.
 *
 * @param condition whether any of its threads runs.
 * @param cpuTimeNs processor time that all of its threads have used so far.
 */
public record ProcessState(Condition condition, long cpuTimeNs) {
    /** Whether any thread of a process runs. */
    public enum Condition {
        /** The process is stopped until another process continues it: SIGSTOP, or a debugger. */
        STOPPED,
        /** All threads wait, and not for memory or disk. */
        IDLE,
        /** At least one thread computes, waits for a core, or waits for memory or disk. */
        AT_WORK,
        /** The process does not exist, or the system does not report its state. */
        UNKNOWN
    }

    /** The state of a process that nobody has asked about. */
    public static final ProcessState NOT_KNOWN = new ProcessState(Condition.UNKNOWN, 0);

    /** Linux reports processor time in hundredths of a second. */
    private static final long NS_PER_TICK = 10_000_000;

    /** Fields are counted from behind the name of the process, because the name may hold blanks and brackets. */
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

    /** Looks at all threads: the state of the process is that of its first thread, which only waits in a JVM. */
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
