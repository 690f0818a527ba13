package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowTest {
    private static final long HORIZON = 1000;
    private static final int LPS_IN_CACHE = 16_384;

    private static final LpDirectory FIVE_LPS = LpDirectory.ofBlocks(5, 1, 0);

    private final ChunkStore store = new ChunkStore();

    /** Writes records into a list of chunks and adds it to the window. */
    private void addRun(Window window, List<long[]> records) {
        int first = store.acquire();
        int chunk = first;
        int used = 0;
        for (long[] record : records) {
            if (used + record.length > ChunkStore.CHUNK_WORDS) {
                int next = store.acquire();
                store.link(chunk, next, used);
                chunk = next;
                used = 0;
            }
            System.arraycopy(record, 0, store.words(chunk), used, record.length);
            used += record.length;
        }
        store.link(chunk, ChunkStore.NONE, used);
        window.addRun(first);
    }

    private static List<long[]> randomRecords(Random random, int count, LpDirectory directory) {
        List<long[]> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(Records.random(
                    random, HORIZON - 200 + random.nextInt(300), 5, i, directory.lpAt(0), directory.size()));
        }
        return records;
    }

    /** Gathers the records, and checks that all LPs are announced before their turn, or none. */
    private final class Groups implements EventGrouper.GroupHandler {
        private final List<long[]> records = new ArrayList<>();
        private final Deque<Integer> announced = new ArrayDeque<>();
        private final LpDirectory directory;
        private final boolean announces;
        private int lastLp = -1;

        Groups(LpDirectory directory, boolean announces) {
            this.directory = directory;
            this.announces = announces;
        }

        @Override
        public void onUpcoming(int[] lps, int count) {
            assertTrue(announces);
            assertEquals(List.of(), List.copyOf(announced), "announced too early");
            Arrays.stream(lps, 0, count).distinct().filter(lp -> lp > lastLp).forEach(announced::add);
        }

        @Override
        public void onGroup(int lp, int[] addresses, int from, int to) {
            assertTrue(lastLp < lp, "LPs out of order: " + lastLp + ", " + lp);
            assertTrue(from < to);
            assertEquals(announces ? lp : null, announced.poll());
            lastLp = lp;
            for (int i = from; i < to; i++) {
                long[] record = Records.copy(store.wordsAt(addresses[i]), ChunkStore.offset(addresses[i]));
                assertEquals(lp, directory.indexOf(EventLayout.target(record, 0)));
                records.add(record);
            }
        }
    }

    private List<long[]> groups(Window window, LpDirectory directory, boolean announces) {
        Groups groups = new Groups(directory, announces);
        window.forEachGroup(groups);
        assertTrue(groups.announced.isEmpty(), "announced in vain");
        return groups.records;
    }

    /** Few events over many LPs, and many over few; windows of many LPs and events are divided by blocks of LPs. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 500",
        "1, 40, 500",
        "1, 10000, 300",
        "0, 100000, 50",
        "2, 100000, 4000",
        "3, 1600, 100",
        "3, 1601, 100",
        "5, 9, 0"
    })
    void shouldGroupRecordsBelowTheHorizonByLp(int partition, int lpCount, int count) {
        LpDirectory directory = LpDirectory.ofBlocks((partition + 1) * lpCount, partition + 1, partition);
        Window window = new Window(store, directory);
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<long[]> records = new ArrayList<>();
            for (int run = random.nextInt(40); run >= 0; run--) {
                List<long[]> part = randomRecords(random, 1 + count / 40, directory);
                addRun(window, part);
                records.addAll(part);
            }
            List<long[]> leftovers = new ArrayList<>();
            window.collect(HORIZON, (words, offset, length) -> leftovers.add(Records.copy(words, offset)));
            List<long[]> grouped = groups(window, directory, lpCount > LPS_IN_CACHE);
            window.release();
            assertEquals(Records.sorted(below(records)), Records.sorted(grouped), "seed=" + seed);
            records.removeIf(record -> EventLayout.time(record, 0) < HORIZON);
            assertEquals(Records.sorted(records), Records.sorted(leftovers), "seed=" + seed);
        }
    }

    private static List<long[]> below(List<long[]> records) {
        return records.stream()
                .filter(record -> EventLayout.time(record, 0) < HORIZON)
                .toList();
    }

    @Test
    void shouldHaveNoGroupsWithoutRecords() {
        Window window = new Window(store, FIVE_LPS);
        window.collect(HORIZON, (words, offset, length) -> {});
        assertEquals(List.of(), groups(window, FIVE_LPS, false));
    }

    @Test
    void shouldReturnEverything() {
        Window window = new Window(store, FIVE_LPS);
        List<long[]> records = randomRecords(new Random(2), 200, FIVE_LPS);
        addRun(window, records);
        List<long[]> returned = new ArrayList<>();
        window.returnAll((words, offset, length) -> returned.add(Records.copy(words, offset)));
        assertEquals(Records.sorted(records), Records.sorted(returned));
        assertEquals(List.of(), groups(window, FIVE_LPS, false));
    }

    @Test
    void shouldGiveChunksBack() {
        Window window = new Window(store, FIVE_LPS);
        for (int round = 0; round < 100; round++) {
            addRun(window, randomRecords(new Random(2), 20, FIVE_LPS));
            window.collect(HORIZON, (words, offset, length) -> {});
            window.release();
        }
        assertTrue(store.acquire() < 20, "chunks were created again and again");
    }
}
