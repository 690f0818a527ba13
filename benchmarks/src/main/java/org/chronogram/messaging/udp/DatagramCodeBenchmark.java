package org.chronogram.messaging.udp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.benchmarks.JvmArguments;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the seal of a datagram costs: the checksum, the code that authenticates, and the HMAC of the JDK beside them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = JvmArguments.OPENS_FOR_AGRONA)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class DatagramCodeBenchmark {
    private static final long KEY = 0x0123_4567_89AB_CDEFL;
    private static final String MAC_ALGORITHM = "HmacSHA256";

    /** Length of the datagram in bytes: the end of a step alone, and a full datagram on Ethernet. */
    @Param({"96", "1408"})
    public int length;

    private final DatagramCode checksum = new Checksum(KEY);
    private final DatagramCode sipHash = new SipHash(KEY, ~KEY);
    private UnsafeBuffer packet;
    private Mac mac;

    /** Makes the datagram. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        packet = new UnsafeBuffer(ByteBuffer.allocateDirect(length));
        mac = Mac.getInstance(MAC_ALGORITHM);
        mac.init(new SecretKeySpec(new byte[Long.BYTES * 2], MAC_ALGORITHM));
    }

    /** CRC-32C with a key. */
    @Benchmark
    public long checksum() {
        return checksum.of(packet, length);
    }

    /** SipHash-2-4. */
    @Benchmark
    public long sipHash() {
        return sipHash.of(packet, length);
    }

    /** HMAC-SHA256, the first 64 bits. */
    @Benchmark
    public long hmac() {
        mac.update(packet.byteBuffer().clear());
        return ByteBuffer.wrap(mac.doFinal()).getLong();
    }
}
