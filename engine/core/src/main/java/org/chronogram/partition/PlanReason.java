package org.chronogram.partition;

import java.util.Locale;
import org.chronogram.model.TimeBase;

/**
 * Why a plan is as it is.
 *
 * @param source how the plan was made, in words.
 * @param limit weight that a partition was allowed to have; 0 where there was no limit.
 * @param undelayed heaviest group of LPs that are linked with delay 0, or the heaviest LP, where it keeps the plan from being balanced, else null.
 * @param tooHeavy heaviest group of LPs that links just longer than those on the cut would tie, or null.
 * @param enoughDelayTicks delay beyond which no longer one was looked for, {@link Long#MAX_VALUE} for none.
 */
record PlanReason(
        String source, long limit, LpGroups.Heaviest undelayed, LpGroups.Heaviest tooHeavy, long enoughDelayTicks) {
    static final PlanReason BLOCKS = of("partitions are blocks of ids");
    static final PlanReason WEIGHTED_BLOCKS = of("partitions are blocks of ids that weigh the same");
    static final PlanReason GIVEN = of("partitions are as given");

    private static PlanReason of(String source) {
        return new PlanReason(source, 0, null, null, Long.MAX_VALUE);
    }

    String text(PlanFigures figures, int partitions, TimeBase timeBase) {
        StringBuilder text = new StringBuilder(source);
        appendCut(text, figures, partitions, timeBase);
        if (undelayed != null) {
            text.append("; they cannot be balanced better").append(obstacle(figures));
        }
        if (tooHeavy != null) {
            text.append("; without cutting links of ").append(timeBase.format(tooHeavy.delayTicks()));
            text.append(
                    tooHeavy.weight() > limit
                            ? " one partition would have " + share(tooHeavy, figures)
                            : " no division was found that keeps the balance and gives every partition an LP");
        }
        if (figures.cutLinks() > 0 && figures.smallestCutDelayTicks() >= enoughDelayTicks) {
            text.append("; no delay above ")
                    .append(timeBase.format(enoughDelayTicks))
                    .append(" is needed, as a step then holds enough events");
        }
        return text.toString();
    }

    private static void appendCut(StringBuilder text, PlanFigures figures, int partitions, TimeBase timeBase) {
        text.append(String.format(
                Locale.ROOT, "; the heaviest has %.2f times the mean weight", figures.imbalance(partitions)));
        if (figures.links() > 0) {
            text.append(String.format(Locale.ROOT, "; %,d of %,d links are cut", figures.cutLinks(), figures.links()));
        }
        if (figures.cutLinks() > 0) {
            text.append(", the shortest with a delay of ").append(timeBase.format(figures.smallestCutDelayTicks()));
            text.append(" (of all links: ")
                    .append(timeBase.format(figures.smallestDelayTicks()))
                    .append(')');
        }
    }

    private String obstacle(PlanFigures figures) {
        return undelayed.lps() == 1
                ? ": one LP alone has " + weightShare(undelayed, figures)
                : ", as LPs linked with delay 0 stay together: " + share(undelayed, figures) + " are one group";
    }

    private static String share(LpGroups.Heaviest group, PlanFigures figures) {
        return String.format(Locale.ROOT, "%,d LPs with ", group.lps()) + weightShare(group, figures);
    }

    private static String weightShare(LpGroups.Heaviest group, PlanFigures figures) {
        return String.format(Locale.ROOT, "%.0f %% of all weight", 100.0 * group.weight() / figures.totalWeight());
    }
}
