package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.chronogram.protocol.MasterMessage.Assignment;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;

final class AssignmentsTest {
    private final PreparedRun prepared = PreparedRun.of(RunSpecification.of(Simulation.of("phold", Map.of(), 1_000))
            .on(2, 1)
            .with(CoordinatorFixture.KEEPS_MESSAGES));
    private final FakeHost host = new FakeHost(2);
    private final RunCheckpoints checkpoints = new RunCheckpoints(
            new CheckpointKeeper(prepared, CheckpointLocation.nowhere().path(), line -> {}),
            CheckpointLocation.nowhere().text(),
            prepared.specification().faultTolerance(),
            0);
    private final Assignments assignments =
            new Assignments(prepared, host, checkpoints, new WorkerLosses(prepared, host, checkpoints));

    @Test
    void shouldBeginAtTheStartWithoutACheckpoint() {
        Assignment assignment = assignments.of(1, 4, false);
        assertEquals(4, assignment.epoch());
        assertEquals(prepared.specification(), assignment.specification());
        assertEquals(host.placement(1, 4), assignment.placement());
        assertArrayEquals(prepared.declared().encode(), assignment.declared());
        assertNull(assignment.restore());
    }

    @Test
    void shouldLetSurvivorsStayUnlessTheRunStops() {
        assertTrue(assignments.of(0, 1, false).mayStay());
        assertFalse(assignments.of(0, 1, true).mayStay());
    }
}
