package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in words why a run has chosen a number of threads. */
final class LayoutReason {
    private LayoutReason() {}

    /**
     * Says which of several numbers was the fastest.
     *
     * @param eventsPerSecond rate on each number of threads.
     */
    static String fastest(Map<Integer, Double> eventsPerSecond) {
        List<String> rates = new ArrayList<>();
        eventsPerSecond.forEach((threads, rate) -> rates.add(rate(rate, threads)));
        return "the fastest: " + String.join(", ", rates);
    }

    /** Says that no other number is expected to be faster, because of what was measured. */
    static String noGain(LayoutRate rate) {
        String measured = rate(rate.eventsPerSecond(), rate.threads());
        if (rate.threads() == 1) {
            return measured
                    + String.format(
                            Locale.ROOT,
                            "; a step holds %.0f events and takes %.1f us: more threads would gain nothing",
                            rate.eventsPerStep(),
                            1e6 * rate.eventsPerStep() / rate.eventsPerSecond());
        }
        return measured
                + String.format(
                        Locale.ROOT,
                        ", which compute for %.0f %% of the time: another number is not expected to be faster",
                        100 * rate.computeShare());
    }

    /** Says that other numbers were not tried, as there was no time left. */
    static String tooLate(LayoutRate rate) {
        return rate(rate.eventsPerSecond(), rate.threads()) + "; the run was too near to its end to try others";
    }

    /**
     * Says which numbers were not possible.
     *
     * @param refusals the reason for each number of threads.
     */
    static String refusals(Map<Integer, String> refusals) {
        List<String> texts = new ArrayList<>();
        refusals.forEach((threads, why) -> texts.add("not on " + threads(threads) + ": " + why));
        return String.join("; ", texts);
    }

    private static String rate(double eventsPerSecond, int threads) {
        String number = eventsPerSecond >= 1e6
                ? String.format(Locale.ROOT, "%.2f M", eventsPerSecond / 1e6)
                : eventsPerSecond >= 1e3
                        ? String.format(Locale.ROOT, "%.1f k", eventsPerSecond / 1e3)
                        : String.format(Locale.ROOT, "%.0f", eventsPerSecond);
        return number + " events/s on " + threads(threads);
    }

    private static String threads(int number) {
        return number + (number == 1 ? " thread" : " threads");
    }
}
