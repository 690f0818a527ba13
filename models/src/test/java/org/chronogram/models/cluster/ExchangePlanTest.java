package org.chronogram.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patterns are barriers: when a worker has gone through its stages, it has heard of all, directly or by way of others. */
class ExchangePlanTest {
    /** A datagram under way, with the workers of which its sender had heard. */
    private record Message(int target, int kind, BitSet heardOf) {}

    /** One worker that goes through its stages without any time. */
    private static final class Walker {
        private final ExchangeProgress progress;
        private final BitSet heardOf = new BitSet();

        Walker(int worker, List<Stage> stages) {
            progress = new ExchangeProgress(stages);
            progress.begin();
            heardOf.set(worker);
        }

        void advance(Deque<Message> underWay) {
            for (Stage stage = progress.next(); stage != null; stage = progress.next()) {
                for (int target : stage.targets()) {
                    underWay.add(new Message(target, stage.sentKind(), (BitSet) heardOf.clone()));
                }
            }
        }

        void receive(Message message) {
            heardOf.or(message.heardOf());
            progress.count(0, message.kind());
        }
    }

    private static ExchangePlan plan(String pattern, int workers, int hosts, Map<String, String> others) {
        Map<String, String> given = new HashMap<>(others);
        given.put("pattern", pattern);
        given.put("cluster-workers", workers + "");
        given.put("hosts", hosts + "");
        return new ExchangePlan(ClusterSettings.of(ParameterValues.parse(new ClusterModel(), given)));
    }

    private static List<Walker> exchanged(List<List<Stage>> stages) {
        List<Walker> walkers = new ArrayList<>();
        Deque<Message> underWay = new ArrayDeque<>();
        for (int worker = 0; worker < stages.size(); worker++) {
            walkers.add(new Walker(worker, stages.get(worker)));
            walkers.get(worker).advance(underWay);
        }
        while (!underWay.isEmpty()) {
            Message message = underWay.remove();
            Walker walker = walkers.get(message.target());
            walker.receive(message);
            walker.advance(underWay);
        }
        return walkers;
    }

    private static void assertAllHeardOfAll(List<List<Stage>> stages) {
        for (Walker walker : exchanged(stages)) {
            assertTrue(walker.progress.isDone());
            assertEquals(stages.size(), walker.heardOf.cardinality());
        }
    }

    @ParameterizedTest
    @CsvSource({"all", "dissemination", "tree", "hierarchical"})
    void shouldTellEachWorkerOfAllOthers(String pattern) {
        for (int workers = 1; workers <= 40; workers++) {
            for (int hosts : new int[] {1, (workers + 3) / 4, (workers + 15) / 16}) {
                ExchangePlan plan = plan(pattern, workers, hosts, Map.of());
                assertAllHeardOfAll(
                        IntStream.range(0, workers).mapToObj(plan::ofStep).toList());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "5, 4", "17, 6", "40, 2"})
    void shouldTellNeighboursInAStepAndAllInALastingDissemination(int workers, int neighbours) {
        ExchangePlan plan = plan("neighbours", workers, 1, Map.of("neighbours", neighbours + ""));
        List<Walker> afterStep =
                exchanged(IntStream.range(0, workers).mapToObj(plan::ofStep).toList());
        for (int worker = 0; worker < workers; worker++) {
            BitSet expected = new BitSet();
            expected.set(worker);
            IntStream.of(plan.traffic().targets(worker)).forEach(expected::set);
            assertEquals(expected, afterStep.get(worker).heardOf);
            assertEquals(Math.min(neighbours + 1, workers), expected.cardinality());
        }
        assertAllHeardOfAll(IntStream.range(0, workers).mapToObj(plan::lasting).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "all, 9, 0, 1000",
        "dissemination, 9, 0, 5",
        "tree, 33, 0, 100",
        "dissemination, 33, 4, 5000",
        "neighbours, 12, 4, 10000",
        "hierarchical, 64, 0, 1000"
    })
    void shouldAwaitAsManyDatagramsWithEventsAsAreSent(String pattern, int workers, int neighbours, int events) {
        ExchangePlan plan =
                plan(pattern, workers, (workers + 3) / 4, Map.of("neighbours", neighbours + "", "events", events + ""));
        EventTraffic traffic = plan.traffic();
        for (long step = 0; step < 40; step++) {
            int[] sent = new int[workers];
            for (int worker = 0; worker < workers; worker++) {
                for (int number = 0; number < traffic.peersInStep(); number++) {
                    int target = traffic.target(worker, step, number);
                    assertTrue(target != worker);
                    sent[target] += traffic.datagrams(worker, target);
                }
            }
            for (int worker = 0; worker < workers; worker++) {
                assertEquals(sent[worker], traffic.awaited(worker, step));
            }
        }
    }

    /** 1,000 events, a quarter of them drawn from 101 workers, reach 91.6 of the 100 others on average. */
    @ParameterizedTest
    @CsvSource({"1000, 92", "100000, 100", "4, 1", "1, 0"})
    void shouldReachAsManyWorkersAsAreDrawn(int events, int peers) {
        EventTraffic traffic =
                plan("dissemination", 101, 1, Map.of("events", events + "")).traffic();
        assertEquals(peers, traffic.peersInStep());
    }

    @ParameterizedTest
    @CsvSource({"all", "dissemination", "tree", "hierarchical", "neighbours"})
    void shouldDeclareALinkForEachDatagram(String pattern) {
        ExchangePlan plan = plan(pattern, 20, 3, Map.of("neighbours", "4"));
        for (int worker = 0; worker < 20; worker++) {
            Map<Integer, Long> declared = new HashMap<>();
            plan.declareLinks(worker, (target, delayTicks, traffic) -> declared.put(target, delayTicks));
            Set<Integer> used = new HashSet<>();
            plan.ofStep(worker).forEach(stage -> IntStream.of(stage.targets()).forEach(used::add));
            plan.lasting(worker).forEach(stage -> IntStream.of(stage.targets()).forEach(used::add));
            IntStream.of(plan.traffic().targets(worker)).forEach(used::add);
            assertEquals(used, declared.keySet());
            int host = worker / 7;
            declared.forEach((target, delay) -> assertEquals(target / 7 == host ? 5_000L : 30_000L, delay));
        }
    }
}
