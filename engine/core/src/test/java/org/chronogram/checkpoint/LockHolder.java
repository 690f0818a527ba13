package org.chronogram.checkpoint;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.chronogram.model.InvalidInputException;

/** A process that takes a lock and keeps it until it is killed, or prints why it cannot take it. */
final class LockHolder {
    private LockHolder() {}

    /** Takes the lock of the directory that is the first argument. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = ForkedJvm.out();
        try {
            RunLock lock = RunLock.take(Path.of(arguments[0]));
            out.println("locked");
            new CountDownLatch(1).await();
            lock.close();
        } catch (InvalidInputException e) {
            out.println(e.getMessage());
        }
    }
}
