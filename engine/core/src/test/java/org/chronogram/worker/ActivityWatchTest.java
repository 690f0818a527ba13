package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ActivityWatchTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final ActivityWatch watch = new ActivityWatch();

    @Test
    void shouldSayForHowLongAnActivityGoesOnOnceThatIsASecond() {
        assertEquals("LP 1", watch.look("LP 1", 5));
        assertEquals("LP 1", watch.look("LP 1", 5 + SECOND_NS - 1));
        assertEquals("LP 1, for 1 s now", watch.look("LP 1", 5 + SECOND_NS));
        assertEquals("LP 1, for 61 s now", watch.look("LP 1", 5 + 61 * SECOND_NS));
    }

    @Test
    void shouldBeginAnewWithAnotherActivity() {
        assertEquals("LP 1", watch.look("LP 1", 0));
        assertEquals("LP 2", watch.look("LP 2", 3 * SECOND_NS));
        assertEquals("LP 1", watch.look("LP 1", 4 * SECOND_NS));
        assertEquals("LP 1, for 2 s now", watch.look("LP 1", 6 * SECOND_NS));
    }

    @Test
    void shouldSayNothingOfAPartitionThatDoesNothing() {
        assertEquals("", watch.look("", 0));
        assertEquals("", watch.look("", 60 * SECOND_NS));
    }
}
