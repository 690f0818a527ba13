package org.chronogram.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.chronogram.testing.ReferenceEvent;

/** The digest of a run of the reference engine. Its events are objects; only the hash of a record is that of the kernel. */
final class ReferenceDigest implements Consumer<ReferenceEvent> {
    private final long[] hashes;

    ReferenceDigest(int lps) {
        hashes = new long[lps];
    }

    @Override
    public void accept(ReferenceEvent event) {
        long[] record = record(event);
        hashes[event.target()] = Digest.update(hashes[event.target()], record, 0, record.length);
    }

    private static long[] record(ReferenceEvent event) {
        int lengthBytes = event.payload().length;
        long[] record =
                Records.of(event.time(), event.source(), event.sequence(), event.target(), event.type(), lengthBytes);
        byte[] padded = Arrays.copyOf(event.payload(), (record.length - EventLayout.HEADER_WORDS) * Long.BYTES);
        ByteBuffer.wrap(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(record, EventLayout.HEADER_WORDS, padded.length / Long.BYTES);
        return record;
    }

    long digest() {
        long sum = 0;
        for (int lp = 0; lp < hashes.length; lp++) {
            sum += Digest.contribution(lp, hashes[lp]);
        }
        return sum;
    }
}
