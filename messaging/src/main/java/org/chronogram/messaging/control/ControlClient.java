package org.chronogram.messaging.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chronogram.threads.DaemonThreads;

/** Opens a control link to the master. */
public final class ControlClient {
    /** Pause between two tries: short beside the handshake of a new process, long enough to cost little processor time. */
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);

    /** The master does not name its process. */
    private static final long UNKNOWN_PID = -1;

    private static final Duration FIRST_CONNECT_TIME = Duration.ofMillis(200);

    private ControlClient() {}

    /**
     * Connects a worker, see {@link #connect(InetSocketAddress, RunToken, Introduction, Duration, ControlListener)}.
     *
     * @param master where the master listens.
     * @param token the token of the run.
     * @param peer index of this worker, at least 0.
     * @param epoch epoch that this worker belongs to, at least 0.
     * @param timeout how long connecting and proving may take together.
     * @param listener takes the events of the link, on the link's own thread.
     * @return the link, open unless the listener or the other side has closed it already.
     * @throws IOException naming the master and what went wrong; the reason that the other side sent, if it sent one.
     */
    public static ControlLink connect(
            InetSocketAddress master, RunToken token, int peer, int epoch, Duration timeout, ControlListener listener)
            throws IOException {
        return connect(master, token, new Introduction(ControlRole.WORKER, peer, epoch), timeout, listener);
    }

    /**
     * Connects, proves that this side holds the token, and checks that the other side does. A master with too many
     * connections may close this one before the handshake is over: then this side tries again until the timeout.
     *
     * @param master where the master listens.
     * @param token the token of the run.
     * @param client what this side says of itself.
     * @param timeout how long connecting and proving may take together.
     * @param listener told what happens on the link, on the link's own thread.
     * @return the link, open unless the listener or the other side has closed it already.
     * @throws IOException naming the master and what went wrong; the reason that the other side sent, if it sent one.
     */
    public static ControlLink connect(
            InetSocketAddress master, RunToken token, Introduction client, Duration timeout, ControlListener listener)
            throws IOException {
        requirePositive(timeout);
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        IOException hungUp = null;
        while (true) {
            try {
                Connection connection = open(master, deadlineNs);
                introduce(connection, master, token, client, leftUntil(deadlineNs));
                ControlLink link = new ControlLink(connection, client, UNKNOWN_PID, listener);
                DaemonThreads.start("control-reader-" + client.peer(), link::run);
                return link;
            } catch (HungUpException e) {
                hungUp = failed(master, e.getMessage(), e);
                pauseBefore(deadlineNs, hungUp);
            } catch (SocketTimeoutException e) {
                // The last try has little time left, so the failure of the try before says more.
                throw hungUp != null ? hungUp : noAnswer(master, e);
            }
        }
    }

    private static Duration leftUntil(long deadlineNs) {
        return Duration.ofNanos(Math.max(1, deadlineNs - System.nanoTime()));
    }

    /** Waits a moment before the next try; throws the last failure if no time is left for one. */
    private static void pauseBefore(long deadlineNs, IOException lastFailure) throws IOException {
        LockSupport.parkNanos(PAUSE_NS);
        if (deadlineNs - System.nanoTime() <= 0) {
            throw lastFailure;
        }
    }

    private static void requirePositive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "timeout=" + timeout.toMillis() + " ms, expected a timeout > 0: check the arguments of the worker");
        }
    }

    /**
     * Tries with short timeouts: where the accept queue of the master is full, the kernel repeats its SYN only after 1 s.
     */
    private static Connection open(InetSocketAddress master, long deadlineNs) throws IOException {
        Duration tryTime = FIRST_CONNECT_TIME;
        while (true) {
            Duration left = leftUntil(deadlineNs);
            boolean last = left.compareTo(tryTime) <= 0;
            try {
                return open(master, last ? left : tryTime);
            } catch (SocketTimeoutException e) {
                if (last) {
                    throw unreachable(master, e);
                }
                tryTime = tryTime.multipliedBy(2);
            } catch (IOException e) {
                throw unreachable(master, e);
            }
        }
    }

    private static Connection open(InetSocketAddress master, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            if (master.isUnresolved()) {
                throw new UnknownHostException("unknown host " + master.getHostString());
            }
            socket.connect(master, (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis())));
            return new Connection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static IOException unreachable(InetSocketAddress master, IOException cause) {
        return failed(
                master, cause.getMessage() + ": check that the master runs and that no firewall is between", cause);
    }

    private static void introduce(
            Connection connection, InetSocketAddress master, RunToken token, Introduction client, Duration timeout)
            throws IOException {
        try {
            connection.limitReads(timeout);
            Handshake.introduce(connection, token, client);
            connection.unlimitReads();
        } catch (ControlException e) {
            connection.refuse(e.getMessage());
            throw failed(master, e.getMessage(), e);
        } catch (SocketTimeoutException e) {
            connection.close();
            throw e;
        } catch (IOException e) {
            connection.close();
            throw new HungUpException(e);
        }
    }

    private static IOException noAnswer(InetSocketAddress master, IOException cause) {
        return failed(master, "no answer in time: check that a master listens there and is not stopped", cause);
    }

    /** The other side closed the connection before the handshake was over, without a reason. */
    private static final class HungUpException extends IOException {
        private static final long serialVersionUID = 1L;

        HungUpException(IOException cause) {
            super(cause.getMessage() + " in the handshake: check what listens there", cause);
        }
    }

    private static IOException failed(InetSocketAddress master, String reason, Exception cause) {
        String where = master.getHostString() + ":" + master.getPort();
        return new IOException("no control link to master " + where + ": " + reason, cause);
    }
}
