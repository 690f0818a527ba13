package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DigestTest {
    private static long update(long hash, long[] record) {
        return Digest.update(hash, record, 0, record.length);
    }

    @Test
    void shouldDependOnEveryBitOfARecord() {
        for (long seed = 0; seed < 20; seed++) {
            long[] record = Records.random(new Random(seed), seed * 1000, 50, (int) seed, 0, 50);
            long hash = update(seed, record);
            for (int bit = 0; bit < record.length * Long.SIZE; bit++) {
                long[] flipped = record.clone();
                flipped[bit / Long.SIZE] ^= 1L << bit;
                long other = Digest.update(seed, flipped, 0, record.length);
                assertNotEquals(hash, other, "seed=" + seed + " bit=" + bit);
            }
        }
    }

    @Test
    void shouldDependOnEveryBitOfTheHashBefore() {
        long[] record = Records.of(17, 3, 4, 5, 6, 0);
        Set<Long> hashes = new HashSet<>();
        hashes.add(update(0, record));
        for (int bit = 0; bit < Long.SIZE; bit++) {
            assertTrue(hashes.add(update(1L << bit, record)), "bit=" + bit);
        }
    }

    @Test
    void shouldDependOnTheOrderOfEvents() {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            long[] a = Records.random(random, random.nextInt(10), 5, 1, 0, 5);
            long[] b = Records.random(random, random.nextInt(10), 5, 2, 0, 5);
            assertNotEquals(update(update(0, a), b), update(update(0, b), a), "seed=" + seed);
        }
    }

    @Test
    void shouldDependOnTheOrderOfPayloadWords() {
        long[] record = Records.of(1, 2, 3, 4, 5, 16);
        record[3] = 10;
        record[4] = 20;
        long hash = update(0, record);
        record[3] = 20;
        record[4] = 10;
        assertNotEquals(hash, update(0, record));
    }

    @Test
    void shouldReadTheRecordAtItsOffset() {
        long[] record = Records.random(new Random(3), 5, 3, 4, 0, 9);
        long[] shifted = new long[record.length + 4];
        System.arraycopy(record, 0, shifted, 2, record.length);
        assertEquals(update(9, record), Digest.update(9, shifted, 2, record.length));
    }

    @Test
    void shouldDependOnWhichLpHasWhichHash() {
        Set<Long> contributions = new HashSet<>();
        for (int lp = 0; lp < 300; lp++) {
            for (long hash = 0; hash < 300; hash++) {
                assertTrue(contributions.add(Digest.contribution(lp, hash)), "lp=" + lp + " hash=" + hash);
            }
        }
        assertNotEquals(
                Digest.contribution(1, 5) + Digest.contribution(2, 6),
                Digest.contribution(1, 6) + Digest.contribution(2, 5));
    }

    @Test
    void shouldCountLpsThatHandledNothing() {
        assertNotEquals(0, Digest.contribution(0, 0));
        assertNotEquals(Digest.contribution(0, 0), Digest.contribution(1, 0));
    }
}
