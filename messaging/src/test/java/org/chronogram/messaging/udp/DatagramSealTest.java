package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.protocol.DataHeaderFlyweight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramSealTest {
    private static final int TYPE_OFFSET = 6;
    private static final int PAD = 0;
    private static final int DATA = 1;
    private static final int NAK = 2;
    private static final int SETUP = 5;
    private static final int SEAL_OFFSET = DataHeaderFlyweight.RESERVED_VALUE_OFFSET;
    private static final int FORGED_LENGTH = 96;
    private static final long KEY = 0x0123_4567_89AB_CDEFL;

    private final SplittableRandom random = new SplittableRandom(11);
    private DatagramSeal sender = new DatagramSeal(new Checksum(KEY));
    private DatagramSeal receiver = new DatagramSeal(new Checksum(KEY));

    private void authenticate() {
        sender = new DatagramSeal(new SipHash(KEY, ~KEY));
        receiver = new DatagramSeal(new SipHash(KEY, ~KEY));
    }

    @ParameterizedTest
    @ValueSource(ints = {PAD, DATA, NAK, SETUP})
    void shouldOpenWhatItHasSealed(int type) {
        ByteBuffer datagram = datagram(type, 96);
        UnsafeBuffer arrived = arrived(sender.seal(datagram));

        assertTrue(receiver.open(arrived, arrived.capacity()));
        assertFalse(receiver.open(arrived, arrived.capacity()), "the seal was not removed");
    }

    @ParameterizedTest
    @ValueSource(ints = {PAD, DATA, NAK, SETUP})
    void shouldOpenWhatItHasAuthenticated(int type) {
        authenticate();
        shouldOpenWhatItHasSealed(type);
        shouldSealAgainFromTheMiddleOfABuffer();
        shouldNotOpenWhatOneToFourBitsAreFlippedIn(type);
    }

    /** Whoever knows one datagram with its checksum knows the key; a code that authenticates gives nothing away. */
    @Test
    void shouldBeForgedByAReaderOfTheNetworkOnlyIfItIsAChecksum() {
        assertTrue(receiver.open(forged(), FORGED_LENGTH));
        authenticate();
        assertFalse(receiver.open(forged(), FORGED_LENGTH));
    }

    private UnsafeBuffer forged() {
        UnsafeBuffer read = arrived(sender.seal(datagram(DATA, FORGED_LENGTH)));
        long seal = read.getLong(SEAL_OFFSET, ByteOrder.LITTLE_ENDIAN);
        read.putLong(SEAL_OFFSET, 0);
        long key = new Checksum(0).of(read, FORGED_LENGTH) ^ seal;
        return arrived(new DatagramSeal(new Checksum(key)).seal(datagram(DATA, FORGED_LENGTH)));
    }

    @Test
    void shouldSealDataInPlaceAndControlInACopy() {
        ByteBuffer data = datagram(DATA, 96);
        ByteBuffer control = datagram(NAK, 28);

        assertSame(data, sender.seal(data));
        assertNotSame(control, sender.seal(control));
        assertEquals(28 + DatagramSeal.TRAILER_LENGTH, sender.seal(control).remaining());
        assertEquals(28, control.remaining());
    }

    /** The driver sends from the middle of a log and sends the same frames again, in datagrams of another size. */
    @Test
    void shouldSealAgainFromTheMiddleOfABuffer() {
        ByteBuffer log = datagram(DATA, 256);
        log.putShort(128 + TYPE_OFFSET, log.getShort(TYPE_OFFSET));
        log.limit(192).position(128);
        assertEquals(64, sender.seal(log).remaining());
        assertEquals(128, log.position());
        log.limit(256).position(0);
        UnsafeBuffer arrived = arrived(sender.seal(log));

        assertTrue(receiver.open(arrived, 256));
    }

    @ParameterizedTest
    @ValueSource(ints = {DATA, NAK, SETUP})
    void shouldNotOpenWhatOneToFourBitsAreFlippedIn(int type) {
        for (int round = 0; round < 5_000; round++) {
            UnsafeBuffer arrived = arrived(sender.seal(datagram(type, 64)));
            flip(arrived, 1 + round % 4);
            assertFalse(receiver.open(arrived, arrived.capacity()), "round=" + round);
        }
    }

    @Test
    void shouldNotOpenWhatIsCutOffOrSealedWithAnotherKey() {
        UnsafeBuffer arrived = arrived(sender.seal(datagram(DATA, 96)));
        assertFalse(receiver.open(arrived, 64));
        assertFalse(receiver.open(arrived(sender.seal(datagram(DATA, 96))), 8));
        assertFalse(receiver.open(arrived(sender.seal(datagram(NAK, 28))), 15));
        UnsafeBuffer foreign = arrived(new DatagramSeal(new Checksum(KEY + 1)).seal(datagram(DATA, 96)));
        assertFalse(receiver.open(foreign, 96));
        authenticate();
        foreign = arrived(new DatagramSeal(new SipHash(KEY, KEY)).seal(datagram(DATA, 96)));
        assertFalse(receiver.open(foreign, 96));
    }

    private void flip(UnsafeBuffer packet, int bits) {
        int first = random.nextInt(packet.capacity() * Byte.SIZE - bits);
        for (int bit = first; bit < first + bits; bit++) {
            int index = bit / Byte.SIZE;
            packet.putByte(index, (byte) (packet.getByte(index) ^ 1 << bit % Byte.SIZE));
        }
    }

    private ByteBuffer datagram(int type, int length) {
        ByteBuffer datagram = ByteBuffer.allocateDirect(length);
        for (int index = 0; index < length; index++) {
            datagram.put(index, (byte) random.nextInt());
        }
        datagram.putShort(TYPE_OFFSET, (short) 0);
        datagram.put(TYPE_OFFSET, (byte) type);
        return datagram;
    }

    private static UnsafeBuffer arrived(ByteBuffer sent) {
        ByteBuffer copy = ByteBuffer.allocateDirect(sent.remaining());
        copy.put(sent.duplicate()).flip();
        return new UnsafeBuffer(copy);
    }
}
