package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class RecentValuesTest {
    private static final double[] PERCENTS = {0.1, 1, 25, 50, 90, 99, 99.9, 100};

    private final Histogram expected = new Histogram(3);
    private final RecentValues values = new RecentValues();

    private void record(long value) {
        expected.recordValue(value);
        values.record(value);
    }

    private static byte[] bytes(RecentValues values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        values.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static RecentValues read(byte[] bytes) throws IOException {
        RecentValues values = new RecentValues();
        values.merge(new DataInputStream(new ByteArrayInputStream(bytes)));
        return values;
    }

    private void assertAsExpected(RecentValues found, String message) {
        assertEquals(expected.getTotalCount(), found.count(), message);
        for (double percent : PERCENTS) {
            assertEquals(expected.getValueAtPercentile(percent), found.percentile(percent), message + " " + percent);
        }
    }

    @Test
    void shouldHaveThePercentilesOfAHistogram() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            expected.reset();
            values.clear();
            int count = 1 + random.nextInt(seed % 10 == 0 ? 20_000 : 300);
            int shift = 1 + random.nextInt(62);
            for (int i = 0; i < count; i++) {
                record(random.nextLong() >>> shift);
            }
            assertAsExpected(read(bytes(values)), "from bytes, seed=" + seed);
            assertAsExpected(values, "seed=" + seed);
        }
    }

    @Test
    void shouldAddThoseOfAnother() {
        RecentValues other = new RecentValues();
        for (int value = 0; value < 9_000; value++) {
            record(value);
            expected.recordValue(3L * value);
            other.record(3L * value);
        }
        values.add(other);
        assertAsExpected(values, "added");
        values.clear();
        assertTrue(values.isEmpty());
    }

    @Test
    void shouldRefuseDamagedBytes() {
        assertThrows(IOException.class, () -> read(new byte[] {0, 1, 0, 0, 0}));
        assertThrows(IOException.class, () -> read(new byte[] {-1, 0, 0, 0, 0}));
        byte[] negative = new byte[15];
        Arrays.fill(negative, (byte) -1);
        negative[0] = negative[1] = negative[2] = 0;
        negative[3] = 1;
        assertThrows(IOException.class, () -> read(negative));
    }
}
