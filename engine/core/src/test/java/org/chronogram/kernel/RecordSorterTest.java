package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordSorterTest {
    private final ChunkStore store = new ChunkStore();
    private final RecordSorter sorter = new RecordSorter(store);

    private int[] place(long[][] records) {
        int[] addresses = new int[records.length];
        int chunk = ChunkStore.NONE;
        int used = ChunkStore.CHUNK_WORDS;
        for (int i = 0; i < records.length; i++) {
            if (used + records[i].length > ChunkStore.CHUNK_WORDS) {
                chunk = store.acquire();
                used = 0;
            }
            System.arraycopy(records[i], 0, store.words(chunk), used, records[i].length);
            addresses[i] = ChunkStore.address(chunk, used);
            used += records[i].length;
        }
        return addresses;
    }

    private long[][] read(int[] addresses) {
        return Arrays.stream(addresses)
                .mapToObj(address -> Records.copy(store.wordsAt(address), ChunkStore.offset(address)))
                .toArray(long[][]::new);
    }

    private static long[][] randomRecords(Random random, int count, int times) {
        return IntStream.range(0, count)
                .mapToObj(i -> Records.random(random, random.nextInt(times), 3, i, 0, 1))
                .toArray(long[][]::new);
    }

    private void check(long[][] records, String message) {
        int[] addresses = place(records);
        sorter.sort(addresses, 0, addresses.length);
        Arrays.sort(records, Records.ORDER);
        assertArrayEquals(records, read(addresses), message);
    }

    @Test
    void shouldSortEverySmallSize() {
        for (int size = 0; size <= 200; size++) {
            check(randomRecords(new Random(size), size, 1 + size / 3), "size and seed=" + size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {383, 384, 385, 1000, 3071, 3073, 4999, 5000})
    void shouldSortLargeSizes(int size) {
        for (int times : new int[] {1, 10, 1_000_000}) {
            check(randomRecords(new Random(size), size, times), "size and seed=" + size + " times=" + times);
        }
    }

    @Test
    void shouldSortWhatIsSortedAndWhatIsReversed() {
        long[][] rising =
                IntStream.range(0, 1000).mapToObj(i -> Records.of(i / 2, 0, i)).toArray(long[][]::new);
        check(rising.clone(), "rising");
        long[][] falling =
                IntStream.range(0, 1000).mapToObj(i -> Records.of(-i, 0, i)).toArray(long[][]::new);
        check(falling, "falling");
    }

    @Test
    void shouldLeaveOthersInPlace() {
        for (int size : new int[] {10, 24, 25, 300}) {
            int[] addresses = place(randomRecords(new Random(size), size + 7, 5));
            int[] before = addresses.clone();
            sorter.sort(addresses, 3, 3 + size);
            for (int i : new int[] {0, 1, 2, size + 3, size + 4, size + 5, size + 6}) {
                assertEquals(before[i], addresses[i], "size and seed=" + size);
            }
            long[][] expected = read(Arrays.copyOfRange(before, 3, 3 + size));
            Arrays.sort(expected, Records.ORDER);
            assertArrayEquals(expected, read(Arrays.copyOfRange(addresses, 3, 3 + size)), "size and seed=" + size);
        }
    }

    @Test
    void shouldOrderSequencesAcrossWrapAround() {
        long[][] records = new long[60][];
        for (int i = 0; i < records.length; i++) {
            records[i] = Records.of(5, 1, 29 - i);
        }
        int[] addresses = place(records);
        sorter.sort(addresses, 0, addresses.length);
        int[] sequences = Arrays.stream(read(addresses))
                .mapToInt(record -> EventLayout.sequence(record, 0))
                .toArray();
        assertArrayEquals(IntStream.range(-30, 30).toArray(), sequences);
    }
}
