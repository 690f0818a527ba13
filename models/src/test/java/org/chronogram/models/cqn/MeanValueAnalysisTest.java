package org.chronogram.models.cqn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeanValueAnalysisTest {
    @Test
    void shouldGiveALonelyJobTheTimeOfOneCycle() {
        MeanValueAnalysis one = MeanValueAnalysis.of(1, 1, 1, 10, 6);
        assertEquals(10, one.sojournTicks(), 1e-12);
        assertEquals(1.0 / 16, one.throughputPerTick(), 1e-12);
        assertEquals(10.0 / 16, one.jobsPerQueue(), 1e-12);
    }

    /** Without delays all ways to place n jobs in m equal queues are equally likely, and a server is busy in n of n + m - 1. */
    @Test
    void shouldCountTheWaysToPlaceJobsWhereLinksTakeNoTime() {
        MeanValueAnalysis twelve = MeanValueAnalysis.of(2, 3, 12, 10, 0);
        assertEquals(12.0 / (12 + 6 - 1), twelve.throughputPerTick() * 10, 1e-12);
        assertEquals(2, twelve.jobsPerQueue(), 1e-12);
    }

    /** Two jobs, one queue with mean 10 and a link of 6: states with 0, 1 and 2 jobs at the queue weigh 18, 60 and 100. */
    @Test
    void shouldBeTheProductFormOfAQueueAndALink() {
        MeanValueAnalysis two = MeanValueAnalysis.of(1, 1, 2, 10, 6);
        assertEquals(260.0 / 178, two.jobsPerQueue(), 1e-12);
        assertEquals(160.0 / 178 / 10, two.throughputPerTick(), 1e-12);
    }
}
