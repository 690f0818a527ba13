package org.chronogram.models.phold;

import org.chronogram.model.RunReport;
import org.chronogram.model.Tally;
import org.chronogram.models.toolkit.GeometricShares;
import org.chronogram.models.toolkit.MeanBounds;

/** Results and self-checks of what makes a run differ from plain PHOLD, each beside what its distribution says. */
final class VariantsReport {
    private final RunReport report;
    private final PholdSettings settings;
    private final PholdVariants variants;

    VariantsReport(RunReport report, PholdSettings settings) {
        this.report = report;
        this.settings = settings;
        variants = settings.variants();
    }

    void write() {
        if (variants.isUneven()) {
            writeUneven();
        } else if (variants.locality() != Locality.NONE) {
            writeDistances();
        }
        if (variants.payloadMix() != PayloadMix.FIXED) {
            writeLengths();
        }
        if (variants.gridTicks() > 0) {
            writeTies();
        }
    }

    private void writeUneven() {
        GeometricShares shares = new GeometricShares(variants.skew(), settings.lps());
        double others = 1 - variants.hot();
        double first = variants.hot() + others * shares.share(0);
        double mean = others * shares.mean();
        double squares = others * (shares.variance() + shares.mean() * shares.mean());
        Tally drawn = report.statistics().tally(Destinations.DRAWN_LPS);
        long toFirst = report.statistics().counter(Destinations.TO_FIRST).count();
        if (drawn.count() > 0) {
            double share = (double) toFirst / drawn.count();
            report.result(Destinations.TO_FIRST + ".share", share, "");
            MeanBounds bounds = new MeanBounds(first, first * (1 - first), drawn.count());
            report.check("lp-0", bounds.hold(share), bounds.comparison(share, "share of LP 0 in the draws"));
        }
        report.result(Destinations.TO_FIRST + ".share.theory", first, "");
        compare("destinations", Destinations.DRAWN_LPS, "", mean, squares - mean * mean);
    }

    private void writeDistances() {
        double mean = variants.locality().moment(1, variants.distance());
        double squares = variants.locality().moment(2, variants.distance());
        compare("distances", Destinations.DISTANCES, "LPs", mean, squares - mean * mean);
    }

    private void writeLengths() {
        int largest = settings.payloadBytes();
        PayloadMix mix = variants.payloadMix();
        compare("lengths", PayloadLengths.LENGTHS, "bytes", mix.mean(largest), mix.variance(largest));
    }

    private void compare(String check, String tally, String unit, double mean, double variance) {
        report.result(tally + ".theory", mean, unit);
        Tally values = report.statistics().tally(tally);
        MeanBounds bounds = new MeanBounds(mean, Math.max(0, variance), values.count());
        if (values.count() > 0) {
            report.check(check, bounds.hold(values.mean()), bounds.comparison(values.mean(), tally));
        }
    }

    /**
     * Chains of events do not know of each other. Once they are well mixed, each is at an LP at a time of the grid with the
     * same probability, and so the number of events there is binomial; all but the first of them are ties.
     */
    private void writeTies() {
        long events = report.statistics().counter(TiedProcess.HANDLED).count();
        if (events > 0) {
            long tied = report.statistics().counter(TiedProcess.TIED).count();
            report.result(TiedProcess.TIED + ".share", (double) tied / events, "");
        }
        if (!variants.isUneven() && settings.lookaheadTicks() > 0) {
            report.result(TiedProcess.TIED + ".share.theory", shareOfTies(), "");
        }
    }

    private double shareOfTies() {
        double probability = (double) variants.gridTicks() / settings.meanTicks() / settings.lps();
        double mean = settings.population() * probability;
        double none = Math.exp(settings.population() * Math.log1p(-probability));
        return 1 - (1 - none) / mean;
    }
}
