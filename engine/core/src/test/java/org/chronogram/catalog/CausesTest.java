package org.chronogram.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CausesTest {
    /** A worker that followed such a ring would never end, and never report the exception of its model. */
    @Test
    void shouldComeToAnEndInARing() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);

        assertEquals(List.of(first, second), Causes.of(first));
        assertEquals("first; caused by second", EngineTrace.withCauses(first));
        assertTrue(EngineTrace.describe(first)
                .startsWith("java.lang.RuntimeException: first; caused by java.lang.RuntimeException: second (at "));
    }

    @Test
    void shouldCutChainsThatAreVeryLong() {
        Throwable failure = new IllegalStateException();
        for (int depth = 0; depth < 1_000; depth++) {
            failure = new IllegalStateException(failure);
        }
        assertEquals(100, Causes.of(failure).size());
    }
}
