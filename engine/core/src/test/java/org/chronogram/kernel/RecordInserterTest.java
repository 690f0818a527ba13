package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partition 1 of 2, with LPs 5 to 9; {@link KernelInsertTest} tests the same within a kernel that executes. */
final class RecordInserterTest {
    private static final LpDirectory DIRECTORY = LpDirectory.ofBlocks(10, 2, 1);

    private final PendingEvents pending = new PendingEvents(new WindowGrid(1000), DIRECTORY);
    private final RecordInserter inserter = new RecordInserter(DIRECTORY, pending);
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private int length;

    private void append(long[] record) {
        for (long word : record) {
            buffer.putLong(length, word);
            length += Long.BYTES;
        }
    }

    private List<String> pendingRecords() {
        List<long[]> records = new ArrayList<>();
        pending.forEach((words, offset, lengthWords) -> {
            for (int at = offset; at < offset + lengthWords; at += EventLayout.lengthWords(words, at)) {
                records.add(Records.copy(words, at));
            }
        });
        return Records.sorted(records);
    }

    @Test
    void shouldInsertRecordsWordByWord() {
        long[] first = Records.of(7, -3, Integer.MIN_VALUE, 5, 0xFFFF, 9);
        long[] second = Records.of(Long.MAX_VALUE, 3, -1, 9, 0, 1280);
        EventLayout.putPayloadWord(first, 0, 1, -2);
        append(first);
        append(second);
        assertEquals(2, inserter.insert(buffer, 0, length));
        assertEquals(Records.sorted(List.of(first, second)), pendingRecords());
    }

    /** A damaged record does not remove the records before it: the sender has sent them as they are. */
    @Test
    void shouldKeepRecordsBeforeADamagedOne() {
        long[] whole = Records.of(7, 0, 0, 5, 1, 0);
        append(whole);
        append(Records.of(7, 0, 1, 4, 1, 0));
        assertThrows(IllegalStateException.class, () -> inserter.insert(buffer, 0, length));
        assertEquals(Records.sorted(List.of(whole)), pendingRecords());
    }

    @ParameterizedTest
    @CsvSource({"499, 0", "500, 3", "-1, 0"})
    void shouldRestoreOnlyEventsThatAreStillToBeExecuted(long time, int lengthWords) {
        inserter.executedUntil(500);
        assertEquals(lengthWords, inserter.restore(Records.of(time, 0, 0, 5, 1, 0), 0, 3));
        assertEquals(lengthWords == 0 ? 0 : 1, pending.size());
    }

    /** A partition reads the file of any other partition, and takes the events for its own LPs. */
    @ParameterizedTest
    @CsvSource({"4, 0", "5, 1", "9, 1", "10, 0", "-1, 0"})
    void shouldRestoreOnlyEventsOfItsLps(int target, int restored) {
        assertEquals(5, inserter.restore(Records.of(7, 0, 0, target, 1, 16), 0, 5));
        assertEquals(restored, pending.size());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 0", "3, 0", "4, 0", "5, 5", "6, 5"})
    void shouldRestoreOnlyWholeRecords(int availableWords, int lengthWords) {
        assertEquals(lengthWords, inserter.restore(Records.of(7, 0, 0, 5, 1, 16), 0, availableWords));
        assertEquals(lengthWords == 0 ? 0 : 1, pending.size());
    }
}
