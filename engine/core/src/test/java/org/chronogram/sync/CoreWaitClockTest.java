package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoreWaitClockTest {
    private final CoreWaitClock clock = new CoreWaitClock();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"123 4567890123456 78 | 4567890123456", "0 0 0 | 0", "12 34 | 34", "12 | 0", "'' | 0"})
    void shouldReadTheSecondNumber(String text, long number) {
        byte[] bytes = (text + "xxxx").getBytes(StandardCharsets.US_ASCII);
        assertEquals(number, CoreWaitClock.second(bytes, text.length()));
    }

    @Test
    void shouldReadNoNumberAtTheEndOfAFile() {
        assertEquals(0, CoreWaitClock.second(new byte[9], -1));
    }

    /** Each read happens between two reads of the same file by the test. */
    @Test
    void shouldTellHowLongTheCallingThreadHasWaited() throws Exception {
        long[] numbers = new long[6];
        read(numbers, 0);
        Thread other = new Thread(() -> read(numbers, 3));
        other.start();
        other.join();
        for (int i = 0; i < numbers.length; i += 3) {
            assertTrue(numbers[i] <= numbers[i + 1] && numbers[i + 1] <= numbers[i + 2], numbers[i + 1] + " at " + i);
        }
    }

    private void read(long[] numbers, int at) {
        numbers[at] = byTheTest();
        numbers[at + 1] = clock.nanoTime();
        numbers[at + 2] = byTheTest();
    }

    private static long byTheTest() {
        try {
            return Long.parseLong(
                    Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[1]);
        } catch (IOException e) {
            return 0;
        }
    }
}
