package org.chronogram.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.results.Delays;
import org.chronogram.results.LpDivision;
import org.chronogram.results.RunResult;

/** Tells what ends the windows of a run: the lookahead, or the shortest link between partitions. */
final class WindowLimit {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(.*)");
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private WindowLimit() {}

    /** Tells it of a run that has ended. */
    static String of(RunResult result) {
        return of(result.execution().division()) + covered(result);
    }

    /** Tells it of a run that has not begun. */
    static String of(LpDivision division) {
        Delays delays = division.delays();
        if (!delays.smallestCut().isEmpty()) {
            return "the shortest link between partitions has a delay of " + delays.smallestCut() + cutLink(delays)
                    + ", that of all links " + delays.smallest();
        }
        if (delays.linked()) {
            return division.links() > 0
                    ? "no link leads from one partition to another: windows have no end"
                    : "the model declares links, which one partition does not need";
        }
        return delays.lookahead().isEmpty()
                ? "the model has neither lookahead nor links, so it can run on one thread only"
                : "the lookahead of the model ends it: " + delays.lookahead();
    }

    private static String cutLink(Delays delays) {
        return delays.shortestCut().size() == 2
                ? " (from LP " + delays.shortestCut().get(0) + " to LP "
                        + delays.shortestCut().get(1) + ")"
                : "";
    }

    /** Tells how much simulated time a step covers. */
    private static String covered(RunResult result) {
        Matcher time = TIME.matcher(result.reached().time());
        if (!time.matches() || result.reached().steps() == 0) {
            return "";
        }
        BigDecimal perStep = new BigDecimal(time.group(1))
                .divide(BigDecimal.valueOf(result.reached().steps()), THREE_DIGITS);
        String number =
                perStep.signum() == 0 ? "0" : perStep.stripTrailingZeros().toPlainString();
        return "; a step covered " + number + time.group(2) + " on average";
    }
}
