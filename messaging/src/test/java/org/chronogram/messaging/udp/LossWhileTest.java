package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LossWhileTest {
    private static final int DATAGRAMS = 10_000;

    @TempDir
    private Path directory;

    private static boolean drops(LossWhile loss) {
        return loss.shouldDropFrame(null, null, 0);
    }

    private static int dropped(LossWhile loss) {
        int count = 0;
        for (int datagram = 0; datagram < DATAGRAMS; datagram++) {
            count += drops(loss) ? 1 : 0;
        }
        return count;
    }

    @Test
    void shouldLoseNothingWithoutTheFile() {
        assertEquals(0, dropped(new LossWhile(directory.resolve("none"), 1, 1)));
    }

    @Test
    void shouldLoseTheSameShareAgainWithTheSameSeed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        int count = dropped(new LossWhile(file, 0.1, 7));
        assertTrue(count > 800 && count < 1200, () -> String.valueOf(count));
        assertEquals(count, dropped(new LossWhile(file, 0.1, 7)));
    }

    @Test
    void shouldFollowTheFile() throws Exception {
        Path file = directory.resolve("file");
        LossWhile loss = new LossWhile(file, 1, 1);
        assertFalse(drops(loss));
        Files.createFile(file);
        while (!drops(loss)) {
            Thread.onSpinWait();
        }
        Files.delete(file);
        while (drops(loss)) {
            Thread.onSpinWait();
        }
    }
}
