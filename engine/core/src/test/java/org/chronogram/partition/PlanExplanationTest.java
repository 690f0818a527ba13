package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

/** What a user is told of a plan, or why there is none. */
final class PlanExplanationTest extends PartitionerFixture {
    @Test
    void shouldSayWhyNoLongerLinksAreCut() {
        PartitionPlan plan = plan(Graphs.path(6, 1000), 6);
        assertEquals(
                "partitions follow the links; the heaviest has 1.00 times the mean weight; 10 of 10 links are cut, the"
                        + " shortest with a delay of 0.000001s (of all links: 0.000001s); without cutting links of"
                        + " 0.000001s one partition would have 6 LPs with 100 % of all weight",
                plan.explanation(TimeBase.SECONDS));
        List<Graphs.Edge> pairs = List.of(new Graphs.Edge(0, 1, 2000), new Graphs.Edge(2, 3, 7000));
        assertEquals(
                "partitions follow the links; the heaviest has 1.67 times the mean weight; 2 of 4 links are cut, the"
                        + " shortest with a delay of 0.000007s (of all links: 0.000002s); without cutting links of"
                        + " 0.000007s no division was found that keeps the balance and gives every partition an LP",
                plan(Graphs.of(6, pairs), 5).explanation(TimeBase.SECONDS));
    }

    @Test
    void shouldRefuseMorePartitionsThanGroupsTiedByDelayZero() {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> plan(Graphs.path(8, 0, 0, 0, 1), 3));
        assertEquals(
                "3 partitions, but LPs that are linked with delay 0 stay together and form only 2 groups, the heaviest of 4"
                        + " LPs; use fewer workers or threads, or declare longer delays",
                refused.getMessage());
    }

    @Test
    void shouldRefuseMorePartitionsThanLps() {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> plan(Graphs.path(3, 5), 4));
        assertTrue(refused.getMessage().startsWith("4 partitions for 3 LPs, expected at most one for each LP"));
        assertThrows(InvalidInputException.class, () -> plan(Graphs.path(3, 5), 0));
        assertThrows(InvalidInputException.class, () -> plan(Graphs.path(3000, 5), 1001));
    }

    @Test
    void shouldSayWhyThePartitionsCannotBeBalanced() {
        List<Graphs.Edge> edges = new ArrayList<>();
        for (int lp = 1; lp < 10; lp++) {
            edges.add(new Graphs.Edge(lp - 1, lp, lp < 7 ? 0 : 1_000_000));
        }
        PartitionPlan plan = plan(Graphs.of(10, edges), 2);
        assertEquals(7, plan.heaviestWeight());
        assertEquals(
                "partitions follow the links; the heaviest has 1.40 times the mean weight; 2 of 18 links are cut, the"
                        + " shortest with a delay of 0.001s (of all links: 0s); they cannot be balanced better, as LPs"
                        + " linked with delay 0 stay together: 7 LPs with 70 % of all weight are one group; without"
                        + " cutting links of 0.001s one partition would have 10 LPs with 100 % of all weight",
                plan.explanation(TimeBase.SECONDS));
    }

    @Test
    void shouldRefuseWeightsThatCannotBeAdded() {
        LinkPartitioner partitioner = new LinkPartitioner(Graphs.path(3, 5));
        partitioner.weights(lp -> Long.MAX_VALUE / 2);
        assertThrows(InvalidInputException.class, () -> partitioner.partition(2));
        partitioner.weights(lp -> -1);
        assertThrows(InvalidInputException.class, () -> partitioner.partition(2));
        assertThrows(InvalidInputException.class, () -> partitioner.imbalance(-0.01));
        assertThrows(InvalidInputException.class, () -> partitioner.imbalance(Double.NaN));
    }

    /** A square 0 - 1 - 3 - 2 - 0 with 10 ticks across, over which much goes, and 5 ticks along, over which little goes. */
    private static PartitionPlan square(long enoughDelayTicks) {
        LinkGraph links = LinkGraph.builder(4)
                .begin(0)
                .add(1, 10, 50)
                .add(2, 5, 1)
                .begin(1)
                .add(3, 5, 1)
                .begin(2)
                .add(3, 10, 50)
                .build();
        return new LinkPartitioner(links).enoughDelayTicks(enoughDelayTicks).partition(2);
    }

    @Test
    void shouldCutLittleTrafficRatherThanALongerDelayThanIsEnough() {
        assertEquals(10, square(Long.MAX_VALUE).smallestCutDelayTicks());
        assertEquals(10, square(6).smallestCutDelayTicks());
        PartitionPlan plan = square(5);
        assertEquals(5, plan.smallestCutDelayTicks());
        assertEquals(
                "partitions follow the links; the heaviest has 1.00 times the mean weight; 2 of 4 links are cut, the"
                        + " shortest with a delay of 5 ticks (of all links: 5 ticks); no delay above 5 ticks is"
                        + " needed, as a step then holds enough events",
                plan.explanation(new TimeBase("ticks", 1)));
    }
}
