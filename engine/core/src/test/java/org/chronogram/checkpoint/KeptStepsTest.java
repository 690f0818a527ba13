package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeptStepsTest {
    @Test
    void shouldRemoveNoneWhileThereIsRoom() {
        assertEquals(Optional.empty(), KeptSteps.surplus(List.of(), 2));
        assertEquals(Optional.empty(), KeptSteps.surplus(List.of(10L, 20L), 2));
    }

    @Test
    void shouldKeepTheTwoNewest() {
        assertEquals(Optional.of(10L), KeptSteps.surplus(List.of(10L, 20L, 21L), 2));
    }

    @Test
    void shouldRemoveTheOneThatLeavesTheSmallestGap() {
        assertEquals(Optional.of(30L), KeptSteps.surplus(List.of(20L, 30L, 35L, 60L, 61L), 4));
    }

    /** However long a run is, its checkpoints stay spread over all of it. */
    @Test
    void shouldSpreadThemOverTheRun() {
        int most = 8;
        List<Long> kept = new ArrayList<>();
        for (long step = 1; step <= 1_000; step++) {
            kept.add(step);
            KeptSteps.surplus(kept, most).ifPresent(kept::remove);
        }
        assertEquals(most, kept.size());
        long before = 0;
        long widest = 0;
        for (long step : kept) {
            widest = Math.max(widest, step - before);
            before = step;
        }
        assertTrue(widest <= 1_000 / 3, "kept " + kept);
    }
}
