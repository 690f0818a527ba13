package org.chronogram.master;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.results.LayoutPhase;

/**
 * Chooses the number of threads of a run while it goes on. It begins on as many as there can be, and measures the rate and
 * the share of the time in which the threads compute. From these it tells which other numbers may be faster, and tries them,
 * the most promising one first; the fastest is kept. Nothing is tried when the run is nearly over. Now and then, and when
 * steps come to hold twice or half as many events, it looks again. Not thread safe.
 */
final class AutoLayout implements LayoutChooser {
    /** A number of threads is tried when so much gain is expected of it. */
    private static final double LEAST_GAIN = 1.1;

    /** Later there is time to try what may be a little faster than it is expected to be. */
    private static final double LEAST_GAIN_AGAIN = 0.85;

    /** A number of which so much more is expected is tried before the code of the run is compiled. */
    private static final double SURE_GAIN = 1.5;

    private static final int SURE_WINDOWS = 3;

    /** A thread with fewer LPs will have an idle step too often. */
    private static final int LEAST_LPS_PER_THREAD = 4;

    /** Events per step change with the model's load: when they have changed by so much, the choice is made again. */
    private static final double CHANGE = 2;

    /** Time that a move must gain: what it takes to warm up on another number of threads, and to move each LP. */
    private static final double SECONDS_PER_MOVE = 0.5;

    private static final double SECONDS_PER_LP = 4e-6;

    /** What can be gained where it is not known how much is. */
    private static final double GAIN_AT_MOST = 2;

    /** A repeated trial must be worth the time that it takes. */
    private static final double LEAST_SECONDS_LEFT_AGAIN = 30;

    /** What was measured before still holds when the rate has changed by less. */
    private static final double RATE_CHANGE = 1.25;

    private static final String BEGIN = "the first measurement";

    /** A run begins with code that is not compiled yet. */
    private static final int COLD_WINDOWS_AT_BEGIN = 4;

    private static final int COLD_WINDOWS = 2;

    private final List<Integer> all;
    private final boolean linked;
    private final int logicalProcesses;
    private final RateProbe probe = new RateProbe();
    private final TrialSchedule schedule = new TrialSchedule();
    private final Map<Integer, Double> measured = new TreeMap<>();
    private final Map<Integer, Double> before = new TreeMap<>();
    private final Map<Integer, String> refusals = new TreeMap<>();
    private final List<LayoutPhase> phases = new ArrayList<>();
    private LayoutRate parallel;
    private int threads;
    private boolean fixed;
    private boolean tooLate;
    private boolean roundUnderWay = true;
    private boolean firstRound = true;
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
        threads = all.stream()
                .filter(number -> logicalProcesses / number >= LEAST_LPS_PER_THREAD)
                .reduce(1, Math::max);
        if (all.size() == 1) {
            stay("there is one core, or one LP, or one thread was asked for");
        }
    }

    /** Returns 1, 2, 4, and so on, and the largest number. */
    private static List<Integer> candidates(int most) {
        IntStream powers = IntStream.iterate(1, number -> number < most, number -> number * 2);
        return IntStream.concat(powers, IntStream.of(most)).boxed().collect(Collectors.toCollection(ArrayList::new));
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
        probe.begin(threads, look, began == null ? COLD_WINDOWS_AT_BEGIN : COLD_WINDOWS);
        if (began == null) {
            began = look;
        }
        phaseBegan = look;
    }

    @Override
    public boolean wantsMove(Look look) {
        if (fixed || !probe.sample(look)) {
            return false;
        }
        if (threads > 1) {
            parallel = probe.rate();
        }
        if (!roundUnderWay) {
            roundUnderWay = wantsRound(look);
            return false;
        }
        return probe.isSettled() ? continueRound(look) : isSureToGain(look);
    }

    private boolean wantsRound(Look look) {
        double now = probe.rate().eventsPerStep();
        boolean changed = now > CHANGE * eventsPerStep || now * CHANGE < eventsPerStep;
        boolean due = changed || schedule.isDue(look.nowNs());
        boolean wanted = (due && secondsLeft(look) > LEAST_SECONDS_LEFT_AGAIN) || disappoints(look);
        if (wanted) {
            rememberRates(changed);
        }
        return wanted;
    }

    private void rememberRates(boolean changed) {
        before.putAll(measured);
        measured.clear();
        if (changed) {
            before.clear();
        }
    }

    /** Tells whether the run has for some time been slower than another number of threads was when it was tried. */
    private boolean disappoints(Look look) {
        double otherRate = measured.entrySet().stream()
                .filter(rate -> rate.getKey() != threads)
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
        return schedule.disappoints(probe.rate().eventsPerSecond(), otherRate, look.nowNs());
    }

    private boolean isSureToGain(Look look) {
        if (probe.windows() < SURE_WINDOWS || threads == 1) {
            return false;
        }
        int number = mostPromising();
        double gain = expected(number) / now();
        if (gain < SURE_GAIN || !isWorthMoving(gain, look)) {
            return false;
        }
        measured.put(threads, now());
        return moveTo(number, "a trial", look);
    }

    /** In the first round the threads run beside the compilers of the JVM, which will have left when the run goes on. */
    private double now() {
        return firstRound ? probe.rate().undisturbed() : probe.rate().eventsPerSecond();
    }

    private boolean continueRound(Look look) {
        measured.put(threads, now());
        int number = mostPromising();
        double gain = expected(number) / measured.values().stream().reduce(0.0, Math::max);
        if (gain > (firstRound ? LEAST_GAIN : LEAST_GAIN_AGAIN)) {
            tooLate = !isWorthMoving(gain, look);
            if (!tooLate) {
                return moveTo(number, "a trial", look);
            }
        }
        return endRound(look);
    }

    /** Returns the number, of those that were not measured in this round, of which the highest rate is expected. */
    private int mostPromising() {
        return all.stream()
                .filter(number -> number != threads && !measured.containsKey(number))
                .max(Comparator.comparingDouble(this::expected))
                .orElse(threads);
    }

    /** What was measured in an earlier round tells more than a prediction, as long as the rate is the same as then. */
    private double expected(int number) {
        LayoutRate rate = probe.rate();
        if (number == threads) {
            return 0;
        }
        double change = rate.eventsPerSecond() / before.getOrDefault(threads, Double.MAX_VALUE);
        boolean same = change > 1 / RATE_CHANGE && change < RATE_CHANGE;
        if (same && before.containsKey(number)) {
            return before.get(number);
        }
        return (linked && threads == 1 && parallel != null ? parallel : rate).expectedOn(number, linked);
    }

    /** A trial in a later round gains nothing at once; it comes only when much of the run is left. */
    private boolean isWorthMoving(double gain, Look look) {
        double gained = secondsLeft(look) * (1 - 1 / Math.min(GAIN_AT_MOST, Math.max(LEAST_GAIN, gain)));
        return gained > SECONDS_PER_MOVE + SECONDS_PER_LP * logicalProcesses;
    }

    private boolean endRound(Look look) {
        roundUnderWay = false;
        firstRound = false;
        eventsPerStep = probe.rate().eventsPerStep();
        schedule.roundEnded(look.nowNs());
        int best = measured.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        if (best == threads) {
            reason = reasonFor();
            return false;
        }
        return moveTo(best, reasonFor(), look);
    }

    private String reasonFor() {
        String text = LayoutReason.fastest(measured);
        if (measured.size() == 1) {
            text = tooLate ? LayoutReason.tooLate(probe.rate()) : LayoutReason.noGain(probe.rate());
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
    public void cannotBegin(String why) {
        int refused = threads;
        refused(all.stream().filter(number -> number < refused).reduce(1, Math::max), why);
        if (!fixed) {
            reason = BEGIN;
        }
    }

    @Override
    public void refused(int onThreads, String why) {
        refusals.put(threads, why);
        all.remove((Integer) threads);
        threads = onThreads;
        reason = LayoutReason.refusals(refusals);
        fixed = all.size() == 1;
    }

    @Override
    public void stay(String why) {
        fixed = true;
        threads = 1;
        reason = why;
    }

    @Override
    public List<LayoutPhase> phases(Look look) {
        List<LayoutPhase> whole = new ArrayList<>(phases);
        whole.add(phase(look, BEGIN.equals(reason) ? "the run was over before it could be measured" : reason));
        return whole;
    }
}
