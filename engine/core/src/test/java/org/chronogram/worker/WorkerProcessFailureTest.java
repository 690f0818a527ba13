package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.chronogram.catalog.ExitCall;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.MasterMessage.Assignment;
import org.chronogram.protocol.MasterMessage.Roster;
import org.chronogram.protocol.WorkerMessage.Failure;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.protocol.WorkerMessage.Ready;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker does when its model or its mesh fails. */
@Timeout(60)
final class WorkerProcessFailureTest extends WorkerProcessFixture {
    @Test
    void shouldReportAFailureOfTheModelAndAwaitTheExit() {
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        ScriptedModel.atNextEvent(() -> {
            throw new IllegalStateException("out of beans");
        });
        exitAfter(Failure.class);
        assertEquals(FAILED, run());
        assertFalse(failure().badInput());
        assertTrue(failure().message().contains("LP 0"), failure().message());
        assertTrue(failure().message().contains("out of beans"), failure().message());
        assertFalse(failure().modelTrace().isEmpty());
    }

    @Test
    void shouldBuildAnewAfterAFailureOfTheModelThatAnotherAssignmentFollows() {
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        ScriptedModel.atNextEvent(() -> {
            master.worker().onAssignment(assignment(1));
            throw new IllegalStateException("a result of the loss");
        });
        lead();
        exitAfter(Outcome.class);
        assertEquals(DONE, run());
        assertFalse(master.last(Ready.class).stayed());
        assertEquals(0, master.last(Ready.class).events());
    }

    @Test
    void shouldRefuseAModelThatIsBuiltDifferentlyThanInTheMaster() {
        master.greet(worker -> {
            Assignment right = assignment(0);
            worker.onAssignment(new Assignment(
                    right.specification(),
                    0,
                    right.placement(),
                    "",
                    null,
                    true,
                    prepared(1).declared().withParameters(Map.of("size", "2")).encode(),
                    right.partitions()));
        });
        exitAfter(Failure.class);
        assertEquals(FAILED, run());
        assertTrue(
                failure().message().startsWith("the model was built differently here than in the master"),
                failure().message());
    }

    @Test
    void shouldFailWhenTheMeshCannotBeOpenedEvenIfAnotherAssignmentIsThere() {
        mesh.whenOpened = () -> {
            master.worker().onAssignment(assignment(1, 2));
            throw meshFailure();
        };
        master.greet(worker -> worker.onAssignment(assignment(0, 2)));
        exitAfter(Failure.class);
        assertEquals(FAILED, run());
        assertEquals(List.of("Failure"), master.names());
        assertTrue(failure().message().contains("MeshContext."), failure().message());
    }

    @Test
    void shouldTakeTheNextAssignmentWhenTheMeshFailsWhileItConnects() {
        mesh.whenConnected = () -> {
            mesh.whenConnected = () -> {};
            master.worker().onAssignment(assignment(1, 2));
            throw meshFailure();
        };
        master.greet(worker -> worker.onAssignment(assignment(0, 2)))
                .answer(Ready.class, worker -> worker.onRoster(roster(2)));
        exitAfter(Ready.class);
        assertEquals(ExitCodes.MASTER_LOST, run());
        assertEquals(List.of("open 0", "connect", "close", "open 1", "close"), mesh.calls);
        assertEquals(List.of(0, 1), epochs(Ready.class));
    }

    @Test
    void shouldTakeTheNextAssignmentWhenTheMeshFailsBeforeTheStart() {
        mesh.whenDriven = () -> {
            master.worker().onAssignment(assignment(1, 2));
            throw meshFailure();
        };
        Roster roster = roster(2);
        master.greet(worker -> worker.onAssignment(assignment(0, 2)))
                .answer(Ready.class, worker -> worker.onRoster(roster));
        exitAfter(Ready.class);
        assertEquals(ExitCodes.MASTER_LOST, run());
        assertEquals(List.of("Ready", "Connected", "Ready"), master.names());
    }

    @Test
    void shouldFailWhenTheMeshFailsAndNoAssignmentFollows() {
        clockStepNs = SECOND_NS;
        mesh.whenConnected = () -> {
            throw meshFailure();
        };
        master.greet(worker -> worker.onAssignment(assignment(0, 2)))
                .answer(Ready.class, worker -> worker.onRoster(roster(2)));
        exitAfter(Failure.class);
        assertEquals(FAILED, run());
        assertEquals(List.of("Ready", "Failure"), master.names());
        assertTrue(failure().message().contains("MeshContext."), failure().message());
        assertEquals(List.of("open 0", "connect", "close"), mesh.calls);
    }

    @Test
    void shouldTellTheMasterThatTheModelEndsTheProcess() {
        WorkerProcess process = process();
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        exitAfter(Failure.class);
        ScriptedModel.atNextEvent(() -> process.failBy(new ExitCall("LP 0 called exit", "at Model.java:1")));
        assertEquals(DONE, process.run());
        assertEquals(new Failure(0, false, "LP 0 called exit", "at Model.java:1"), failure());
    }

    @Test
    void shouldTellTheMasterThatAThreadBesideTheRunFoundNoMemory() {
        WorkerProcess process = process();
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        exitAfter(Failure.class);
        ScriptedModel.atNextEvent(() -> process.failBy(new OutOfMemoryError("Java heap space")));
        assertEquals(DONE, process.run());
        assertTrue(
                failure().message().startsWith("out of memory (Java heap space) with a heap of "), failure()::message);
    }

    @Test
    void shouldEndAtOnceWhereThereIsNoMemoryForAReportEither() {
        WorkerProcess process = process();
        process.failBy(new OutOfMemoryError("Java heap space") {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        assertEquals(List.of(1), halts);
        assertEquals(
                List.of("out of memory for a report of it: use more workers, a smaller model, or"
                        + " --worker-jvm-options=-Xmx..."),
                complaints);
    }
}
