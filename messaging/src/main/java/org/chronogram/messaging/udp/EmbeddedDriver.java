package org.chronogram.messaging.udp;

import io.aeron.Aeron;
import io.aeron.RethrowingErrorHandler;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.driver.status.SystemCounterDescriptor;
import io.aeron.driver.status.SystemCounters;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.NoOpLock;
import org.chronogram.files.OwnDirectory;

/**
 * A media driver and its client that both run on the thread which calls {@link #driverPass()} and {@link #clientPass()}.
 *
 * <p>Timeouts are long on purpose. The client cannot outlive the driver here, and a peer that computes for minutes or is
 * stopped by a debugger is not dead: the master decides which worker is alive, not the transport.
 */
final class EmbeddedDriver implements AutoCloseable {
    private static final String ITERATION_THRESHOLD_PROPERTY = "org.agrona.transport.iteration.threshold";
    private static final long PEER_TIMEOUT_NS = TimeUnit.HOURS.toNanos(24);
    private static final long CLIENT_TIMEOUT_NS = TimeUnit.HOURS.toNanos(24);
    private static final long UNBLOCK_TIMEOUT_NS = TimeUnit.HOURS.toNanos(25);
    private static final long TIMER_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long STATUS_MESSAGE_TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int COUNTER_VALUES_LENGTH = 1 << 20;
    private static final int CLOSING_PASS_LIMIT = 64;

    private final MeshHealth health;
    private final MediaDriver mediaDriver;
    private final Aeron aeron;
    private final AgentInvoker driverInvoker;
    private final AgentInvoker clientInvoker;
    private MeshStatistics lastStatistics;

    private EmbeddedDriver(MeshHealth health, MediaDriver mediaDriver, Aeron aeron) {
        this.health = health;
        this.mediaDriver = mediaDriver;
        this.aeron = aeron;
        driverInvoker = mediaDriver.sharedAgentInvoker();
        clientInvoker = aeron.conductorAgentInvoker();
    }

    static EmbeddedDriver launch(MeshContext context, MeshHealth health, StreamEndpoints endpoints) {
        setIterationThreshold(context.workers());
        DriverDirectory.create(context.directory(), DriverDirectory.neededBytes(context.profile(), context.workers()));
        MediaDriver mediaDriver = null;
        try {
            mediaDriver = MediaDriver.launch(driverContext(context, health, endpoints));
            DriverDirectory.restrictToOwner(context.directory());
            return new EmbeddedDriver(health, mediaDriver, Aeron.connect(clientContext(context, health, mediaDriver)));
        } catch (RuntimeException failed) {
            CloseHelper.quietClose(mediaDriver);
            OwnDirectory.delete(context.directory());
            throw new MeshException("media driver in directory=" + context.directory() + " cannot start", failed);
        } catch (InternalError full) {
            CloseHelper.quietClose(mediaDriver);
            OwnDirectory.delete(context.directory());
            throw new MeshException(DriverDirectory.full(context.directory()), full);
        }
    }

    Aeron aeron() {
        return aeron;
    }

    /** One pass of sender, receiver and conductor: at most one datagram a socket each way. */
    int driverPass() {
        return driverInvoker.invoke();
    }

    int clientPass() {
        return clientInvoker.invoke();
    }

    /** Checks that both invokers run: one that was interrupted or has failed does nothing from then on, without an error. */
    void checkRunning() {
        if (!driverInvoker.isRunning() || !clientInvoker.isRunning() || aeron.isClosed()) {
            health.fail("media driver has stopped: the thread of a mesh must not be interrupted", null);
        }
    }

    MeshStatistics statistics() {
        return lastStatistics != null ? lastStatistics : readStatistics();
    }

    @Override
    public void close() {
        if (lastStatistics != null) {
            return;
        }
        health.closing();
        sendWhatWasClaimed();
        lastStatistics = readStatistics();
        CloseHelper.quietCloseAll(aeron, mediaDriver);
        OwnDirectory.delete(mediaDriver.context().aeronDirectory().toPath());
    }

    private void sendWhatWasClaimed() {
        int passes = 0;
        while (driverPass() > 0 && passes < CLOSING_PASS_LIMIT) {
            passes++;
        }
    }

    private MeshStatistics readStatistics() {
        SystemCounters counters = mediaDriver.context().systemCounters();
        return new MeshStatistics(
                counters.get(SystemCounterDescriptor.BYTES_SENT).get(),
                counters.get(SystemCounterDescriptor.BYTES_RECEIVED).get(),
                counters.get(SystemCounterDescriptor.NAK_MESSAGES_SENT).get(),
                counters.get(SystemCounterDescriptor.NAK_MESSAGES_RECEIVED).get(),
                counters.get(SystemCounterDescriptor.RETRANSMITS_SENT).get(),
                counters.get(SystemCounterDescriptor.RETRANSMITTED_BYTES).get(),
                counters.get(SystemCounterDescriptor.SHORT_SENDS).get(),
                counters.get(SystemCounterDescriptor.INVALID_PACKETS).get(),
                counters.get(SystemCounterDescriptor.ERRORS).get());
    }

    /**
     * Makes Aeron use one select instead of one receive call for each socket. That is cheaper with two to five peers, and
     * more expensive with one; with more peers Aeron uses select anyway. Aeron reads the property once per process.
     */
    private static void setIterationThreshold(int workers) {
        if (workers > 2 && System.getProperty(ITERATION_THRESHOLD_PROPERTY) == null) {
            System.setProperty(ITERATION_THRESHOLD_PROPERTY, "0");
        }
    }

    private static MediaDriver.Context driverContext(
            MeshContext context, MeshHealth health, StreamEndpoints endpoints) {
        NetworkProfile profile = context.profile();
        MediaDriver.Context driverContext = new MediaDriver.Context()
                .aeronDirectoryName(context.directory().toAbsolutePath().toString())
                .dirDeleteOnStart(false)
                .dirDeleteOnShutdown(true)
                .warnIfDirectoryExists(false)
                .threadingMode(ThreadingMode.INVOKER)
                .asyncExecutorEnabled(false)
                .counterValuesBufferLength(COUNTER_VALUES_LENGTH)
                .reResolutionCheckIntervalNs(0)
                .mtuLength(profile.mtuLength())
                .publicationTermBufferLength(profile.termLength())
                .initialWindowLength(profile.windowLength())
                .socketRcvbufLength(profile.receiveBufferLength())
                .socketSndbufLength(profile.sendBufferLength())
                .rejoinStream(false)
                .nanoClock(context.nanoClock())
                .epochClock(new SteadyEpochClock(context.nanoClock()))
                .sendChannelEndpointSupplier(endpoints.senders())
                .receiveChannelEndpointSupplier(endpoints.receivers())
                .errorHandler(health);
        setTimeouts(driverContext);
        return driverContext;
    }

    private static void setTimeouts(MediaDriver.Context driverContext) {
        driverContext
                .imageLivenessTimeoutNs(PEER_TIMEOUT_NS)
                .publicationConnectionTimeoutNs(PEER_TIMEOUT_NS)
                .clientLivenessTimeoutNs(CLIENT_TIMEOUT_NS)
                .publicationUnblockTimeoutNs(UNBLOCK_TIMEOUT_NS)
                .timerIntervalNs(TIMER_INTERVAL_NS)
                .statusMessageTimeoutNs(STATUS_MESSAGE_TIMEOUT_NS)
                .publicationLingerTimeoutNs(0)
                .driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(CLIENT_TIMEOUT_NS));
    }

    private static Aeron.Context clientContext(MeshContext context, MeshHealth health, MediaDriver mediaDriver) {
        Aeron.Context clientContext = new Aeron.Context()
                .aeronDirectoryName(mediaDriver.aeronDirectoryName())
                .useConductorAgentInvoker(true)
                .driverAgentInvoker(mediaDriver.sharedAgentInvoker())
                .clientLock(NoOpLock.INSTANCE)
                .nanoClock(context.nanoClock())
                .epochClock(mediaDriver.context().epochClock())
                .errorHandler(health)
                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE);
        clientContext.driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(CLIENT_TIMEOUT_NS));
        return clientContext;
    }
}
