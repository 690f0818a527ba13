package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partition 1 of 2, with LPs 5 to 9, gets events from outside. */
final class KernelInsertTest {
    private static final int OFFSET = 40;

    private final List<String> handled = new ArrayList<>();
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer();
    private int length;

    private Kernel kernel(long lookahead) {
        TestModel model = TestModel.of(
                lookahead,
                10,
                lp -> (event, context) -> handled.add(lp + ":" + event.time() + ":" + event.source() + ":"
                        + event.sequence() + ":" + event.payloadLength()));
        Kernel kernel = new Kernel(
                model.declaration(100_000),
                LpDirectory.ofBlocks(10, 2, 1),
                Long.MAX_VALUE,
                1,
                0,
                RemoteEvents.NONE,
                Pulse.NONE);
        kernel.initialize();
        return kernel;
    }

    private KernelInsertTest append(long[] record) {
        for (long word : record) {
            buffer.putLong(OFFSET + length, word, ByteOrder.LITTLE_ENDIAN);
            length += Long.BYTES;
        }
        return this;
    }

    private static String refusal(int target, long time, int words, int room, long earliest) {
        return "received a wrong event record: target=LP " + target + ", time=" + time + ", words=" + words
                + " of at most " + room + "; expected LP 5 to 9 and a time of at least " + earliest;
    }

    private void assertRefused(Kernel kernel, String message) {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> kernel.insert(buffer, OFFSET, length));
        assertEquals(message, e.getMessage());
    }

    @Test
    void shouldTakeRecordsThatFollowEachOther() {
        Kernel kernel = kernel(1000);
        append(Records.of(50, 0, 0, 9, 1, 0))
                .append(Records.of(40, 1, 0, 5, 2, 1280))
                .append(Records.of(30, 2, 0, 7, 3, 9));
        assertEquals(3, kernel.insert(buffer, OFFSET, length));
        assertEquals(3, kernel.pendingEvents());
        assertEquals(30, kernel.nextEventTime());
        kernel.runUntil(100);
        assertEquals(List.of("5:40:1:0:1280", "7:30:2:0:9", "9:50:0:0:0"), handled);
    }

    @Test
    void shouldTakeNothingFromNothing() {
        assertEquals(0, kernel(1000).insert(buffer, OFFSET, 0));
    }

    /** The sequence of a source wraps around after 2^32 events; its order must survive that, in windows and in the heap. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1000})
    void shouldOrderSequencesAcrossWrapAround(long lookahead) {
        Kernel kernel = kernel(lookahead);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            append(Records.of(50, 2, i * 7 % 60 - 30, 6, 1, 0));
            expected.add("6:50:2:" + (i - 30) + ":0");
        }
        append(Records.of(70, 3, Integer.MIN_VALUE, 6, 1, 0)).append(Records.of(70, 3, Integer.MAX_VALUE, 6, 1, 0));
        expected.add("6:70:3:" + Integer.MAX_VALUE + ":0");
        expected.add("6:70:3:" + Integer.MIN_VALUE + ":0");
        kernel.insert(buffer, OFFSET, length);
        kernel.runUntil(1000);
        assertEquals(expected, handled);
    }

    @Test
    void shouldTakeTimeOfTheHorizonButNoneBelow() {
        Kernel kernel = kernel(1000);
        kernel.runUntil(500);
        append(Records.of(500, 0, 0, 6, 1, 0));
        assertEquals(1, kernel.insert(buffer, OFFSET, length));
        append(Records.of(499, 0, 1, 6, 1, 0));
        assertRefused(kernel, refusal(6, 499, 3, 3, 500));
    }

    @Test
    void shouldRefuseNegativeTime() {
        append(Records.of(-1, 0, 0, 6, 1, 0)).assertRefused(kernel(1000), refusal(6, -1, 3, 3, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldRefuseTargetOfAnotherPartition(int target) {
        append(Records.of(50, 0, 0, target, 1, 0)).assertRefused(kernel(1000), refusal(target, 50, 3, 3, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "8, 3", "1280, 162"})
    void shouldRefuseRecordLongerThanWhatCame(int payloadBytes, int wordsThatCame) {
        append(Records.of(50, 0, 0, 6, 1, payloadBytes));
        length = wordsThatCame * Long.BYTES;
        int words = EventLayout.lengthWords(payloadBytes);
        assertRefused(kernel(1000), refusal(6, 50, words, wordsThatCame, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16, 23})
    void shouldRefuseRestThatIsNoRecord(int restBytes) {
        append(Records.of(50, 0, 0, 6, 1, 0)).append(new long[3]);
        length = EventLayout.HEADER_BYTES + restBytes;
        assertRefused(kernel(1000), refusal(-1, Long.MIN_VALUE, 0, restBytes / 8, 0));
    }

    /** A payload that no model can have made is damage, in windows and in the heap alike. */
    @ParameterizedTest
    @CsvSource({"0, 1281", "1000, 1281", "0, 2024", "1000, 2024", "0, 2025", "1000, 65535"})
    void shouldRefusePayloadLongerThanTheLargest(long lookahead, int payloadBytes) {
        append(Records.of(50, 0, 0, 6, 1, payloadBytes));
        int words = EventLayout.lengthWords(payloadBytes);
        assertRefused(kernel(lookahead), refusal(6, 50, words, words, 0));
    }

    @Test
    void shouldInsertWhileAWindowIsExecuted() {
        Kernel[] kernel = new Kernel[1];
        TestModel model = TestModel.of(
                1000,
                10,
                lp -> new TestModel.Lp(context -> context.schedule(0, 1), (event, context) -> {
                    handled.add(lp + ":" + event.time());
                    if (event.time() < 2000) {
                        context.schedule(1, 1);
                    }
                }));
        Pulse pulse = () -> {
            length = 0;
            append(Records.of(2500 + handled.size(), 0, handled.size(), 6, 1, 0));
            kernel[0].insert(buffer, OFFSET, length);
        };
        kernel[0] = new Kernel(
                model.declaration(100_000),
                LpDirectory.ofBlocks(10, 2, 1),
                Long.MAX_VALUE,
                1,
                0,
                RemoteEvents.NONE,
                pulse);
        kernel[0].initialize();
        for (long horizon = 250; horizon <= 2500; horizon += 250) {
            kernel[0].runUntil(horizon);
        }
        long inserted = kernel[0].pendingEvents();
        assertEquals(5 * 2001 / 256, inserted);
        kernel[0].runUntil(50_000);
        assertEquals(5 * 2001 + inserted, kernel[0].events());
    }

    /** A receiver of repeated events looks for those that it has already, even within a window and within a handler. */
    @ParameterizedTest
    @CsvSource({"0, 5", "1000, 5", "1000, 40000"})
    void shouldShowWhatWasInsertedWhileAWindowIsExecuted(long lookahead, int lps) {
        Kernel[] kernel = new Kernel[1];
        Set<Integer> inserted = new HashSet<>();
        List<Set<Integer>> seen = new ArrayList<>();
        boolean[] inserting = {true};
        Runnable insertAndLook = () -> {
            if (!inserting[0]) {
                return;
            }
            length = 0;
            append(Records.of(5000, 0, inserted.size(), lps + 1, 77, 0));
            kernel[0].insert(buffer, OFFSET, length);
            inserted.add(inserted.size());
            seen.add(sequencesOfType77(kernel[0].state()));
            assertEquals(inserted, seen.get(seen.size() - 1));
        };
        TestModel model = TestModel.of(
                lookahead,
                2 * lps,
                lp -> new TestModel.Lp(context -> context.schedule(0, 1), (event, context) -> {
                    if (event.type() == 1 && event.time() < 3) {
                        context.schedule(1, 1);
                        context.send(lp % lps, 5000, 2);
                    }
                }));
        RemoteEvents remote = (partition, words, offset, lengthWords) -> {
            if (inserted.size() < 50) {
                insertAndLook.run();
            }
        };
        kernel[0] = new Kernel(
                model.declaration(100_000),
                LpDirectory.ofBlocks(2 * lps, 2, 1),
                Long.MAX_VALUE,
                1,
                0,
                remote,
                insertAndLook::run);
        kernel[0].initialize();
        kernel[0].runUntil(4);
        assertTrue(seen.size() >= 15, () -> seen.size() + " looks");
        inserting[0] = false;
        kernel[0].runUntil(6000);
        assertEquals(4L * lps + inserted.size(), kernel[0].events());
    }

    private static Set<Integer> sequencesOfType77(KernelState state) {
        Set<Integer> sequences = new HashSet<>();
        state.forEachPending((words, offset, lengthWords) -> {
            int at = offset;
            while (at < offset + lengthWords) {
                if (EventLayout.type(words, at) == 77) {
                    sequences.add(EventLayout.sequence(words, at));
                }
                at += EventLayout.lengthWords(words, at);
            }
        });
        return sequences;
    }
}
