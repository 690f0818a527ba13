package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.chronogram.model.Counter;
import org.chronogram.model.StatisticSet;
import org.chronogram.partition.PartitionPlan;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.Recovery;
import org.junit.jupiter.api.Test;

final class MeshEpochTest {
    private static final int WORKERS = 3;

    private final FakeHost host = new FakeHost(WORKERS);
    private final StatisticSet declared = new StatisticSet();
    private MeshEpoch epoch;

    MeshEpochTest() {
        declared.add(new Counter("hits", ""));
        epoch = MeshEpoch.first(4, WORKERS, declared, new LpEventCounts(PartitionPlan.blocks(7, WORKERS), 1, false));
    }

    private static WorkerMessage.Ready ready(int worker, long step, boolean stayed) {
        String[] endpoints = new String[WORKERS];
        for (int peer = 0; peer < WORKERS; peer++) {
            endpoints[peer] = peer == worker ? null : "of " + worker + " for " + peer;
        }
        return new WorkerMessage.Ready(4, Arrays.asList(endpoints), step, 0, stayed);
    }

    private void allReady(boolean... stayed) {
        for (int worker = 0; worker < WORKERS; worker++) {
            assertEquals(worker == WORKERS - 1, epoch.ready(worker, ready(worker, 5 + worker, stayed[worker])));
        }
    }

    private void allConnected() {
        for (int worker = 0; worker < WORKERS; worker++) {
            assertEquals(worker == WORKERS - 1, epoch.connected(worker));
        }
    }

    private static WorkerMessage.Outcome outcome(long parts) {
        RunCosts costs = new RunCosts(RunCosts.encode(new Histogram(3)), List.of(), 1, 1, 1, 1, 0);
        return new WorkerMessage.Outcome(4, 1, false, StopReason.NONE, 1, parts, new EventCounts(1, 0, 1, 1, 1), costs);
    }

    @Test
    void shouldTellEachWorkerWhereItMustSendToAndTheStepsOfAll() {
        allReady(false, false, false);
        assertEquals(
                new MasterMessage.Roster(Arrays.asList("of 0 for 1", null, "of 2 for 1"), List.of(5L, 6L, 7L)),
                epoch.roster(1));
        assertEquals(6, epoch.mostCompletedSteps());
    }

    @Test
    void shouldRefuseEndpointsThatAreMissing() {
        WorkerMessage.Ready tooFew = new WorkerMessage.Ready(4, List.of("a"), 0, 0, false);
        assertEquals("1 endpoints, expected one for each of 3 workers", refusal(() -> epoch.ready(0, tooFew)));
        WorkerMessage.Ready none = new WorkerMessage.Ready(4, Arrays.asList("a", null, null), 0, 0, false);
        assertEquals("no endpoint for worker 2", refusal(() -> epoch.ready(1, none)));
    }

    private static String refusal(Runnable action) {
        return assertThrows(RuntimeException.class, action::run).getMessage();
    }

    @Test
    void shouldRefuseWhatComesTwiceOrOutOfOrder() {
        assertEquals("not all workers were ready", refusal(() -> epoch.connected(0)));
        allReady(false, false, false);
        assertEquals("it was ready before", refusal(() -> epoch.ready(0, ready(0, 0, false))));
        assertEquals("the run had not begun", refusal(() -> epoch.outcome(0, outcome(0))));
        allConnected();
        assertEquals("it was connected before", refusal(() -> epoch.connected(0)));
        epoch.outcome(0, outcome(0));
        assertEquals("it had an outcome before", refusal(() -> epoch.outcome(0, outcome(0))));
    }

    @Test
    void shouldMergeStatisticsAndCountTheirParts() {
        allReady(false, false, false);
        allConnected();
        StatisticSet recorded = declared.emptyCopy();
        recorded.counter("hits").increment();
        WorkerMessage.StatisticsPart part =
                new WorkerMessage.StatisticsPart(4, recorded.parts().next());
        assertEquals(1, epoch.statistics(1, part));
        assertEquals(2, epoch.statistics(1, part));
        assertEquals(1, epoch.statistics(2, part));
        assertEquals(3, epoch.statistics().counter("hits").count());
        assertEquals("2 of 1 parts of its outcome came", refusal(() -> epoch.outcome(1, outcome(1))));
        epoch.outcome(1, outcome(2));
        assertFalse(epoch.isDone());
    }

    @Test
    void shouldTakeTheEventsOfAllLpsOfAWorkerAndCountTheirParts() {
        PartitionPlan plan = PartitionPlan.blocks(7, WORKERS);
        epoch = MeshEpoch.first(4, WORKERS, declared, new LpEventCounts(plan, 1, true));
        allReady(false, false, false);
        allConnected();
        assertEquals(1, epoch.lpEvents(1, new WorkerMessage.LpEventsPart(4, new long[] {5})));
        assertEquals("the events of 1 LPs are missing", refusal(() -> epoch.outcome(1, outcome(1))));
        assertEquals(2, epoch.lpEvents(1, new WorkerMessage.LpEventsPart(4, new long[] {6})));
        assertEquals(
                "events of 1 further LPs, expected at most 0",
                refusal(() -> epoch.lpEvents(1, new WorkerMessage.LpEventsPart(4, new long[] {7}))));
        epoch.outcome(1, outcome(2));
        assertEquals(
                "it had an outcome before",
                refusal(() -> epoch.lpEvents(1, new WorkerMessage.LpEventsPart(4, new long[0]))));
    }

    @Test
    void shouldNameHowTheRunGoesOnByTheSurvivorsAlone() {
        host.launchEpochs[2] = 4;
        allReady(true, true, false);
        assertEquals(Recovery.STAY, epoch.recoveryKind(host));
    }

    @Test
    void shouldSayHowManySurvivorsStay() {
        host.launchEpochs[2] = 4;
        allReady(true, false, false);
        assertEquals("1 of 2 survivors stay", epoch.recoveryKind(host));
    }

    @Test
    void shouldSayThatAllRollBackWhenNoneStays() {
        host.launchEpochs[2] = 4;
        allReady(false, false, false);
        assertEquals(Recovery.ROLLBACK, epoch.recoveryKind(host));
    }

    @Test
    void shouldKeepTheLinksOfTheSurvivorsAndNothingElse() {
        FakeLink[] links = {new FakeLink(0, 4, 1), new FakeLink(1, 4, 2), new FakeLink(2, 4, 3)};
        for (FakeLink link : links) {
            epoch.join(link.worker(), link);
        }
        allReady(false, false, false);
        MeshEpoch next = epoch.without(1);
        assertEquals(5, next.number());
        assertTrue(next.isCurrent(links[0]));
        assertFalse(next.isCurrent(links[1]));
        assertNull(next.link(1));
        assertTrue(links[1].closed);
        assertFalse(links[0].closed);
        assertEquals(0, next.firstNotReady());
        next.sendToAll(new MasterMessage.Start());
        assertEquals(List.of(), links[1].names());
        assertEquals(List.of("Start"), links[2].names());
    }

    @Test
    void shouldNotTakeALinkForCurrentThatNamesNoWorkerOfTheRun() {
        assertFalse(epoch.isCurrent(new FakeLink(WORKERS, 4, 1)));
    }

    @Test
    void shouldKnowTheFirstWorkerThatIsNotReady() {
        epoch.ready(0, ready(0, 0, false));
        assertEquals(1, epoch.firstNotReady());
    }
}
