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
 * A link that, while a file exists, drops, damages, repeats and swaps datagrams at random, to test how a run copes with
 * that. It applies to the data and to the answers that a worker sends. A worker has such links if its JVM was started with the
 * {@link #jvmOptions}. Not thread safe.
 */
public final class FaultyLink implements LinkFaults {
    private static final String PREFIX = "chronogram.link.";
    private static final String WHILE = PREFIX + "while";
    private static final String LOSS = PREFIX + "loss";
    private static final String FLIPS = PREFIX + "flips";
    private static final String REPEATS = PREFIX + "repeats";
    private static final String SWAPS = PREFIX + "swaps";
    private static final String SEED = PREFIX + "seed";
    private static final int MAX_DATAGRAM_LENGTH = 65_536;
    private static final int MAX_FLIPPED_BITS = 4;
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path file;
    private final Rates rates;
    private final SplittableRandom random;
    private final NanoClock clock;
    private final ByteBuffer damaged = ByteBuffer.allocateDirect(MAX_DATAGRAM_LENGTH);
    private final ByteBuffer later = ByteBuffer.allocateDirect(MAX_DATAGRAM_LENGTH);
    private boolean hasLater;
    private int datagramsAhead;
    private boolean faulty;
    private long lookedAtNs;

    /**
     * How often each fault happens, from 0 to 1.
     *
     * @param loss share of the datagrams that is lost.
     * @param flips share of the others in which one to four bits are flipped.
     * @param repeats share of the others that is sent twice.
     * @param swaps share of the others that is sent after its successor.
     */
    public record Rates(double loss, double flips, double repeats, double swaps) {
        /** Datagrams that are lost, and no other fault. */
        public static Rates ofLoss(double rate) {
            return new Rates(rate, 0, 0, 0);
        }
    }

    FaultyLink(Path file, Rates rates, long seed, NanoClock clock) {
        this.file = file;
        this.rates = rates;
        this.clock = clock;
        random = new SplittableRandom(seed);
        lookedAtNs = clock.nanoTime() - LOOK_EVERY_NS;
    }

    /**
     * Returns the options with which a JVM must be started to have faulty links.
     *
     * @param file exists while they are faulty.
     * @param rates how often each fault happens.
     * @param seed seed of the random choices.
     * @return options of the JVM, none of which has a blank.
     */
    public static List<String> jvmOptions(Path file, Rates rates, long seed) {
        return List.of(
                "-D" + WHILE + "=" + file.toUri(),
                "-D" + LOSS + "=" + rates.loss,
                "-D" + FLIPS + "=" + rates.flips,
                "-D" + REPEATS + "=" + rates.repeats,
                "-D" + SWAPS + "=" + rates.swaps,
                "-D" + SEED + "=" + seed);
    }

    /** Returns the links that the options of this JVM ask for: links without faults where there are none. */
    static Supplier<LinkFaults> fromSystemProperties(NanoClock clock) {
        String uri = System.getProperty(WHILE);
        if (uri == null) {
            return NONE;
        }
        Path file = Path.of(URI.create(uri));
        Rates rates = new Rates(rate(LOSS), rate(FLIPS), rate(REPEATS), rate(SWAPS));
        AtomicLong nextSeed = new AtomicLong(Long.getLong(SEED));
        return () -> new FaultyLink(file, rates, nextSeed.getAndIncrement(), clock);
    }

    private static double rate(String property) {
        return Double.parseDouble(System.getProperty(property));
    }

    @Override
    public ByteBuffer pass(ByteBuffer datagram) {
        if (!isFaulty()) {
            return datagram;
        }
        if (random.nextDouble() < rates.loss) {
            return null;
        }
        if (random.nextDouble() < rates.flips) {
            return flipped(datagram);
        }
        boolean swapped = !hasLater && random.nextDouble() < rates.swaps;
        if (swapped || (!hasLater && random.nextDouble() < rates.repeats)) {
            keepForLater(datagram, swapped);
        }
        return swapped ? null : datagram;
    }

    private boolean isFaulty() {
        long nowNs = clock.nanoTime();
        if (nowNs - lookedAtNs >= LOOK_EVERY_NS) {
            lookedAtNs = nowNs;
            faulty = Files.exists(file);
        }
        return faulty;
    }

    private void keepForLater(ByteBuffer datagram, boolean swapped) {
        copy(datagram, later);
        hasLater = true;
        datagramsAhead = swapped ? 1 : 0;
    }

    @Override
    public ByteBuffer further() {
        if (!hasLater || datagramsAhead-- > 0) {
            return null;
        }
        hasLater = false;
        return later;
    }

    private ByteBuffer flipped(ByteBuffer datagram) {
        copy(datagram, damaged);
        int bits = 1 + random.nextInt(MAX_FLIPPED_BITS);
        for (int flip = 0; flip < bits; flip++) {
            int bit = random.nextInt(damaged.limit() * Byte.SIZE);
            int index = bit / Byte.SIZE;
            damaged.put(index, (byte) (damaged.get(index) ^ 1 << bit % Byte.SIZE));
        }
        return damaged;
    }

    private static void copy(ByteBuffer from, ByteBuffer to) {
        to.clear();
        to.put(from.duplicate()).flip();
    }
}
