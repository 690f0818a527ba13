package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;

final class DebuggedProcessTest {
    @Test
    void shouldWaitOnTheLoopbackAddressWhereTheStopIsThrown() {
        List<String> command = DebuggedProcess.command(
                5005, List.of("replay", "a"), Map.of("java.home", "/jdk", "java.class.path", "x.jar")::get);
        assertEquals("/jdk/bin/java", command.get(0));
        String agent = command.stream()
                .filter(argument -> argument.startsWith("-agentlib:jdwp="))
                .findFirst()
                .orElseThrow();
        assertTrue(agent.contains(",suspend=y,address=127.0.0.1:5005,"), agent);
        assertTrue(agent.contains(",onthrow=org.chronogram.cli.DebuggerStop,"), agent);
        assertTrue(command.contains("-Dchronogram.debugger.port=5005"), command::toString);
        assertEquals(
                List.of("org.chronogram.cli.Main", "replay", "a"), command.subList(command.size() - 3, command.size()));
        assertEquals("jdb -attach 127.0.0.1:5005", DebuggedProcess.attachCommand(5005));
    }

    @Test
    void shouldRefuseAPortThatCannotBeUsed() throws IOException {
        assertTrue(DebuggedProcess.port(0) > 0);
        assertThrows(InvalidInputException.class, () -> DebuggedProcess.port(-1));
        assertThrows(InvalidInputException.class, () -> DebuggedProcess.port(65_536));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String message = assertThrows(InvalidInputException.class, () -> DebuggedProcess.port(taken.getLocalPort()))
                    .getMessage();
            assertTrue(message.contains("the port cannot be used"), message);
        }
    }

    /** Without a debugger the stop is nothing. */
    @Test
    void shouldGoOnAtOnceInAProcessOfItsOwn() {
        DebuggerStop.here();
    }
}
