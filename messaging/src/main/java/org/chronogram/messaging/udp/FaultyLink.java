package org.chronogram.messaging.udp;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.agrona.concurrent.NanoClock;

/**
 * A link that, while a file exists, drops datagrams and flips bits of others at random, to test how a run copes with that.
 * It applies to the data and to the answers that a worker sends. A worker has such links if its JVM was started with the
 * {@link #jvmOptions}. Not thread safe.
 */
public final class FaultyLink implements LinkFaults {
    private static final String PREFIX = "chronogram.link.";
    private static final String WHILE = PREFIX + "while";
    private static final String LOSS = PREFIX + "loss";
    private static final String FLIPS = PREFIX + "flips";
    private static final String SEED = PREFIX + "seed";
    private static final int MAX_DATAGRAM_LENGTH = 65_536;
    private static final int MAX_FLIPPED_BITS = 4;
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path file;
    private final double lossRate;
    private final double flipRate;
    private final SplittableRandom random;
    private final NanoClock clock;
    private final ByteBuffer copy = ByteBuffer.allocateDirect(MAX_DATAGRAM_LENGTH);
    private boolean faulty;
    private long lookedAtNs;

    FaultyLink(Path file, double lossRate, double flipRate, long seed, NanoClock clock) {
        this.file = file;
        this.lossRate = lossRate;
        this.flipRate = flipRate;
        this.clock = clock;
        random = new SplittableRandom(seed);
        lookedAtNs = clock.nanoTime() - LOOK_EVERY_NS;
    }

    /**
     * Returns the options with which a JVM must be started to have faulty links.
     *
     * @param file exists while they are faulty.
     * @param lossRate share of datagrams that gets lost, from 0 to 1.
     * @param flipRate share of the others in which one to four bits are flipped, from 0 to 1.
     * @param seed seed of the random choices.
     * @return options of the JVM, none of which has a blank.
     */
    public static List<String> jvmOptions(Path file, double lossRate, double flipRate, long seed) {
        return List.of(
                "-D" + WHILE + "=" + file.toUri(),
                "-D" + LOSS + "=" + lossRate,
                "-D" + FLIPS + "=" + flipRate,
                "-D" + SEED + "=" + seed);
    }

    /** Returns the links that the options of this JVM ask for: links without faults where there are none. */
    static Supplier<LinkFaults> fromSystemProperties(NanoClock clock) {
        String uri = System.getProperty(WHILE);
        if (uri == null) {
            return NONE;
        }
        Path file = Path.of(URI.create(uri));
        double lossRate = Double.parseDouble(System.getProperty(LOSS));
        double flipRate = Double.parseDouble(System.getProperty(FLIPS));
        AtomicLong nextSeed = new AtomicLong(Long.getLong(SEED));
        return () -> new FaultyLink(file, lossRate, flipRate, nextSeed.getAndIncrement(), clock);
    }

    @Override
    public ByteBuffer pass(ByteBuffer datagram) {
        if (!isFaulty()) {
            return datagram;
        }
        if (random.nextDouble() < lossRate) {
            return null;
        }
        return random.nextDouble() < flipRate ? flipped(datagram) : datagram;
    }

    private boolean isFaulty() {
        long nowNs = clock.nanoTime();
        if (nowNs - lookedAtNs >= LOOK_EVERY_NS) {
            lookedAtNs = nowNs;
            faulty = Files.exists(file);
        }
        return faulty;
    }

    private ByteBuffer flipped(ByteBuffer datagram) {
        copy.clear();
        copy.put(datagram.duplicate()).flip();
        int bits = 1 + random.nextInt(MAX_FLIPPED_BITS);
        for (int flip = 0; flip < bits; flip++) {
            int bit = random.nextInt(copy.limit() * Byte.SIZE);
            int index = bit / Byte.SIZE;
            copy.put(index, (byte) (copy.get(index) ^ 1 << bit % Byte.SIZE));
        }
        return copy;
    }
}
