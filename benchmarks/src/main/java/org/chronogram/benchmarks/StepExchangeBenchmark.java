package org.chronogram.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.chronogram.sync.PartitionAgent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of a step without events: two workers on two threads agree on the next window over UDP on the
 * loopback interface. Beside it, the least that any implementation must do: two threads that send each other a datagram of
 * the same size and wait for it, and a datagram to and fro.
 *
 * <p>Needs two idle cores. All wait in the same way: a few looks, then yielding.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {JvmArguments.OPENS_FOR_AGRONA, JvmArguments.PARALLEL_GC, "-Djava.net.preferIPv4Stack=true"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepExchangeBenchmark {
    private static final int END_ON_THE_WIRE_BYTES = 96;

    private static IdleStrategy newIdleStrategy() {
        return new BackoffIdleStrategy(20, 5_000, 1_000, 50_000);
    }

    /** The thread of the other end, which works until it is stopped. */
    private abstract static class Peer extends Thread {
        private volatile boolean ended;
        private volatile Throwable failure;

        Peer() {
            super("peer");
            setDaemon(true);
        }

        abstract int doWork() throws IOException;

        @Override
        public void run() {
            IdleStrategy idleStrategy = newIdleStrategy();
            try {
                while (!ended) {
                    idleStrategy.idle(doWork());
                }
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
        }

        void check() {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }

        void end() throws InterruptedException {
            ended = true;
            join();
            check();
        }
    }

    /** Two workers; the measured thread is the first. */
    @State(Scope.Thread)
    public static class Workers {
        private final IdleStrategy idleStrategy = newIdleStrategy();
        private TwoWorkers workers;
        private PartitionAgent mine;
        private Peer peer;
        private long steps;

        /** Connects the workers. */
        @Setup
        public void setUp() {
            workers = new TwoWorkers(Ticker::new, Map.of());
            mine = workers.agent(0);
            PartitionAgent theirs = workers.agent(1);
            peer = new Peer() {
                @Override
                int doWork() {
                    return theirs.doWork();
                }
            };
            peer.start();
        }

        long step() {
            steps++;
            while (mine.progress().steps() < steps) {
                idleStrategy.idle(mine.doWork());
                peer.check();
            }
            idleStrategy.reset();
            return steps;
        }

        /**
         * Ends the run of both.
         *
         * @throws InterruptedException never.
         */
        @TearDown
        public void tearDown() throws InterruptedException {
            workers.stop();
            while (!mine.isDone() || !workers.agent(1).isDone()) {
                idleStrategy.idle(mine.doWork());
            }
            peer.end();
            workers.close();
        }
    }

    /** One end of a pair of sockets. */
    private static final class End {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(END_ON_THE_WIRE_BYTES);
        private final DatagramChannel channel;

        End() throws IOException {
            channel = DatagramChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            channel.configureBlocking(false);
        }

        void connectTo(End other) throws IOException {
            channel.connect(other.channel.getLocalAddress());
        }

        void send(long number) throws IOException {
            buffer.clear();
            buffer.putLong(0, number);
            channel.write(buffer);
        }

        /** Returns the number received, or -1. */
        long poll() throws IOException {
            buffer.clear();
            return channel.read(buffer) > 0 ? buffer.getLong(0) : -1;
        }
    }

    /** Two threads with a socket each. */
    @State(Scope.Thread)
    public abstract static class Sockets {
        private final IdleStrategy idleStrategy = newIdleStrategy();
        private Peer peer;
        private long number;
        End mine;
        End theirs;

        /**
         * Opens the sockets.
         *
         * @throws IOException when there are none.
         */
        @Setup
        public void setUp() throws IOException {
            mine = new End();
            theirs = new End();
            mine.connectTo(theirs);
            theirs.connectTo(mine);
            peer = newPeer();
            peer.start();
        }

        abstract Peer newPeer();

        long sendAndAwait() throws IOException {
            mine.send(++number);
            while (mine.poll() < number) {
                idleStrategy.idle();
                peer.check();
            }
            idleStrategy.reset();
            return number;
        }

        /**
         * Closes the sockets.
         *
         * @throws IOException never.
         * @throws InterruptedException never.
         */
        @TearDown
        public void tearDown() throws IOException, InterruptedException {
            peer.end();
            mine.channel.close();
            theirs.channel.close();
        }
    }

    /** Both send at once, then wait for each other. */
    public static class Exchange extends Sockets {
        @Override
        Peer newPeer() {
            return new Peer() {
                private long sent;
                private long received;

                @Override
                int doWork() throws IOException {
                    if (sent == received) {
                        theirs.send(++sent);
                    }
                    long number = theirs.poll();
                    received = Math.max(received, number);
                    return number > 0 ? 1 : 0;
                }
            };
        }
    }

    /** The other sends back what it gets. */
    public static class PingPong extends Sockets {
        @Override
        Peer newPeer() {
            return new Peer() {
                @Override
                int doWork() throws IOException {
                    long number = theirs.poll();
                    if (number > 0) {
                        theirs.send(number);
                    }
                    return number > 0 ? 1 : 0;
                }
            };
        }
    }

    /**
     * One step of two workers with hardly an event.
     *
     * @param workers the workers.
     * @return number of steps.
     */
    @Benchmark
    public long step(Workers workers) {
        return workers.step();
    }

    /**
     * One datagram each way at once.
     *
     * @param sockets the sockets.
     * @return number of datagrams.
     * @throws IOException when sending fails.
     */
    @Benchmark
    public long datagramExchange(Exchange sockets) throws IOException {
        return sockets.sendAndAwait();
    }

    /**
     * One datagram to and fro.
     *
     * @param sockets the sockets.
     * @return number of datagrams.
     * @throws IOException when sending fails.
     */
    @Benchmark
    public long datagramPingPong(PingPong sockets) throws IOException {
        return sockets.sendAndAwait();
    }
}
