package org.chronogram.messaging.udp;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.SendChannelEndpointSupplier;
import io.aeron.driver.ext.DebugSendChannelEndpoint;
import io.aeron.driver.media.SendChannelEndpoint;
import io.aeron.driver.media.UdpChannel;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Senders that lose datagrams at random while a file exists, to test what that does to a run: what they send, and what the
 * receivers answer. The media driver makes them where {@link #jvmOptions} name this class; other processes have nothing of
 * it.
 */
public final class LossySenders implements SendChannelEndpointSupplier {
    private static final String SUPPLIER = "aeron.SendChannelEndpoint.supplier";
    private static final String WHILE = "chronogram.loss.while";
    private static final String RATE = "chronogram.loss.rate";
    private static final String SEED = "chronogram.loss.seed";

    private final Path file;
    private final double rate;
    private long nextSeed;

    /** For the media driver: takes what the options of the JVM say. */
    public LossySenders() {
        file = Path.of(URI.create(System.getProperty(WHILE)));
        rate = Double.parseDouble(System.getProperty(RATE));
        nextSeed = Long.getLong(SEED);
    }

    /**
     * Returns what a process must be started with to lose datagrams.
     *
     * @param file exists while they get lost.
     * @param rate share of them that does, from 0 to 1.
     * @param seed seed of which ones do.
     * @return options of the JVM, none of which has a blank.
     */
    public static List<String> jvmOptions(Path file, double rate, long seed) {
        return List.of(
                "-D" + SUPPLIER + "=" + LossySenders.class.getName(),
                "-D" + WHILE + "=" + file.toUri(),
                "-D" + RATE + "=" + rate,
                "-D" + SEED + "=" + seed);
    }

    @Override
    public SendChannelEndpoint newInstance(UdpChannel channel, AtomicCounter status, MediaDriver.Context context) {
        return new DebugSendChannelEndpoint(channel, status, context, nextLoss(), nextLoss());
    }

    /** What is sent and what is answered pass through different threads of some drivers. */
    private LossWhile nextLoss() {
        return new LossWhile(file, rate, nextSeed++);
    }
}
