package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.chronogram.results.Delays;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.LpDivision;
import org.chronogram.results.PartitionTimes;
import org.junit.jupiter.api.Test;

/** Runs of 1,000 steps, in which each of two partitions handles 40 events a step where nothing else is said. */
final class StepTimeAdviceTest {
    private static final long MS = 1_000_000;

    private final SampleRun run = new SampleRun();

    StepTimeAdviceTest() {
        run.events = 80_000;
        waitsOf(300_000);
    }

    /** Adds a partition whose parts of the time are given in seconds. */
    private void partition(double compute, double withoutCore, double imbalance, double exchange, double checkpoint) {
        int worker = run.partitions.size() / run.threads;
        int thread = run.partitions.size() % run.threads;
        List<PartitionTimes.Wait> waits =
                List.of(new PartitionTimes.Wait(1 - Math.min(1, worker), -1, 1, ns(imbalance), ns(exchange)));
        run.partitions.add(new PartitionTimes(
                worker,
                thread,
                1_000,
                ns(compute),
                ns(withoutCore),
                ns(imbalance),
                ns(exchange),
                ns(checkpoint),
                0,
                waits));
    }

    private void waitsOf(long ns) {
        run.stepLatencyNs.reset();
        run.stepLatencyNs.recordValueWithCount(ns, 10);
    }

    private static long ns(double seconds) {
        return Math.round(seconds * 1_000 * MS);
    }

    private List<String> advice() {
        return StepTimeAdvice.of(run.build());
    }

    @Test
    void shouldNameThePartitionThatAlwaysHasMoreToCompute() {
        partition(4.5, 0, 0, 0.5, 0);
        partition(0.9, 0, 3.6, 0.5, 0);
        assertEquals(
                List.of(
                        "54 % computing, 36 % waiting for partitions with more to compute, 10 % exchanging messages, 0 %"
                                + " copying checkpoints",
                        "36 %: partition 0 computes 5.0 times as long as the others: say how much work each LP is"
                                + " (--lp-events, then --weights RUN_DIR; or ModelBuilder.links and ModelBuilder.weights), or which partition owns it (--partition FILE)",
                        "10 %: the exchange takes 500 us of each step, computing 2.7 ms (40 events): use fewer partitions (--workers, --threads), or"
                                + " longer delays between them (the lookahead or the links of the model), for longer windows"),
                advice());
    }

    @Test
    void shouldNotAskForLinksThatAreDeclared() {
        run.division = new LpDivision("by links", () -> "", 2, 2, 10, Delays.NONE, 1, "");
        partition(4.5, 0, 0, 0.5, 0);
        partition(0.9, 0, 3.6, 0.5, 0);
        assertEquals(
                "36 %: partition 0 computes 5.0 times as long as the others: say how much work each LP is"
                        + " (--lp-events, then --weights RUN_DIR; or ModelBuilder.weights), or which partition owns it (--partition FILE)",
                advice().get(1));
    }

    @Test
    void shouldAdviseLongerWindowsWhereTheBusiestPartitionChanges() {
        run.events = 6_000;
        partition(5, 0, 4, 1, 0);
        partition(5, 0, 4, 1, 0);
        assertEquals(
                List.of(
                        "50 % computing, 40 % waiting for partitions with more to compute, 10 % exchanging messages, 0 %"
                                + " copying checkpoints",
                        "40 %: now one partition and then another computes longer, as a window holds only 3.0 events of a"
                                + " partition: use fewer partitions (--workers, --threads), or longer delays between them (the lookahead or the links of the model), for longer windows",
                        "10 %: the exchange takes 1 ms of each step, computing 5 ms (3.0 events): messages alone are faster;"
                                + " threads wait for a core, or the network is slow at times: use no more threads than there are"
                                + " free cores (--workers, --threads)"),
                advice());
    }

    @Test
    void shouldSayThatOneThreadIsFaster() {
        partition(0.4, 0, 0, 0.6, 0);
        partition(0.4, 0, 0, 0.6, 0);
        assertEquals(
                List.of(
                        "40 % computing, 0 % waiting for partitions with more to compute, 60 % exchanging messages, 0 %"
                                + " copying checkpoints",
                        "the 2 partitions together compute as much as 0.8 threads that never wait: the sequential engine,"
                                + " --workers 0, is faster",
                        "60 %: the exchange takes 600 us of each step, computing 400 us (40 events): use fewer partitions (--workers, --threads), or"
                                + " longer delays between them (the lookahead or the links of the model), for longer windows"),
                advice());
    }

    /** Such a run has no worker, and is on the sequential engine already when that was found to be faster. */
    @Test
    void shouldSayWhatHelpsARunThatChoosesItsThreads() {
        run.layouts.add(new LayoutPhase(2, 2.5, 80_000, "as many as there are cores"));
        partition(0.4, 0, 0, 0.6, 0);
        partition(0.4, 0, 0, 0.6, 0);
        assertEquals(
                List.of(
                        "the 2 partitions together compute as much as 0.8 threads that never wait: the sequential engine is"
                                + " faster; --workers auto moves a run there that is long enough, and begins there with"
                                + " --threads 1",
                        "60 %: the exchange takes 600 us of each step, computing 400 us (40 events): use fewer partitions"
                                + " (--threads, the most for --workers auto), or longer delays between them (the lookahead or"
                                + " the links of the model), for longer windows"),
                advice().subList(1, 3));
    }

    @Test
    void shouldNotTakeAFewLongWaitsForSlowMessages() {
        waitsOf(10_000);
        partition(0.55, 0, 0, 0.5, 0);
        partition(0.55, 0, 0, 0.5, 0);
        assertEquals(
                "48 %: the exchange takes 500 us of each step, computing 550 us (40 events): as half of the waits take no longer"
                        + " than 10 us, it is not the messages; threads wait for a core, or the network is slow at times: use no"
                        + " more threads than there are free cores (--workers, --threads)",
                advice().get(1));
    }

    @Test
    void shouldNameTheWorkerForWhichAllOthersWait() {
        run.workers = 4;
        partition(1, 0, 0, 0.2, 0);
        partition(1, 0, 0, 1.4, 0);
        partition(1, 0, 0, 1.4, 0);
        run.partitions.add(new PartitionTimes(
                3, 0, 1_000, ns(1), 0, 0, ns(0.2), 0, 0, List.of(new PartitionTimes.Wait(2, -1, 1, 0, ns(0.2)))));
        assertEquals(
                "44 %: the exchange takes 800 us of each step, most of it waiting for worker 0, computing 1 ms (20 events): use"
                        + " fewer partitions (--workers, --threads), or longer delays between them (the lookahead or the links of the model), for longer windows",
                advice().get(1));
    }

    @Test
    void shouldSayThatThreadsHaveNoCore() {
        run.threads = 2;
        partition(4, 2, 0, 0.5, 0.5);
        partition(4, 2, 0, 0.5, 0.5);
        assertEquals(
                List.of(
                        "80 % computing, 0 % waiting for partitions with more to compute, 10 % exchanging messages, 10 %"
                                + " copying checkpoints",
                        "the 2 partitions together compute as much as 0.8 threads that never wait: the sequential engine,"
                                + " --workers 0, is faster",
                        "40 %: threads have no core for 50 % of the time in which they compute, as others have it: use no"
                                + " more threads than there are free cores (--workers, --threads)",
                        "10 %: the exchange takes 500 us of each step, computing 4 ms (40 events): use fewer partitions (--workers, --threads), or"
                                + " longer delays between them (the lookahead or the links of the model), for longer windows",
                        "10 %: copying state for checkpoints: write fewer (--checkpoint-every)"),
                advice());
    }

    @Test
    void shouldSayNothingOfARunThatComputesMostOfTheTime() {
        partition(3, 0, 1, 1, 0);
        partition(3, 0, 1, 1, 0);
        assertEquals(List.of(), advice());
    }

    @Test
    void shouldSayNothingOfAShortRun() {
        partition(0.1, 0, 0, 0.8999, 0);
        partition(0.1, 0, 0, 0.9, 0);
        assertEquals(List.of(), advice());
    }

    @Test
    void shouldSayNothingOfOnePartitionOrNone() {
        assertEquals(List.of(), advice());
        partition(1, 0, 0, 9, 0);
        assertEquals(List.of(), advice());
    }
}
