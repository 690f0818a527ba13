package org.chronogram.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.RunFailedException;

/** The same command line in a JVM of its own, in which a debugger can be attached where {@link DebuggerStop} is thrown. */
final class DebuggedProcess {
    /** System property of such a process: the port on which it waits. */
    static final String PORT = "chronogram.debugger.port";

    private static final String MAIN_CLASS = "org.chronogram.cli.Main";
    private static final int MOST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    private DebuggedProcess() {}

    /** Returns how a debugger is attached. */
    static String attachCommand(int port) {
        return "jdb -attach " + LOOPBACK + ":" + port;
    }

    /**
     * Chooses the port.
     *
     * @param asked what the user wants; 0 for any that is free.
     * @throws InvalidInputException when it cannot be used.
     */
    static int port(int asked) {
        if (asked < 0 || asked > MOST_PORT) {
            throw new InvalidInputException("--port=" + asked + ": expected a number from 1 to " + MOST_PORT
                    + ", or 0 for any port that is free");
        }
        try (ServerSocket socket = new ServerSocket(asked, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "--port=" + asked + ": the port cannot be used (" + e.getMessage()
                            + "); give another, or leave it out",
                    e);
        }
    }

    /**
     * Returns the command that starts the process.
     *
     * @param port port for the debugger.
     * @param arguments arguments of the command line.
     * @param properties gives system properties of this process.
     */
    static List<String> command(int port, List<String> arguments, UnaryOperator<String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(properties.apply("java.home"), "bin", "java").toString());
        // The agent demands a program that it starts for the debugger; the user starts one.
        command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=" + LOOPBACK + ":" + port
                + ",onthrow=" + DebuggerStop.class.getName() + ",launch=" + doingNothing());
        command.add("-Xmx" + Runtime.getRuntime().maxMemory());
        command.add("-D" + PORT + "=" + port);
        command.addAll(List.of("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        command.addAll(List.of("-cp", properties.apply("java.class.path"), MAIN_CLASS));
        command.addAll(arguments);
        return command;
    }

    private static String doingNothing() {
        return Stream.of("/bin/true", "/usr/bin/true")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("true");
    }

    /**
     * Starts the process and waits for its end. It has the terminal of this process.
     *
     * @param stopSwitch kills it when this process is to end: while it waits for a debugger it cannot end by itself.
     * @return its exit code.
     */
    static int run(List<String> command, StopSwitch stopSwitch) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            stopSwitch.watch(process::destroyForcibly, () -> ": it waited for a debugger, or was being debugged");
            return process.waitFor();
        } catch (IOException e) {
            throw new RunFailedException("no process for the debugger could be started: " + e.getMessage(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.STOPPED;
        }
    }
}
