package org.chronogram.realtime;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Tells when the simulated time of a step has come on the wall clock, and how late steps begin. It never skips anything: a
 * run that is behind goes on without waiting until it has caught up. Not thread safe, but other threads may ask for times once it has begun.
 */
public final class Pacer {
    /** A step that begins later than this counts as late. */
    public static final long LATE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The user is warned once when a step begins later than this. */
    static final long BEHIND_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final TimeScale scale;
    private final NanoClock clock;
    private final Idle idle;
    private final Consumer<String> notices;
    private final LongFunction<String> format;
    private final Histogram lateness = new Histogram(3);
    private long startTicks;
    private long startNs;
    private boolean begun;
    private long lateSteps;
    private boolean warned;

    /**
     * Creates the pacer of a run.
     *
     * @param scale how long simulated time takes.
     * @param clock the wall clock.
     * @param idle how the thread waits.
     * @param notices takes the warning that the run is behind.
     * @param format writes a simulated time.
     */
    public Pacer(TimeScale scale, NanoClock clock, Idle idle, Consumer<String> notices, LongFunction<String> format) {
        this.scale = scale;
        this.clock = clock;
        this.idle = idle;
        this.notices = notices;
        this.format = format;
    }

    /**
     * Begins: from now on simulated time follows the wall clock. Later calls change nothing.
     *
     * @param ticks simulated time at this moment: 0, or where the run is resumed.
     */
    public void begin(long ticks) {
        if (!begun) {
            begun = true;
            startTicks = ticks;
            startNs = clock.nanoTime();
        }
    }

    /**
     * Tells whether a simulated time has come.
     *
     * @param ticks the time.
     * @return true when it has.
     */
    public boolean isDue(long ticks) {
        return remainingNs(ticks) <= 0;
    }

    /**
     * Waits a part of the time until a simulated time has come.
     *
     * @param ticks the time.
     * @param longestNs the longest time to wait, in nanoseconds.
     */
    public void idle(long ticks, long longestNs) {
        long remainingNs = remainingNs(ticks);
        if (remainingNs > 0) {
            idle.idle(remainingNs, longestNs);
        }
    }

    /**
     * Returns how long it takes until a simulated time has come.
     *
     * @param ticks the time.
     * @return wall-clock time in nanoseconds; negative when it has passed.
     */
    public long remainingNs(long ticks) {
        return scale.nanos(ticks - startTicks) - (clock.nanoTime() - startNs);
    }

    /**
     * Takes note of a step that begins now.
     *
     * @param ticks simulated time at which it should begin.
     */
    public void onStep(long ticks) {
        long lateNs = Math.max(0, -remainingNs(ticks));
        lateness.recordValue(lateNs);
        lateSteps += lateNs > LATE_NS ? 1 : 0;
        if (lateNs > BEHIND_NS && !warned) {
            warned = true;
            notices.accept("sim: real time: the run is " + TimeUnit.NANOSECONDS.toMillis(lateNs)
                    + " ms behind the wall clock at simulated time " + format.apply(ticks)
                    + "; it goes on without waiting until it has caught up");
        }
    }

    /**
     * Returns the simulated time of this moment.
     *
     * @return time in ticks.
     */
    public long nowTicks() {
        return startTicks + scale.ticks(clock.nanoTime() - startNs);
    }

    /**
     * Returns how late the steps have begun.
     *
     * @return nanoseconds of all steps.
     */
    public Histogram lateness() {
        return lateness;
    }

    /**
     * Returns how many steps were late.
     *
     * @return steps that have begun more than {@link #LATE_NS} after their time.
     */
    public long lateSteps() {
        return lateSteps;
    }
}
