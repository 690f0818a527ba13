package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandleTableTest {
    private final HandleTable table = new HandleTable();

    @Test
    void shouldNotHaveTheHandleOfNoEvent() {
        assertEquals(HandleTable.NONE, table.find(0));
        assertEquals(0, table.size());
    }

    @Test
    void shouldTellWhetherTheRecordIsThatOfTheEvent() {
        int entry = table.add(5);
        table.due(entry, 70, -2, 0xFFFF);
        table.recordIsDue(entry);
        assertFalse(table.isRescheduled(entry));
        table.due(entry, 70, -1, 3);
        assertTrue(table.isRescheduled(entry), "same time, another sequence");
        assertEquals(70, table.recordTicks(entry));
        assertEquals(-2, table.recordSequence(entry));
        assertEquals(-1, table.dueSequence(entry));
        assertEquals(3, table.type(entry));
        table.recordIsDue(entry);
        assertFalse(table.isRescheduled(entry));
        assertEquals(-1, table.recordSequence(entry));
        table.cancel(entry);
        assertTrue(table.isCancelled(entry));
        assertFalse(table.isRescheduled(entry));
        assertEquals(70, table.recordTicks(entry));
    }

    /** Few values give long chains of handles that share their slots; many make it grow. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 5_000})
    void shouldBehaveAsHashMap(int values) {
        Random random = new Random(values);
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long handle = (1 + random.nextInt(values)) | (long) random.nextInt(2) << 40;
            String message = "values=" + values + " operation=" + i;
            int entry = table.find(handle);
            assertEquals(expected.containsKey(handle), entry != HandleTable.NONE, message);
            if (entry != HandleTable.NONE) {
                assertEquals(expected.get(handle), table.dueSequence(entry), message);
            }
            switch (random.nextInt(3)) {
                case 0 -> {
                    table.due(table.add(handle), i, i, 1);
                    expected.put(handle, i);
                }
                case 1 -> {
                    if (entry != HandleTable.NONE) {
                        table.remove(entry);
                        expected.remove(handle);
                    }
                }
                default -> assertEquals(expected.size(), table.size(), message);
            }
        }
    }
}
