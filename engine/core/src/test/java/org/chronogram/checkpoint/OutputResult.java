package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The result of an output, and that it was reported once. */
final class OutputResult {
    private final CountDownLatch reported = new CountDownLatch(1);
    private final List<WrittenFile> files = new CopyOnWriteArrayList<>();
    private final List<IOException> failures = new CopyOnWriteArrayList<>();

    void finish(CheckpointOutput output) {
        output.finish(
                file -> {
                    files.add(file);
                    reported.countDown();
                },
                error -> {
                    failures.add(error);
                    reported.countDown();
                });
    }

    WrittenFile file() throws InterruptedException {
        await();
        assertEquals(List.of(), failures);
        assertEquals(1, files.size());
        return files.get(0);
    }

    IOException failure() throws InterruptedException {
        await();
        assertEquals(List.of(), files);
        assertEquals(1, failures.size());
        return failures.get(0);
    }

    private void await() throws InterruptedException {
        assertTrue(reported.await(30, TimeUnit.SECONDS), "nothing was reported");
    }
}
