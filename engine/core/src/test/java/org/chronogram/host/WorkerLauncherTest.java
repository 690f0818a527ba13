package org.chronogram.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;

final class WorkerLauncherTest {
    /** All users of a host can read the command lines of all processes. */
    @Test
    void shouldHaveTheTokenOnNoCommandLine() {
        RunToken token = RunToken.generate();
        RunSpecification specification = RunSpecification.of(Simulation.of("phold", Map.of(), 1_000));
        InetSocketAddress master = new InetSocketAddress(InetAddress.getLoopbackAddress(), 7400);
        List<String> command = new WorkerLauncher(specification, 2, master, token, Path.of("/nowhere")).command(1, 0);
        assertFalse(String.join(" ", command).contains(token.toHex()), command::toString);
        assertEquals(List.of("127.0.0.1", "7400", "1", "0"), command.subList(command.size() - 4, command.size()));
    }
}
