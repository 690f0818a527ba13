package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server with a recording listener, and clients that are closed when the test ends. */
@Timeout(60)
abstract class ControlTestBase {
    static final Duration TIMEOUT = Duration.ofSeconds(RecordingListener.LIMIT_S);

    record Progress(long events, String note) {}

    record Nothing() {}

    final RunToken token = RunToken.generate();
    final RecordingListener master = new RecordingListener();
    private final List<ControlLink> clients = new ArrayList<>();
    ControlServer server;

    /** On a busy machine that takes seconds, which the first handshake has not. */
    @BeforeAll
    static void loadClasses() {
        Introduction client = new Introduction(ControlRole.WORKER, 0, 0);
        byte[] nonce = new byte[Handshake.NONCE_BYTES];
        Handshake.Hello hello = Handshake.Hello.signed(RunToken.generate(), client, nonce, nonce);
        ControlMessage.decode(ControlMessage.encode(Handshake.HELLO, hello)).body(Handshake.Hello.class);
    }

    @BeforeEach
    void openServer() throws IOException {
        server = ControlServer.open(RawPeer.loopback(), token, master);
    }

    @AfterEach
    void closeAll() {
        clients.forEach(ControlLink::close);
        server.close();
    }

    ControlLink connect(int peer, ControlListener listener) throws IOException {
        ControlLink link = ControlClient.connect(server.address(), token, peer, 3, TIMEOUT, listener);
        clients.add(link);
        return link;
    }

    /** Connects a worker and takes the news of it from both listeners; returns the link as the master sees it. */
    ControlLink join(int peer, RecordingListener worker) throws IOException, InterruptedException {
        connect(peer, worker);
        worker.awaitJoined();
        return master.awaitJoined();
    }

    ControlLink client(int index) {
        return clients.get(index);
    }

    static CompletableFuture<String> async(Callable<String> task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return task.call();
            } catch (Exception e) {
                return e.toString();
            }
        });
    }

    /** Returns the reason for which no link comes to be. */
    static String failToConnect(InetSocketAddress address, RunToken token) {
        RecordingListener worker = new RecordingListener();
        Exception e = assertThrows(
                IOException.class, () -> ControlClient.connect(address, token, 0, 0, Duration.ofSeconds(2), worker));
        assertTrue(worker.isEmpty());
        String start = "no control link to master " + address.getHostString() + ":" + address.getPort() + ": ";
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
        return e.getMessage().substring(start.length());
    }

    final void assertStillAccepting() throws Exception {
        join(5, new RecordingListener());
        assertTrue(master.isEmpty());
    }
}
