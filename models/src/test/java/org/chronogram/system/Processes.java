package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Looks at the processes of this host, and sends them signals. */
final class Processes {
    private static final Path PROC = Path.of("/proc");
    private static final Map<String, Integer> SIGNAL_NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private Processes() {}

    /** Returns the living processes whose command line holds a text. A zombie has none. */
    static List<ProcessHandle> withArgument(String text) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(text))
                .toList();
    }

    /** Returns the command line, its arguments separated by blanks; empty when the process is gone. */
    static String commandLine(ProcessHandle process) {
        if (!Files.isDirectory(PROC)) {
            return process.info().commandLine().orElse("");
        }
        try {
            Path file = PROC.resolve(process.pid() + "/cmdline");
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    static void signal(String name, long pid) {
        assertEquals(0, run("kill", "-" + name, "--", Long.toString(pid)));
    }

    /** Stops a process for a time: the pause is what the test is about. */
    static void pause(long pid, int seconds) {
        String script = "kill -STOP " + pid + " && sleep " + seconds + " && kill -CONT " + pid;
        assertEquals(0, run("sh", "-c", script));
    }

    /** A shell may start background processes with SIGINT ignored, and their children inherit that. */
    static void assumeInterruptsAreNotIgnored() throws IOException {
        assumeNotIgnored("INT");
    }

    /** The same for any signal: {@code nohup}, for one, is there to have SIGHUP ignored. */
    static void assumeNotIgnored(String signal) throws IOException {
        Path status = PROC.resolve("self/status");
        assumeTrue(Files.isReadable(status), "needs /proc");
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.replaceAll("\\D*\\s", ""), 16))
                .findFirst()
                .orElse(0);
        assumeTrue(
                (ignored >>> (SIGNAL_NUMBERS.get(signal) - 1) & 1) == 0,
                "SIG" + signal + " is ignored here, and so by every process started here");
    }

    /** Tells whether a program can be called. */
    static boolean exists(String program) {
        return run("sh", "-c", "command -v " + program) == 0;
    }

    static int run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
