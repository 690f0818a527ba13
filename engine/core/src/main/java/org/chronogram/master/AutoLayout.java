package org.chronogram.master;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chronogram.results.LayoutPhase;

/**
 * Chooses the number of threads of a run while it goes on. It measures the rate on the sequential engine, and then on each
 * number of threads that may be faster, and takes the fastest. A number is left out when a step holds so few events that
 * the exchange at its end must cost more than the threads gain, and nothing is tried when the run is nearly over. Now and
 * then, and when steps come to hold twice or half as many events, it measures again. Not thread safe.
 */
final class AutoLayout implements LayoutChooser {
    /** A number of threads is tried when so much gain is expected of it. */
    private static final double LEAST_GAIN = 1.1;

    /** Events for other partitions cost more than those that stay. */
    private static final double REMOTE_COST = 1.15;

    /** What the exchange at the end of a step costs, as measured: some for each thread that takes part. */
    private static final double EXCHANGE_NS = 2_000;

    private static final double EXCHANGE_NS_PER_THREAD = 1_000;

    /** Events per step change with the model's load: when they have changed by so much, the choice is made again. */
    private static final double CHANGE = 2;

    /** A run that is over within this time gains nothing. */
    private static final double LEAST_SECONDS_LEFT = 2.5;

    /** Time that it takes to move one LP to other partitions and to warm up there. */
    private static final double SECONDS_PER_LP = 4e-6;

    private static final long FIRST_ROUND_PAUSE_NS = 15_000_000_000L;
    private static final long LONGEST_ROUND_PAUSE_NS = 600_000_000_000L;

    /** A repeated trial must be worth the time that it takes. */
    private static final double LEAST_SECONDS_LEFT_AGAIN = 30;

    private static final double WORTH_ANOTHER_TRIAL = 0.7;

    /** What was measured before still holds when the rate has changed by less. */
    private static final double RATE_CHANGE = 1.25;

    private static final String BEGIN = "the first measurement";

    /** A choice that keeps so far below what another number had is looked at again, after so many windows. */
    private static final double DISAPPOINTING = 0.9;

    private static final int SLOW_WINDOWS = 3;

    /** It is looked at again after this part of the pause between two rounds, at the earliest. */
    private static final int ROUNDS_PER_PAUSE = 20;

    /** A run begins with code that is not compiled yet, and on threads much of it is compiled once more. */
    private static final int COLD_WINDOWS = 1;

    private static final int COLD_WINDOWS_OF_THREADS = 5;

    private final List<Integer> all;
    private final boolean linked;
    private final int logicalProcesses;
    private final RateProbe probe = new RateProbe();
    private final Map<Integer, Double> measured = new TreeMap<>();
    private final Map<Integer, String> refusals = new TreeMap<>();
    private final Deque<Integer> toTry = new ArrayDeque<>();
    private final List<LayoutPhase> phases = new ArrayList<>();
    private int threads = 1;
    private boolean fixed;
    private boolean tooLate;
    private boolean roundUnderWay = true;
    private boolean firstOfRound = true;
    private long roundPauseNs = FIRST_ROUND_PAUSE_NS;
    private long nextRoundNs;
    private long roundEndedNs;
    private int slowWindows;
    private double eventsPerStep;
    private String reason = BEGIN;
    private Look phaseBegan;
    private Look began;

    /**
     * Creates the chooser.
     *
     * @param mostThreads largest number of threads.
     * @param logicalProcesses number of LPs of the model.
     * @param linked whether the model declares links: then windows of a parallel run are longer than the sequential ones, by
     *     a factor that is not known before.
     */
    AutoLayout(int mostThreads, int logicalProcesses, boolean linked) {
        this.linked = linked;
        this.logicalProcesses = logicalProcesses;
        all = candidates(Math.min(mostThreads, logicalProcesses));
        if (all.size() == 1) {
            stay("there is one core, or one LP, or one thread was asked for");
        }
    }

    /** Returns 1, 2, 4, and so on, and the largest number. */
    private static List<Integer> candidates(int most) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number < most; number *= 2) {
            numbers.add(number);
        }
        numbers.add(most);
        return numbers;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public boolean mayMove() {
        return !fixed;
    }

    @Override
    public void begin(Look look) {
        if (began == null) {
            began = look;
        }
        phaseBegan = look;
        probe.begin(look, threads == 1 ? COLD_WINDOWS : COLD_WINDOWS_OF_THREADS);
    }

    @Override
    public boolean wantsMove(Look look) {
        if (fixed || !probe.sample(look)) {
            return false;
        }
        if (!roundUnderWay) {
            roundUnderWay = wantsRound(look);
            firstOfRound = roundUnderWay;
            return false;
        }
        return probe.isSettled() && continueRound(look);
    }

    private boolean wantsRound(Look look) {
        boolean changed =
                probe.eventsPerStep() > CHANGE * eventsPerStep || probe.eventsPerStep() * CHANGE < eventsPerStep;
        boolean due = changed || look.nowNs() - nextRoundNs >= 0;
        return (due && secondsLeft(look) > LEAST_SECONDS_LEFT_AGAIN) || disappoints(look);
    }

    /** Tells whether the run has for some time been slower than another number of threads was when it was tried. */
    private boolean disappoints(Look look) {
        double otherRate = measured.entrySet().stream()
                .filter(rate -> rate.getKey() != threads)
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
        slowWindows = probe.eventsPerSecond() < DISAPPOINTING * otherRate ? slowWindows + 1 : 0;
        return slowWindows >= SLOW_WINDOWS
                && look.nowNs() - roundEndedNs > roundPauseNs / ROUNDS_PER_PAUSE
                && secondsLeft(look) > LEAST_SECONDS_LEFT;
    }

    private boolean continueRound(Look look) {
        if (firstOfRound) {
            firstOfRound = false;
            chooseTrials(look);
        }
        measured.put(threads, probe.eventsPerSecond());
        return toTry.isEmpty() ? endRound(look) : moveTo(toTry.removeFirst(), "a trial", look);
    }

    private void chooseTrials(Look look) {
        Map<Integer, Double> before = new TreeMap<>(measured);
        measured.clear();
        measured.put(threads, probe.eventsPerSecond());
        eventsPerStep = probe.eventsPerStep();
        tooLate = secondsLeft(look) < LEAST_SECONDS_LEFT + SECONDS_PER_LP * logicalProcesses;
        if (!tooLate) {
            all.stream()
                    .filter(number -> number != threads && isWorthATrial(number, before))
                    .forEach(toTry::addFirst);
        }
    }

    /** A number that was slow is tried again when the rate has changed since then. */
    private boolean isWorthATrial(int number, Map<Integer, Double> before) {
        double change = measured.get(threads) / before.getOrDefault(threads, Double.MAX_VALUE);
        boolean same = change > 1 / RATE_CHANGE && change < RATE_CHANGE;
        if (same && before.containsKey(number)) {
            return before.get(number) > WORTH_ANOTHER_TRIAL * before.get(threads);
        }
        return number < threads || linked || stepNs(threads) > LEAST_GAIN * stepNs(number);
    }

    /** Predicts the length of a step on a number of threads, from what was measured on the present one. */
    private double stepNs(int number) {
        double measuredNs = 1e9 * eventsPerStep / measured.get(threads);
        if (number == threads) {
            return measuredNs;
        }
        double sequentialNs = threads == 1 ? measuredNs : (measuredNs - exchangeNs(threads)) * threads / REMOTE_COST;
        return number == 1 ? sequentialNs : REMOTE_COST * sequentialNs / number + exchangeNs(number);
    }

    private static double exchangeNs(int number) {
        return EXCHANGE_NS + EXCHANGE_NS_PER_THREAD * number;
    }

    private boolean endRound(Look look) {
        roundUnderWay = false;
        slowWindows = 0;
        roundEndedNs = look.nowNs();
        nextRoundNs = look.nowNs() + roundPauseNs;
        roundPauseNs = Math.min(LONGEST_ROUND_PAUSE_NS, 2 * roundPauseNs);
        int best = measured.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        if (best == threads) {
            reason = reasonFor(best);
            return false;
        }
        return moveTo(best, reasonFor(best), look);
    }

    private String reasonFor(int best) {
        String text = LayoutReason.fastest(measured);
        if (measured.size() == 1) {
            double rate = measured.get(best);
            text = tooLate ? LayoutReason.tooLate(best, rate) : LayoutReason.noGain(best, rate, eventsPerStep);
        }
        return refusals.isEmpty() ? text : text + "; " + LayoutReason.refusals(refusals);
    }

    private boolean moveTo(int number, String why, Look look) {
        phases.add(phase(look, reason));
        threads = number;
        reason = why;
        return true;
    }

    private LayoutPhase phase(Look look, String why) {
        return new LayoutPhase(
                threads, (look.nowNs() - phaseBegan.nowNs()) / 1e9, look.events() - phaseBegan.events(), why);
    }

    /** Expects that the rest of the simulated time takes as long as what was done. */
    private double secondsLeft(Look look) {
        double done = look.doneShare() - began.doneShare();
        double left = 1 - look.doneShare();
        return done <= 0 ? Double.MAX_VALUE : (look.nowNs() - began.nowNs()) / 1e9 * left / done;
    }

    @Override
    public void refused(int onThreads, String why) {
        refusals.put(threads, why);
        all.remove((Integer) threads);
        threads = onThreads;
        reason = LayoutReason.refusals(refusals);
        if (all.size() == 1) {
            fixed = true;
        }
    }

    @Override
    public void stay(String why) {
        fixed = true;
        reason = why;
    }

    @Override
    public List<LayoutPhase> phases(Look look) {
        List<LayoutPhase> whole = new ArrayList<>(phases);
        whole.add(phase(look, BEGIN.equals(reason) ? "the run was over before it could be measured" : reason));
        return whole;
    }
}
