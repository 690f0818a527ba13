package org.chronogram.benchmarks.reference;

import java.util.Map;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.phold.PholdModel;

/**
 * The parameters of a PHOLD run, with times in ticks.
 *
 * @param lps number of LPs.
 * @param startEvents events that each LP starts with.
 * @param remote share of the events with a drawn destination.
 * @param lookaheadTicks smallest delay.
 * @param meanTicks mean delay.
 * @param payloadWords payload of an event in words of 8 bytes.
 * @param work loop iterations per event.
 * @param endTicks end of the run.
 * @param seed seed of the run.
 */
record PholdParameters(
        int lps,
        int startEvents,
        double remote,
        long lookaheadTicks,
        long meanTicks,
        int payloadWords,
        int work,
        long endTicks,
        long seed) {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;
    private static final long SOURCE_FACTOR = 0x9E37_79B9_7F4A_7C15L;

    static PholdParameters parse(Map<String, String> given, String end, long seed) {
        PholdModel model = new PholdModel();
        ParameterValues values = ParameterValues.parse(model, given);
        int payloadBytes = (int) value(model, values, "payload");
        if (payloadBytes % Long.BYTES != 0) {
            throw new IllegalArgumentException("payload of " + payloadBytes + " bytes: expected a multiple of 8");
        }
        return new PholdParameters(
                (int) value(model, values, "lps"),
                (int) value(model, values, "start-events"),
                (double) value(model, values, "remote"),
                (long) value(model, values, "lookahead"),
                (long) value(model, values, "mean"),
                payloadBytes / Long.BYTES,
                (int) value(model, values, "work"),
                model.timeBase().parse(end),
                seed);
    }

    private static Object value(PholdModel model, ParameterValues values, String name) {
        for (Parameter<?> parameter : model.parameters()) {
            if (parameter.name().equals(name)) {
                return values.get(parameter);
            }
        }
        throw new IllegalArgumentException("PHOLD has no parameter --" + name);
    }

    /** Draws the delay of an event. */
    long drawDelay(ReferenceRandom random) {
        return lookaheadTicks + random.nextExponentialTicks((double) meanTicks - lookaheadTicks);
    }

    /** Draws the LP that an event goes to. */
    int drawDestination(int self, ReferenceRandom random) {
        return random.nextDouble() >= remote ? self : random.nextInt(lps);
    }

    /** The state of an LP after an event without payload. */
    static long nextState(long state, long time, int source) {
        return next(state ^ time) + source;
    }

    /** The computation that an event costs. */
    long doWork(long state) {
        long result = state;
        for (int i = 0; i < work; i++) {
            result = next(result);
        }
        return result;
    }

    private static long next(long value) {
        return value * MULTIPLIER + INCREMENT;
    }

    /** Writes the payload of an event, which follows from its time and its sender; null when events have none. */
    long[] payload(long time, int source) {
        if (payloadWords == 0) {
            return null;
        }
        long[] payload = new long[payloadWords];
        long word = time ^ source * SOURCE_FACTOR;
        for (int i = 0; i < payload.length; i++) {
            word = next(word);
            payload[i] = word;
        }
        return payload;
    }

    /** Checks the payload of an event and makes one number of it. */
    static long checkedPayload(long[] payload, long time, int source) {
        long word = time ^ source * SOURCE_FACTOR;
        long difference = 0;
        long folded = 0;
        for (long arrived : payload) {
            word = next(word);
            difference |= word ^ arrived;
            folded = Long.rotateLeft(folded, 1) ^ arrived;
        }
        if (difference != 0) {
            throw new IllegalStateException("payload of an event at " + time + " from LP " + source + " is corrupt");
        }
        return folded;
    }
}
