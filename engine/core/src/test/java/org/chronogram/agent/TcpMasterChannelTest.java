package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlRole;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.Introduction;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TcpMasterChannelTest {
    private static final long LONG_MS = 60_000;

    private final RunToken token = RunToken.generate();
    private final MasterSide master = new MasterSide();
    private final TcpMasterChannel channel = new TcpMasterChannel();
    private ControlServer server;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        server = ControlServer.open(InetAddress.getLoopbackAddress(), token, master);
        channel.opened(ControlClient.connect(
                server.address(), token, new Introduction(ControlRole.HOST, 0, 0), Duration.ofSeconds(60), channel));
        master.joined.await();
    }

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    @Test
    void shouldSendToTheMaster() throws InterruptedException {
        channel.send(new HostMessage.Printed("line"));
        assertEquals(new HostMessage.Printed("line"), master.heard.take());
    }

    @Test
    void shouldReturnNullWhenThereIsNoCommandYet() throws IOException {
        assertNull(channel.poll(1));
    }

    @Test
    void shouldHandOutAllCommandsBeforeItReportsThatTheLinkHasClosed() throws Exception {
        assertTrue(new HostCommand.Launch(1, 2).sendTo(master.link));
        assertTrue(new HostCommand.Remove(3).sendTo(master.link));
        master.link.close();
        master.closed.await();
        assertEquals(new HostCommand.Launch(1, 2), channel.poll(LONG_MS));
        assertEquals(new HostCommand.Remove(3), channel.poll(LONG_MS));
        String message = assertThrows(IOException.class, this::pollUntilClosed).getMessage();
        assertTrue(message.startsWith("the link to the master has closed: "), message);
        channel.send(new HostMessage.Printed("dropped"));
        assertEquals(0, master.heard.size());
    }

    private void pollUntilClosed() throws IOException {
        while (true) {
            assertNull(channel.poll(1));
        }
    }

    @Test
    void shouldCloseTheLinkOverACommandThatItDoesNotKnow() {
        assertTrue(master.link.send("Printed", new HostMessage.Printed("line")));
        String message = assertThrows(IOException.class, this::pollUntilClosed).getMessage();
        assertTrue(message.contains("there is no such message"), message);
    }
}
