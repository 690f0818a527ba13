package org.chronogram.messaging.udp;

import io.aeron.driver.ext.LossGenerator;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** Loses a random share of all datagrams while a file exists. Not thread safe. */
final class LossWhile implements LossGenerator {
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path file;
    private final double rate;
    private final SplittableRandom random;
    private boolean losing;
    private long lookedAtNs = System.nanoTime() - LOOK_EVERY_NS;

    LossWhile(Path file, double rate, long seed) {
        this.file = file;
        this.rate = rate;
        random = new SplittableRandom(seed);
    }

    @Override
    public boolean shouldDropFrame(InetSocketAddress address, UnsafeBuffer buffer, int length) {
        long nowNs = System.nanoTime();
        if (nowNs - lookedAtNs >= LOOK_EVERY_NS) {
            lookedAtNs = nowNs;
            losing = Files.exists(file);
        }
        return losing && random.nextDouble() < rate;
    }
}
