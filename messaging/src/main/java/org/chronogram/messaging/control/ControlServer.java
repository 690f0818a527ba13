package org.chronogram.messaging.control;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.chronogram.threads.DaemonThreads;

/**
 * The master's end of all control links. Thread-safe.
 *
 * <p>Each connection has a thread of its own from the start, and 5 s to prove that it holds the run token. Until then the
 * listener does not learn of it, and it is one of a bounded number of {@link PendingHandshakes}: a new connection evicts one
 * of them when there are too many. A worker that was evicted or late connects again until its own timeout.
 */
public final class ControlServer implements AutoCloseable {
    static final int MAX_PENDING_HANDSHAKES = 256;

    private static final Duration HANDSHAKE_TIME = Duration.ofSeconds(5);
    private static final Duration FLUSH_TIME = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILED_ACCEPT = Duration.ofMillis(100);
    /** Short: a worker in the accept queue waits for all connections before it. */
    private static final int BACKLOG = 256;

    /** More than the pending handshakes: threads of evicted connections may need a moment to end. */
    private static final int MAX_HANDSHAKE_THREADS = 2 * MAX_PENDING_HANDSHAKES;

    private final ServerSocket serverSocket;
    private final RunToken token;
    private final ControlListener listener;
    private final Duration handshakeTime;
    private final PendingHandshakes pending = new PendingHandshakes(MAX_PENDING_HANDSHAKES, System::nanoTime);
    private final Semaphore handshakeThreads = new Semaphore(MAX_HANDSHAKE_THREADS);
    private final LongAdder wrongToken = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final Set<ControlLink> links = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.factory("control-handshake"));
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch acceptEnded = new CountDownLatch(1);

    private ControlServer(ServerSocket socket, RunToken token, ControlListener listener, Duration handshakeTime) {
        this.serverSocket = socket;
        this.token = token;
        this.listener = listener;
        this.handshakeTime = handshakeTime;
    }

    /**
     * Listens on a free port.
     *
     * @param bind local address that workers can reach.
     * @param token the token of the run.
     * @param listener takes the events of the links, at the same time for different links.
     * @throws IOException if the address cannot be bound.
     */
    public static ControlServer open(InetAddress bind, RunToken token, ControlListener listener) throws IOException {
        return open(bind, 0, token, listener);
    }

    /**
     * Listens on a port.
     *
     * @param bind local address that workers can reach.
     * @param port the port; 0 for any that is free.
     * @param token the token of the run.
     * @param listener told what happens on the links, at the same time for different links.
     * @throws IOException if the address cannot be bound.
     */
    public static ControlServer open(InetAddress bind, int port, RunToken token, ControlListener listener)
            throws IOException {
        return open(bind, port, token, listener, HANDSHAKE_TIME);
    }

    static ControlServer open(InetAddress bind, RunToken token, ControlListener listener, Duration handshakeTime)
            throws IOException {
        return open(bind, 0, token, listener, handshakeTime);
    }

    private static ControlServer open(
            InetAddress bind, int port, RunToken token, ControlListener listener, Duration handshakeTime)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(bind, port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "no control server on " + bind.getHostAddress() + (port == 0 ? "" : " port " + port) + ": "
                            + e.getMessage()
                            + ", expected an address of this host: choose one of its network interfaces",
                    e);
        }
        ControlServer server = new ControlServer(socket, token, listener, handshakeTime);
        DaemonThreads.start("control-accept-" + server.port(), server::acceptUntilClosed);
        return server;
    }

    /** The port that the server listens on. */
    public int port() {
        return serverSocket.getLocalPort();
    }

    /** The address that the server listens on, as it was bound. */
    public InetSocketAddress address() {
        return (InetSocketAddress) serverSocket.getLocalSocketAddress();
    }

    /** How many connections were refused so far. */
    public RefusedConnections refusedConnections() {
        return new RefusedConnections(wrongToken.sum(), malformed.sum(), timedOut.sum(), pending.evicted());
    }

    /**
     * Stops listening and closes all links together, each as {@link ControlLink#close()} does. Also waits for the accepting
     * thread: while that thread is inside {@code accept}, the kernel still accepts connections on the closed socket.
     */
    @Override
    public void close() {
        closed.countDown();
        closeQuietly(serverSocket);
        pending.closeAll();
        closeLinks(link -> true);
        new Deadline(Connection.LINGER).await(acceptEnded);
        threads.shutdown();
    }

    /**
     * Closes some links together, each as {@link ControlLink#close()} does.
     *
     * @param which chooses them.
     */
    public void closeLinks(Predicate<ControlLink> which) {
        List<ControlLink> chosen = links.stream().filter(which).toList();
        chosen.forEach(link -> link.startClosing("closed on this side"));
        Deadline flush = new Deadline(FLUSH_TIME);
        chosen.forEach(link -> link.awaitFlushed(flush));
        Deadline disconnect = new Deadline(Connection.LINGER);
        chosen.forEach(link -> link.awaitDisconnected(disconnect));
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is released in any case, and the caller could do nothing about the failure.
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void acceptUntilClosed() {
        while (!isClosed()) {
            try {
                startHandshake(serverSocket.accept());
            } catch (IOException e) {
                pending.evictOne();
                new Deadline(PAUSE_AFTER_FAILED_ACCEPT).await(closed);
            }
        }
        acceptEnded.countDown();
    }

    private void startHandshake(Socket socket) {
        try {
            Connection connection = new Connection(socket);
            if (pending.admit(connection) && !startServing(connection)) {
                pending.remove(connection);
                connection.close();
            }
        } catch (IOException e) {
            closeQuietly(socket);
        }
    }

    /** Returns false if the system cannot create another thread, or the server is closed. */
    private boolean startServing(Connection connection) {
        handshakeThreads.acquireUninterruptibly();
        try {
            threads.execute(() -> serve(connection));
            return true;
        } catch (OutOfMemoryError | RejectedExecutionException e) {
            handshakeThreads.release();
            return false;
        }
    }

    private void serve(Connection connection) {
        ControlLink link = null;
        try {
            Thread.currentThread().setName("control-handshake-" + connection.remoteAddress());
            link = authenticate(connection);
        } finally {
            if (link == null) {
                connection.close();
                pending.remove(connection);
            }
            handshakeThreads.release();
        }
        if (link != null) {
            live(link);
        }
    }

    private ControlLink authenticate(Connection connection) {
        try {
            connection.limitReads(handshakeTime);
            Handshake.Proven proven = Handshake.accept(connection, token);
            if (!pending.remove(connection)) {
                return null;
            }
            proven.welcome(connection, token);
            connection.unlimitReads();
            return new ControlLink(connection, proven.client(), proven.hello().pid(), listener);
        } catch (WrongTokenException e) {
            count(connection, wrongToken);
            connection.refuse(e.getMessage());
        } catch (ControlException e) {
            count(connection, malformed);
            connection.refuse(e.getMessage());
        } catch (SocketTimeoutException e) {
            count(connection, timedOut);
            endLate(connection);
        } catch (IOException e) {
            count(connection, malformed);
            connection.close();
        }
        return null;
    }

    /** Counts a connection unless it was evicted, and so counted, before. */
    private void count(Connection connection, LongAdder reason) {
        if (pending.markRefused(connection)) {
            reason.increment();
        }
    }

    /** A client that has sent nothing may be a worker on a busy host: closed without a reason, it connects again. */
    private void endLate(Connection connection) {
        if (connection.heard()) {
            connection.refuse("handshake took more than " + handshakeTime.toMillis() + " ms: check the client");
        } else {
            connection.close();
        }
    }

    private void live(ControlLink link) {
        links.add(link);
        if (isClosed()) {
            link.startClosing("closed on this side");
        }
        try {
            link.run();
        } finally {
            links.remove(link);
        }
    }
}
