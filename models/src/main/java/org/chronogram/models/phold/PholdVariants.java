package org.chronogram.models.phold;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;

/**
 * What makes a run differ from plain PHOLD. Immutable, shared by all LPs.
 *
 * @param skew parameter of the geometric shares of LPs in the destinations that are drawn; 0 where all have the same.
 * @param hot probability that LP 0 is drawn in the place of another one.
 * @param locality how distances are distributed.
 * @param distance the parameter of that distribution, in LPs.
 * @param payloadMix how long payloads are.
 * @param gridTicks all times are multiples of that many ticks; 0 for no grid.
 * @param staggerTicks first events are put off by up to that many ticks.
 */
record PholdVariants(
        double skew,
        double hot,
        Locality locality,
        double distance,
        PayloadMix payloadMix,
        long gridTicks,
        long staggerTicks) {
    static PholdVariants of(ParameterValues parameters, TimeBase timeBase) {
        PholdVariants variants = new PholdVariants(
                parameters.get(PholdParameters.SKEW),
                parameters.get(PholdParameters.HOT),
                Locality.of(parameters.get(PholdParameters.LOCALITY)),
                parameters.get(PholdParameters.DISTANCE),
                PayloadMix.of(parameters.get(PholdParameters.PAYLOAD_MIX)),
                parameters.get(PholdParameters.GRID),
                parameters.get(PholdParameters.STAGGER));
        variants.requireOneRule();
        variants.requireLookaheadOnGrid(parameters.get(PholdParameters.LOOKAHEAD), timeBase);
        if (variants.payloadMix != PayloadMix.FIXED && parameters.get(PholdParameters.PAYLOAD) == 0) {
            throw new InvalidInputException("--payload-mix=" + parameters.get(PholdParameters.PAYLOAD_MIX)
                    + " without a payload: give the largest length with --payload");
        }
        return variants;
    }

    private void requireOneRule() {
        if (isUneven() && locality != Locality.NONE) {
            throw new InvalidInputException(
                    "--skew or --hot together with --locality: destinations are drawn by their share"
                            + " or by their distance, give one of the two");
        }
    }

    private void requireLookaheadOnGrid(long lookaheadTicks, TimeBase timeBase) {
        if (gridTicks > 0 && lookaheadTicks % gridTicks != 0) {
            throw new InvalidInputException(
                    "--lookahead=" + timeBase.format(lookaheadTicks) + " is not on the grid of --grid="
                            + timeBase.format(gridTicks) + ": expected a multiple of it, for example --lookahead="
                            + timeBase.format((lookaheadTicks / gridTicks + 1) * gridTicks));
        }
    }

    boolean isUneven() {
        return skew > 0 || hot > 0;
    }

    /** Ticks from one possible time of a first event to the next. */
    long stepTicks() {
        return Math.max(1, gridTicks);
    }
}
