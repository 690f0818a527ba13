package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunQueueTest {
    private final RunPlace alpha = FakePlace.idle("alpha");
    private final RunPlace beta = FakePlace.idle("beta");
    private final RunPlace gamma = FakePlace.idle("gamma");

    private static RunQueue queue(int runs, RunPlace... places) {
        RunQueue queue = new RunQueue(List.of(places));
        Grid grid = FakeRuns.grid("rate=1");
        for (int replication = 0; replication < runs; replication++) {
            queue.add(List.of(grid.run(grid.points().get(0), replication)));
        }
        return queue;
    }

    private static Attempt take(RunQueue queue, RunPlace place) {
        return queue.poll(place).orElseThrow();
    }

    private static List<String> failures(RunQueue queue) {
        return queue.takeFailed().stream()
                .map(failure -> failure.run().number() + " " + failure.message())
                .toList();
    }

    @Test
    void shouldGiveEachRunToThePlaceThatAsksFirst() {
        RunQueue queue = queue(2, alpha, beta);
        Attempt first = take(queue, beta);
        Attempt second = take(queue, alpha);
        assertEquals(0, first.run().number());
        assertEquals(1, second.run().number());
        assertEquals(Optional.empty(), queue.poll(alpha));
        assertFalse(queue.isDone(alpha));
        queue.succeeded(second, alpha);
        queue.failed(first, "the model threw");
        assertTrue(queue.isDone(alpha));
        assertEquals(List.of("0 the model threw"), failures(queue));
        assertEquals(Map.of(), queue.losses());
    }

    @Test
    void shouldGiveTheRunOfALostPlaceToAnother() {
        RunQueue queue = queue(2, alpha, beta);
        Attempt lost = take(queue, alpha);
        queue.lost(lost, alpha, "closed");
        assertTrue(queue.isDone(alpha));
        assertEquals(Optional.empty(), queue.poll(alpha));
        assertEquals(lost, take(queue, beta));
        assertEquals(Map.of(alpha, "closed"), queue.losses());
        assertEquals(List.of(), failures(queue));
    }

    @Test
    void shouldFailARunThatManyPlacesWereLostWith() {
        RunQueue queue = queue(1, alpha, beta, gamma);
        queue.lost(take(queue, alpha), alpha, "exit code 1");
        queue.lost(take(queue, beta), beta, "exit code 2");
        queue.lost(take(queue, gamma), gamma, "exit code 3");
        assertEquals(
                List.of(
                        "0 this run was under way on each of 3 hosts that were lost: alpha: exit code 1; beta: exit code"
                                + " 2; gamma: exit code 3"),
                failures(queue));
        assertEquals(List.of(), queue.places());
    }

    @Test
    void shouldGiveUpAPlaceWhereARunFailedThatSucceedsElsewhere() {
        RunQueue queue = queue(3, alpha, beta);
        Attempt doubtful = take(queue, alpha);
        queue.doubtful(doubtful, alpha, "no file");
        assertEquals(Optional.empty(), queue.poll(alpha), "a place in doubt gets nothing");
        assertEquals(doubtful, take(queue, beta));
        queue.succeeded(doubtful, beta);
        assertEquals(
                Map.of(alpha, "rate=1, replication 0 failed there and succeeded on beta: no file"), queue.losses());
        assertTrue(queue.isDone(alpha));
        assertFalse(queue.isDone(beta));
        assertEquals(List.of(), failures(queue));
    }

    @Test
    void shouldFailARunThatFailsAtTwoPlacesAndGoOnWithBoth() {
        RunQueue queue = queue(2, alpha, beta);
        Attempt doubtful = take(queue, alpha);
        queue.doubtful(doubtful, alpha, "no memory there");
        assertEquals(doubtful, take(queue, beta));
        queue.doubtful(doubtful, beta, "no memory here");
        assertEquals(List.of("0 no memory here"), failures(queue));
        assertEquals(1, take(queue, alpha).run().number());
        assertEquals(Map.of(), queue.losses());
    }

    @Test
    void shouldFailAtOnceWhereThereIsNoOtherPlace() {
        RunQueue queue = queue(1, alpha);
        queue.doubtful(take(queue, alpha), alpha, "no memory");
        assertEquals(List.of("0 no memory"), failures(queue));
        assertTrue(queue.isDone(alpha));
    }

    @Test
    void shouldFailWhatOnlyALostPlaceCouldHaveTriedAgain() {
        RunQueue queue = queue(2, alpha, beta);
        queue.doubtful(take(queue, alpha), alpha, "no memory");
        Attempt second = take(queue, beta);
        assertEquals(0, second.run().number());
        queue.lost(second, beta, "closed");
        assertEquals(List.of("0 no memory"), failures(queue));
        assertEquals(1, take(queue, alpha).run().number());
    }

    @Test
    void shouldLetTwoPlacesInDoubtDecideAboutEachOther() {
        RunQueue queue = queue(3, alpha, beta);
        Attempt first = take(queue, alpha);
        Attempt second = take(queue, beta);
        queue.doubtful(first, alpha, "no file");
        queue.doubtful(second, beta, "no file");
        assertEquals(second, take(queue, alpha));
        assertEquals(first, take(queue, beta));
        queue.doubtful(second, alpha, "no file");
        queue.doubtful(first, beta, "no file");
        assertEquals(List.of("1 no file", "0 no file"), failures(queue));
        assertEquals(2, take(queue, beta).run().number());
    }

    @Test
    void shouldKeepASparePlaceUntilAnotherIsLost() {
        RunPlace spare = FakePlace.idleSpare("spare");
        RunQueue queue = queue(2, alpha, spare);
        assertEquals(Optional.empty(), queue.poll(spare));
        assertFalse(queue.isDone(spare));
        queue.lost(take(queue, alpha), alpha, "closed");
        assertEquals(0, take(queue, spare).run().number());
    }

    @Test
    void shouldLetASparePlaceDecideADoubt() {
        RunPlace spare = FakePlace.idleSpare("spare");
        RunQueue queue = queue(2, alpha, spare);
        Attempt doubtful = take(queue, alpha);
        queue.doubtful(doubtful, alpha, "no file");
        assertEquals(doubtful, take(queue, spare));
        queue.succeeded(doubtful, spare);
        assertEquals(1, take(queue, spare).run().number());
    }
}
