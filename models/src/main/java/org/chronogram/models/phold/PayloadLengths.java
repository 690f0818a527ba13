package org.chronogram.models.phold;

import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;

/** The lengths of payloads, with what is recorded of them. The LPs of a partition share it. */
interface PayloadLengths {
    /** Name of the statistic: lengths of payloads that are sent. */
    String LENGTHS = "payload.length";

    /** Length of the payload with that seed, which is about to be sent. */
    int sent(long seed);

    /** Length of the payload with that seed. */
    int expected(long seed);

    /** Declares what the settings ask for. */
    static PayloadLengths declare(PholdSettings settings, ModelBuilder builder) {
        PayloadMix mix = settings.variants().payloadMix();
        return mix == PayloadMix.FIXED
                ? new Fixed(settings.payloadBytes())
                : new Mixed(mix, settings.payloadBytes(), builder.tally(LENGTHS, "bytes", 1));
    }

    /** All payloads are as long. */
    record Fixed(int bytes) implements PayloadLengths {
        @Override
        public int sent(long seed) {
            return bytes;
        }

        @Override
        public int expected(long seed) {
            return bytes;
        }
    }

    /** Lengths follow from the seeds. */
    record Mixed(PayloadMix mix, int largest, Tally lengths) implements PayloadLengths {
        @Override
        public int sent(long seed) {
            int length = mix.length(seed, largest);
            lengths.record(length);
            return length;
        }

        @Override
        public int expected(long seed) {
            return mix.length(seed, largest);
        }
    }
}
