package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandleSetTest {
    private final HandleSet set = new HandleSet();

    @Test
    void shouldNotHaveTheHandleOfNoEvent() {
        assertFalse(set.contains(0));
        assertFalse(set.remove(0));
        assertEquals(0, set.size());
    }

    @Test
    void shouldSayWhetherAHandleIsNew() {
        assertTrue(set.add(5));
        assertFalse(set.add(5));
        assertEquals(1, set.size());
        assertTrue(set.remove(5));
        assertFalse(set.remove(5));
        assertFalse(set.contains(5));
    }

    /** Few values give long chains of handles that share their slots; many make it grow. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 5_000})
    void shouldBehaveAsHashSet(int values) {
        Random random = new Random(values);
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            long handle = (1 + random.nextInt(values)) | (long) random.nextInt(2) << 40;
            String message = "values=" + values + " operation=" + i;
            switch (random.nextInt(3)) {
                case 0 -> assertEquals(expected.add(handle), set.add(handle), message);
                case 1 -> assertEquals(expected.remove(handle), set.remove(handle), message);
                default -> assertEquals(expected.contains(handle), set.contains(handle), message);
            }
            assertEquals(expected.size(), set.size(), message);
        }
    }
}
