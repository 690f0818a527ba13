package org.chronogram.experiment;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.Estimate;

/**
 * How exactly a result shall be known at every point.
 *
 * @param result name of the number, such as {@code delay.mean}.
 * @param share largest half-width of its confidence interval, as a share of its mean.
 * @param mostReplications the most replications of a point.
 */
public record Precision(String result, double share, int mostReplications) {
    private static final Pattern TEXT = Pattern.compile("(.+):\\s*([0-9]*\\.?[0-9]+)\\s*%");
    private static final double PERCENT = 100;

    /** More than that in a round would go by an interval of too few replications. */
    private static final int MOST_GROWTH = 2;

    /** A half-width needs two replications. */
    private static final int LEAST = 2;

    /**
     * Reads what a user wrote.
     *
     * @param text for example {@code delay.mean:2%}.
     * @param replications replications that every point has.
     * @param mostReplications the most replications of a point.
     * @return the precision.
     * @throws InvalidInputException when the text is not a result and a percentage, or the limit is too small.
     */
    public static Precision parse(String text, int replications, int mostReplications) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || Double.parseDouble(matcher.group(2)) <= 0) {
            throw new InvalidInputException(
                    "--until=" + text + ": expected a result and a percentage above 0, such as delay.mean:2%");
        }
        if (mostReplications < Math.max(replications, LEAST)) {
            throw new InvalidInputException("--most-replications=" + mostReplications + " is out of bounds: expected at"
                    + " least " + Math.max(replications, LEAST) + ", as there are as many to begin with");
        }
        return new Precision(
                matcher.group(1).strip(), Double.parseDouble(matcher.group(2)) / PERCENT, mostReplications);
    }

    /**
     * Describes the precision.
     *
     * @return for example {@code delay.mean: 2 % of its mean}.
     */
    public String text() {
        return result + ": "
                + new BigDecimal(String.valueOf(share))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " % of its mean";
    }

    /**
     * Finds the number that the user has named.
     *
     * @throws InvalidInputException when no run has it.
     */
    ResultKey key(Observations observations) {
        return observations.requireKey("--until=" + result + ":...", result);
    }

    boolean isReached(Estimate estimate) {
        return estimate.relativeHalfWidth() <= share;
    }

    /**
     * Returns how many replications a point shall have next. The half-width goes with the root of their number.
     *
     * @param estimate what is known of the point.
     * @param replications how many it has had, more than 0.
     * @return the same number when it has enough, or as many as it may have.
     */
    int next(Estimate estimate, int replications) {
        if (isReached(estimate)) {
            return replications;
        }
        double factor = Math.pow(estimate.relativeHalfWidth() / share, 2);
        double wanted = Math.ceil(replications * Math.min(factor, MOST_GROWTH));
        return Math.min(mostReplications, Math.max(Math.max(LEAST, replications + 1), (int) wanted));
    }
}
