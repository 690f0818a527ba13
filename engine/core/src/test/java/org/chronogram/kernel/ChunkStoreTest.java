package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChunkStoreTest {
    private static final int MORE_THAN_INITIAL = 300;

    private final ChunkStore store = new ChunkStore();

    @Test
    void shouldKeepChunksApartWhileItGrows() {
        int[] chunks = new int[MORE_THAN_INITIAL];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = store.acquire();
            Arrays.fill(store.words(chunks[i]), i);
            store.link(chunks[i], i == 0 ? ChunkStore.NONE : chunks[i - 1], i);
        }
        long[] expected = new long[ChunkStore.CHUNK_WORDS];
        for (int i = 0; i < chunks.length; i++) {
            Arrays.fill(expected, i);
            assertArrayEquals(expected, store.words(chunks[i]));
            assertEquals(i, store.usedWords(chunks[i]));
            assertEquals(i == 0 ? ChunkStore.NONE : chunks[i - 1], store.next(chunks[i]));
        }
    }

    @Test
    void shouldEndListsWithNewChunk() {
        int first = store.acquire();
        int second = store.acquire();
        store.link(first, second, 3);
        store.releaseList(first);
        assertEquals(ChunkStore.NONE, store.next(store.acquire()));
        assertEquals(ChunkStore.NONE, store.next(store.acquire()));
    }

    @Test
    void shouldUseReleasedChunksBeforeItCreatesNewOnes() {
        Set<Integer> released = new HashSet<>();
        int first = ChunkStore.NONE;
        for (int i = 0; i < 10; i++) {
            int chunk = store.acquire();
            store.link(chunk, first, 0);
            first = chunk;
            released.add(chunk);
        }
        int other = store.acquire();
        store.releaseList(first);
        store.releaseList(other);
        released.add(other);
        for (int i = 0; i < 11; i++) {
            assertTrue(released.remove(store.acquire()), "i=" + i);
        }
        assertEquals(11, store.acquire());
    }

    @Test
    void shouldFindWordsByAddress() {
        int chunk = 0;
        for (int i = 0; i < 100; i++) {
            chunk = store.acquire();
        }
        for (int offset = 0; offset < ChunkStore.CHUNK_WORDS; offset++) {
            int address = ChunkStore.address(chunk, offset);
            assertEquals(offset, ChunkStore.offset(address));
            assertSame(store.words(chunk), store.wordsAt(address));
        }
        assertNotEquals(ChunkStore.address(1, 0), ChunkStore.address(0, ChunkStore.CHUNK_WORDS - 1));
    }
}
