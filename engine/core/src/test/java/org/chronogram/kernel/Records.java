package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.chronogram.model.Event;

/** Event records for tests, and the rules of order written down a second time. */
final class Records {
    /** Time, then source, then sequence; wrap-around is left to the tests that know how far sequences are apart. */
    static final Comparator<long[]> ORDER = Comparator.<long[]>comparingLong(record -> EventLayout.time(record, 0))
            .thenComparingInt(record -> EventLayout.source(record, 0))
            .thenComparingInt(record -> EventLayout.sequence(record, 0));

    private Records() {}

    static long[] of(long time, int source, int sequence, int target, int type, int payloadBytes) {
        long[] record = new long[EventLayout.lengthWords(payloadBytes)];
        EventLayout.putHeader(record, 0, time, source, sequence, target, type, payloadBytes);
        return record;
    }

    static long[] of(long time, int source, int sequence) {
        return of(time, source, sequence, 0, 0, 0);
    }

    /** A record with random content and payload; its sequence makes it unique. */
    static long[] random(Random random, long time, int sources, int sequence, int firstLp, int lpCount) {
        int bytes =
                random.nextInt(20) == 0 ? random.nextInt(Event.MAX_PAYLOAD_BYTES + 1) : random.nextInt(5) * Long.BYTES;
        long[] record = of(
                time,
                random.nextInt(sources),
                sequence,
                firstLp + random.nextInt(lpCount),
                random.nextInt(Event.MAX_TYPE + 1),
                bytes);
        for (int i = EventLayout.HEADER_WORDS; i < record.length; i++) {
            record[i] = random.nextLong();
        }
        return record;
    }

    static long[] copy(long[] words, int offset) {
        return Arrays.copyOfRange(words, offset, offset + EventLayout.lengthWords(words, offset));
    }

    /** Comparable form of records in which their order does not show. */
    static List<String> sorted(Iterable<long[]> records) {
        List<String> texts = new ArrayList<>();
        records.forEach(record -> texts.add(Arrays.toString(record)));
        Collections.sort(texts);
        return texts;
    }
}
