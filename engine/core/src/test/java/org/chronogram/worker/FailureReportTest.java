package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.protocol.WorkerMessage.Failure;
import org.junit.jupiter.api.Test;

final class FailureReportTest {
    private static final String DIRECTORY = "/dev/shm/run";

    private static Failure of(Throwable failure) {
        return FailureReport.of(failure, 5, DIRECTORY);
    }

    private static <T extends Throwable> T thrownByModel(T failure) {
        StackTraceElement[] trace = {
            new StackTraceElement("com.acme.Server", "onEvent", "Server.java", 7),
            new StackTraceElement("org.chronogram.kernel.Kernel", "execute", "Kernel.java", 1)
        };
        failure.setStackTrace(trace);
        return failure;
    }

    @Test
    void shouldBlameTheInput() {
        assertEquals(new Failure(5, true, "no such file", ""), of(new InvalidInputException("no such file")));
    }

    @Test
    void shouldBlameTheModelThatBrokeARule() {
        Failure failure = of(new ModelException("LP 3 sent into the past", thrownByModel(new RuntimeException())));
        assertEquals("LP 3 sent into the past", failure.message());
        assertFalse(failure.badInput());
        assertTrue(failure.modelTrace().contains("com.acme.Server.onEvent(Server.java:7)"), failure.modelTrace());
    }

    @Test
    void shouldSayWhatToDoWhenTheHeapIsFull() {
        Failure failure = of(new IllegalStateException(new OutOfMemoryError("Java heap space")));
        long mib = Runtime.getRuntime().maxMemory() >> 20;
        assertEquals(
                "out of memory (Java heap space) with a heap of " + mib
                        + " MiB: use more workers, a smaller model, or --worker-jvm-options=-Xmx...",
                failure.message());
        assertEquals("", failure.modelTrace());
    }

    @Test
    void shouldNameTheLpThatRanOutOfMemory() {
        Failure failure = of(new ModelException("LP 3 threw", thrownByModel(new OutOfMemoryError("Java heap space"))));
        assertTrue(failure.message().endsWith("-Xmx...; LP 3 threw"), failure.message());
        assertTrue(failure.modelTrace().contains("com.acme.Server"), failure.modelTrace());
    }

    @Test
    void shouldSayWhatToDoWhenSharedMemoryIsFull() {
        Throwable fault = new InternalError("a fault occurred in an unsafe memory access operation");
        Failure failure = of(new IllegalStateException(fault));
        assertTrue(failure.message().startsWith(DIRECTORY + ": the file system"), failure.message());
        assertTrue(failure.message().endsWith("use --aeron-dir to name another place"), failure.message());
    }

    @Test
    void shouldBlameNobodyForAFailureOfTheEngine() {
        Failure engine = of(new IllegalStateException("step=3"));
        assertTrue(engine.message().contains("step=3"), engine.message());
        assertEquals(5, engine.epoch());
        assertEquals("", engine.modelTrace());
        assertFalse(engine.badInput());
    }
}
