package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.protocol.SharedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host agent and a master's end of a real link; no worker is started. */
@Timeout(60)
final class AgentProcessTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final RunToken token = RunToken.generate();
    private final MasterSide master = new MasterSide();
    private ControlServer server;
    private FutureTask<Boolean> run;
    private Thread thread;

    @BeforeEach
    void open() throws IOException {
        server = ControlServer.open(LOOPBACK, token, master);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private AgentProcess process(String address, String aeronDirectory, RunToken secret, Duration timeout) {
        HostMessage.Offer offer = new HostMessage.Offer("b", address, 4, true, 8, "1.0 abc");
        InetSocketAddress there = new InetSocketAddress(LOOPBACK, server.port());
        return new AgentProcess(
                new AgentOptions(there, offer, aeronDirectory, Optional.empty(), timeout), secret, line -> {});
    }

    private AgentProcess process(String address) {
        return process(address, directory.toString(), token, LONG);
    }

    private AgentProcess started(AgentProcess process) {
        run = new FutureTask<>(process::run);
        thread = new Thread(run);
        thread.start();
        return process;
    }

    private void say(HostCommand command) {
        assertTrue(command.sendTo(master.link));
    }

    private <T extends HostMessage> T heard(Class<T> type) throws InterruptedException {
        HostMessage message = master.heard.take();
        while (message instanceof HostMessage.Alive) {
            message = master.heard.take();
        }
        return assertInstanceOf(type, message);
    }

    private static HostCommand prepare() {
        return HostAgentFixture.prepare(new SharedFile("", new byte[0]));
    }

    private void awaitAnotherTry() {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldOfferTheAddressOfTheWayToTheMaster() throws Exception {
        AgentProcess unused = started(process(""));
        assertEquals(
                new HostMessage.Offer("b", LOOPBACK.getHostAddress(), 4, true, 8, "1.0 abc"),
                heard(HostMessage.Offer.class));
        say(new HostCommand.Release());
        assertTrue(run.get());
        master.closed.await();
    }

    @Test
    void shouldOfferTheAddressThatWasGiven() throws Exception {
        AgentProcess unused = started(process("192.0.2.2"));
        assertEquals("192.0.2.2", heard(HostMessage.Offer.class).address());
        say(new HostCommand.Release());
        assertTrue(run.get());
    }

    @Test
    void shouldKeepADirectoryForBuffersUntilItIsReleased() throws Exception {
        AgentProcess unused = started(process(""));
        HostMessage.Offer offer = heard(HostMessage.Offer.class);
        assertEquals(4, offer.slots());
        say(prepare());
        Path shared = Path.of(heard(HostMessage.Prepared.class).sharedDirectory());
        assertEquals(directory, shared.getParent());
        assertTrue(Files.isDirectory(shared));
        say(new HostCommand.Release());
        assertTrue(run.get());
        assertFalse(Files.exists(shared));
    }

    @Test
    void shouldReportADirectoryForBuffersThatCannotBeUsed() throws Exception {
        AgentProcess unused = started(process("", directory.resolve("none").toString(), token, LONG));
        assertEquals("b", heard(HostMessage.Offer.class).name());
        say(prepare());
        String reason = heard(HostMessage.NotPrepared.class).reason();
        assertTrue(reason.startsWith("--aeron-dir=" + directory.resolve("none")), reason);
        say(new HostCommand.Release());
        ExecutionException ended = assertThrows(ExecutionException.class, run::get);
        assertTrue(ended.getCause() instanceof InvalidInputException, ended::toString);
    }

    @Test
    void shouldEndWhenTheMasterIsGone() throws Exception {
        AgentProcess unused = started(process(""));
        assertEquals("b", heard(HostMessage.Offer.class).name());
        say(prepare());
        Path shared = Path.of(heard(HostMessage.Prepared.class).sharedDirectory());
        server.close();
        Throwable cause = assertThrows(ExecutionException.class, run::get).getCause();
        assertInstanceOf(IOException.class, cause);
        assertTrue(cause.getMessage().startsWith("the link to the master has closed: "), cause.getMessage());
        assertFalse(Files.exists(shared));
    }

    @Test
    void shouldEndWhenItIsStopped() throws Exception {
        AgentProcess process = started(process(""));
        assertEquals("b", heard(HostMessage.Offer.class).name());
        process.stop();
        assertFalse(run.get());
        master.closed.await();
    }

    @Test
    void shouldWaitForAMasterThatStartsLater() throws Exception {
        server.close();
        AgentProcess unused = started(process(""));
        awaitAnotherTry();
        server = ControlServer.open(LOOPBACK, server.port(), token, master);
        assertEquals("b", heard(HostMessage.Offer.class).name());
        say(new HostCommand.Release());
        assertTrue(run.get());
    }

    @Test
    void shouldEndWhenItIsStoppedBeforeTheMasterIsReached() throws Exception {
        server.close();
        AgentProcess process = started(process(""));
        awaitAnotherTry();
        process.stop();
        assertFalse(run.get());
    }

    @Test
    void shouldSayThatTheMasterCannotBeReached() {
        server.close();
        AgentProcess process = process("", directory.toString(), token, Duration.ofMillis(1));
        String message = assertThrows(InvalidInputException.class, process::run).getMessage();
        assertTrue(message.contains("check that the master runs"), message);
    }

    @Test
    void shouldNotTryAgainWithAWrongToken() throws IOException {
        AgentProcess process = process("", directory.toString(), RunToken.generate(), LONG);
        long startNs = System.nanoTime();
        String message = assertThrows(InvalidInputException.class, process::run).getMessage();
        assertTrue(message.contains("token"), message);
        assertTrue(System.nanoTime() - startNs < LONG.toNanos() / 2);
        assertEquals(1, server.refusedConnections().wrongToken());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }
}
