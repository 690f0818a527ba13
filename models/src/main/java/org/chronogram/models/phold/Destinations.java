package org.chronogram.models.phold;

import org.chronogram.model.Counter;
import org.chronogram.model.EventContext;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;
import org.chronogram.models.toolkit.GeometricShares;

/** Where events go that do not stay, with what is recorded of it. The LPs of a partition share it. */
interface Destinations {
    /** Name of the statistic: ids of the LPs that are drawn. */
    String DRAWN_LPS = "destination";

    /** Name of the statistic: draws of LP 0. */
    String TO_FIRST = "events.drawn.to-lp-0";

    /** Name of the statistic: distances on the ring of LPs. */
    String DISTANCES = "distance";

    /** Draws the destination of an event. */
    int draw(EventContext context);

    /** Declares what the settings ask for. */
    static Destinations declare(PholdSettings settings, ModelBuilder builder) {
        PholdVariants variants = settings.variants();
        if (variants.isUneven()) {
            return new Uneven(
                    variants.hot(),
                    new GeometricShares(variants.skew(), settings.lps()),
                    builder.counter(TO_FIRST, "events"),
                    builder.tally(DRAWN_LPS, "", 1));
        }
        if (variants.locality() != Locality.NONE) {
            return new Near(
                    variants.locality(), variants.distance(), settings.lps(), builder.tally(DISTANCES, "LPs", 1));
        }
        return new Uniform(settings.lps());
    }

    /** All LPs with the same probability, the sender included. */
    record Uniform(int lps) implements Destinations {
        @Override
        public int draw(EventContext context) {
            return context.random().nextInt(lps);
        }
    }

    /** LP 0 with the probability of a hot spot, otherwise each LP with its share. */
    record Uneven(double hot, GeometricShares shares, Counter toFirst, Tally drawnLps) implements Destinations {
        @Override
        public int draw(EventContext context) {
            boolean isHot = hot > 0 && context.random().nextDouble() < hot;
            int target = isHot ? 0 : shares.draw(context.random());
            if (target == 0) {
                toFirst.increment();
            }
            drawnLps.record(target);
            return target;
        }
    }

    /** An LP near the sender, on a ring of LPs in the order of their ids. */
    record Near(Locality locality, double distance, int lps, Tally distances) implements Destinations {
        @Override
        public int draw(EventContext context) {
            long steps = locality.drawDistance(context.random(), distance);
            distances.record(Math.abs(steps));
            return (int) Math.floorMod(context.self() + steps, (long) lps);
        }
    }
}
