package org.chronogram.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.files.FileFaults;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlRole;
import org.chronogram.messaging.control.Introduction;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostMessage;

/** The life of a host agent's process: reaches the master, serves it, and ends with the run. */
public final class AgentProcess {
    private static final long PAUSE_MS = 200;
    private static final long LEAST_TRY_NS = TimeUnit.SECONDS.toNanos(1);

    private final AgentOptions asked;
    private final RunToken token;
    private final Consumer<String> notices;
    private final NanoClock clock = SystemNanoClock.INSTANCE;
    private volatile boolean stopped;
    private volatile HostAgent agent;

    /**
     * Creates the process.
     *
     * @param options what it was given by its user.
     * @param token secret of the run.
     * @param notices takes lines for the user.
     */
    public AgentProcess(AgentOptions options, RunToken token, Consumer<String> notices) {
        asked = options;
        this.token = token;
        this.notices = notices;
    }

    /**
     * Takes part in a run.
     *
     * @return whether the master has released this host; false when {@link #stop} was called before.
     * @throws InvalidInputException when the master cannot be reached within the timeout, or refuses this host.
     * @throws IOException when the master is gone before the end of the run.
     */
    public boolean run() throws IOException {
        TcpMasterChannel channel = new TcpMasterChannel();
        long deadlineNs = clock.nanoTime() + asked.connectTimeout().toNanos();
        if (!connect(channel, deadlineNs)) {
            return false;
        }
        KeptInput kept = keptInput();
        HostAgent created = new HostAgent(
                withAddress(),
                token,
                channel,
                (context, workersHere, entries) -> LocalWorkers.open(context, workersHere, entries, kept),
                HostProbes::open,
                clock,
                notices);
        agent = created;
        if (stopped) {
            created.stop();
        }
        return created.run();
    }

    /** Makes {@link #run} end soon, and kills the workers. Any thread may call it. */
    public void stop() {
        stopped = true;
        HostAgent running = agent;
        if (running != null) {
            running.stop();
        }
    }

    /** A host that cannot keep input is as good for a run as any other. */
    private KeptInput keptInput() {
        if (asked.inputDirectory().isEmpty()) {
            return KeptInput.NONE;
        }
        try {
            return KeptInput.in(asked.inputDirectory().get());
        } catch (IOException e) {
            notices.accept("sim: input that is fetched is not kept: " + FileFaults.describe(e));
            return KeptInput.NONE;
        }
    }

    /**
     * The master may start later than the agent: the agent tries again until the timeout.
     *
     * @return whether it is connected; false when {@link #stop} was called before.
     */
    private boolean connect(TcpMasterChannel channel, long deadlineNs) throws IOException {
        IOException failure = null;
        while (!stopped && (failure == null || deadlineNs - clock.nanoTime() > 0)) {
            try {
                channel.opened(ControlClient.connect(
                        asked.master(), token, new Introduction(ControlRole.HOST, 0, 0), tryTime(deadlineNs), channel));
                return true;
            } catch (IOException e) {
                failure = e;
                requireWorthAnotherTry(e);
                pause();
            }
        }
        if (stopped) {
            return false;
        }
        throw new InvalidInputException(failure.getMessage(), failure);
    }

    /** A try that has too little time would not find out what is wrong. */
    private Duration tryTime(long deadlineNs) {
        return Duration.ofNanos(Math.max(LEAST_TRY_NS, deadlineNs - clock.nanoTime()));
    }

    private static void requireWorthAnotherTry(IOException failure) {
        if (!(failure.getCause() instanceof IOException)) {
            throw new InvalidInputException(failure.getMessage(), failure);
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Fills in the address of this host on the way to the master. */
    private AgentOptions withAddress() throws IOException {
        HostMessage.Offer offer = asked.offer();
        if (!offer.address().isEmpty()) {
            return asked;
        }
        return new AgentOptions(
                asked.master(),
                new HostMessage.Offer(
                        offer.name(),
                        addressTowards(asked.master()).getHostAddress(),
                        offer.slots(),
                        offer.spare(),
                        offer.cores(),
                        offer.build()),
                asked.aeronDirectory(),
                asked.inputDirectory(),
                asked.connectTimeout());
    }

    /** Asks the routing table: a connected UDP socket sends nothing. */
    private static InetAddress addressTowards(InetSocketAddress master) throws IOException {
        try (java.net.DatagramSocket probe = new java.net.DatagramSocket()) {
            probe.connect(master);
            return probe.getLocalAddress();
        }
    }
}
