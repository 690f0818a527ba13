package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chronogram.results.Delays;
import org.chronogram.results.FinishedRun;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.LpDivision;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.Recovery;
import org.chronogram.results.StepLatency;
import org.junit.jupiter.api.Test;

/** Runs of 1,000 steps and 10 s with 1,000 events in each step. */
final class DoctorReportTest {
    private static final Delays LOOKAHEAD = new Delays(false, "1s", "", "", List.of());

    private final SampleRun run = new SampleRun();
    private int cores = 4;

    DoctorReportTest() {
        run.events = 1_000_000;
        run.wallSeconds = 10;
        run.division = division(LOOKAHEAD, 0);
    }

    private static LpDivision division(Delays delays, long links) {
        return new LpDivision("", () -> "", links, links, links, delays, 1, "");
    }

    private void partition(double compute, double withoutCore, double imbalance, double exchange, double checkpoint) {
        int number = run.partitions.size();
        int worker = run.workers == 0 ? 0 : number / run.threads;
        int other = run.workers == 0 ? 0 : 1 - worker;
        int thread = run.workers == 0 ? 1 - number : -1;
        run.partitions.add(new PartitionTimes(
                worker,
                number % run.threads,
                1_000,
                ns(compute),
                ns(withoutCore),
                ns(imbalance),
                ns(exchange),
                ns(checkpoint),
                0,
                List.of(new PartitionTimes.Wait(other, thread, 5, ns(imbalance), ns(exchange)))));
    }

    private static long ns(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private FinishedRun finished() {
        return new FinishedRun(run.build(), new StepLatency(2_000, 20, 30, 40, 50, 60), cores);
    }

    private String text() {
        return new DoctorReport(finished()).text();
    }

    private void assertHas(String part) {
        assertTrue(text().contains(part), this::text);
    }

    @Test
    void shouldTellWhereTheTimeOfWorkersWentAndWhatToChange() {
        cores = 2;
        partition(8, 2, 0, 1.5, 0.5);
        partition(2, 0, 6, 1.5, 0.5);
        assertEquals("""
                phold: 1,024 LPs on 2 workers x 1 thread, 1000s in 10 s, 100 k events/s
                  steps        1,000, 100 steps/s: one takes 10 ms and holds 1 k events, 500 in a partition
                  events       1,000,000, 432 % for other partitions; one takes 8 us of computing
                  window       the lookahead of the model ends it: 1s; a step covered 1s on average
                  checkpoints  2, the longest pause 3 ms
                  recoveries   none
                where the time goes, in % of the time of its steps
                                     computing  without core  imbalance  exchange  checkpoints  waits most for
                  all                       40            10         30        15            5
                  worker 0 thread 0         60            20          0        15            5  worker 1: 15
                  worker 1 thread 0         20             0         60        15            5  worker 0: 75
                what to change
                  1. the 2 partitions together compute as much as 0.8 threads that never wait: the sequential engine, \
                --workers 0, is faster
                  2. 30 %: partition 0 computes 4.0 times as long as the others: say how much work each LP is (--lp-events, \
                then --weights RUN_DIR; or ModelBuilder.links and ModelBuilder.weights), or which partition owns it (--partition \
                FILE)
                  3. 15 %: the exchange takes 1.5 ms of each step, computing 5 ms (500 events): as half of the waits take no \
                longer than 20 us, it is not the messages; threads wait for a core, or the network is slow at times: use no more \
                threads than there are free cores (--workers, --threads)
                  4. 10 %: threads have no core for 20 % of the time in which they compute, as others have it: use no more \
                threads than there are free cores (--workers, --threads)
                  5. 5 %: copying state for checkpoints: write fewer (--checkpoint-every)
                what other layouts promise, on 2 cores
                  the sequential engine     144 k events/s, 1.44 times this run
                  2 threads of one process  250 k events/s, 2.5 times this run
                  2 workers                 100 k events/s, 1 times this run
                  if an event takes 6.96 us on the sequential engine and 15 % more elsewhere, a step holds 1 k events, \
                partitions have the same work, and no thread is without a core
                  this run should have 249 k events/s by that, and had 100 k: what it promises to other numbers of workers \
                is lowered by the same share
                  the fastest in one process: --workers 0 --threads 2
                """, text());
    }

    @Test
    void shouldTellWhatThreadsWouldGainFromASequentialRun() {
        run.workers = 0;
        assertHas("one takes 10 us of computing");
        assertHas("  1. the sequential engine does nothing but compute: only other layouts, or less work");
        assertHas("4 threads of one process  347 k events/s, 3.47 times this run");
        assertHas("the fastest in one process: --workers 0 --threads 4");
        assertFalse(text().contains("where the time goes"), this::text);
    }

    @Test
    void shouldNotAdviseThreadsWhereStepsHoldFewEvents() {
        run.workers = 0;
        run.events = 5_000;
        run.wallSeconds = 0.005;
        assertHas("no layout in one process promises 10 % more than this run has");
        assertHas("  1. the run took only 0.005 s, in which much of its code was not compiled yet");
    }

    @Test
    void shouldNotPromiseWhatIsNotPossible() {
        run.workers = 0;
        run.division = division(Delays.NONE, 0);
        assertHas("the model has neither lookahead nor links, so it can run on one thread only");
        assertHas("the model has neither lookahead nor links: no layout of several partitions is possible");
        assertFalse(text().contains("threads of one process"), this::text);
    }

    @Test
    void shouldNotForetellTheWindowsOfLinks() {
        run.workers = 0;
        run.division = division(new Delays(true, "", "", "", List.of()), 0);
        assertHas("the model declares links, which one partition does not need");
        assertHas("by a factor that a run on several threads tells: try --workers 0 --threads 4");
    }

    @Test
    void shouldNameTheLinkThatEndsTheWindows() {
        run.division = division(new Delays(true, "", "1ms", "5ms", List.of(3, 17)), 10);
        assertHas("the shortest link between partitions has a delay of 5ms (from LP 3 to LP 17), that of all links 1ms;"
                + " a step covered 1s on average");
    }

    @Test
    void shouldUseTheWaitsOfThreads() {
        run.workers = 0;
        run.threads = 2;
        partition(9, 0, 0.5, 0.5, 0);
        partition(9, 0, 0.5, 0.5, 0);
        assertHas(
                "worker 0 thread 1         90             0          5         5            0  worker 0 thread 0: 10");
        assertHas("threads compute on a core for 90 % of the time: all of this together gains no more than the rest");
        assertHas("2 threads of one process  100 k events/s, 1 times this run");
        assertHas("the fastest in one process: --workers 0 --threads 4");
    }

    @Test
    void shouldTellOfLostWorkers() {
        partition(9, 0, 0.5, 0.5, 0);
        partition(9, 0, 0.5, 0.5, 0);
        for (int number = 1; number <= 7; number++) {
            run.recoveries.add(
                    new Recovery(number, 1, "was killed by signal 9", 7, "4s", "3s", 0.5, 99, Recovery.ROLLBACK));
        }
        assertHas(
                "recoveries   worker 1 at 4s, it was killed by signal 9: 0.5 s lost, 99 events again, all roll back\n");
        assertHas("               and 2 more, in run.json\n");
        assertHas("  1. 35 %: 7 losses of workers took 3.5 s: look for what ends them; to repeat less, write more"
                + " checkpoints (--checkpoint-every), or keep more messages (--message-log)");
    }

    @Test
    void shouldTellOfTimeOutsideOfStepsAndOfLayouts() {
        run.workers = 0;
        run.threads = 2;
        run.layouts.add(new LayoutPhase(2, 6, 500_000, "it was tried"));
        partition(3, 0, 0.5, 0.5, 0);
        partition(3, 0, 0.5, 0.5, 0);
        assertHas("outside of steps  6 s: first steps, recoveries, and a layout or a run before this one");
        assertHas("layouts           2 threads for 6 s, 83.3 k events/s: it was tried");
    }

    @Test
    void shouldShowTheBusiestAndTheIdlestOfMany() {
        run.workers = 20;
        for (int worker = 0; worker < 20; worker++) {
            partition(1 + worker, 0, 20 - worker, 0, 0);
        }
        assertHas("  and 4 more between them, in run.json\n");
        assertHas("worker 19 thread 0");
        assertHas("worker 0 thread 0");
        assertFalse(text().contains("worker 9 thread 0"), this::text);
    }

    /** 2.9 s of 10 s computing is a third of the time: the rest is the worker, which one LP does not need. */
    @Test
    void shouldAdviseARunOfOneLpThatHasAWorkerToHaveNone() {
        run.workers = 1;
        run.lps = 1;
        partition(4, 0.55, 0, 6, 0);
        assertHas(
                "what to change\n  1. use --workers 0: one partition needs no worker process, and the sequential engine"
                        + " promises 2.9 times this rate\n");
        assertHas(
                "with one LP no layout of several partitions is possible\n  the fastest in one process: --workers 0\n");
        assertFalse(text().contains("--threads"), this::text);
    }

    @Test
    void shouldNotAdviseARunOfOneLpToHavePartitions() {
        run.workers = 0;
        run.lps = 1;
        assertHas(
                "  1. the sequential engine does nothing but compute, and no other layout is possible: only less work in"
                        + " the handlers of the model is faster\n");
        assertFalse(text().contains("--"), this::text);
    }

    @Test
    void shouldForetellWithoutTimeOnACore() {
        run.workers = 1;
        run.lps = 1;
        partition(5, 5, 0, 5, 0);
        assertHas("the sequential engine  200 k events/s, 2 times this run");
        assertHas("the thread has no core for 100 % of the time in which it computes, as other programs have it");
    }

    @Test
    void shouldTellOfARunWithoutSteps() {
        run.workers = 0;
        run.events = 0;
        run.steps = 0;
        assertHas("steps        none");
        assertFalse(text().contains("what other layouts promise"), this::text);
    }
}
