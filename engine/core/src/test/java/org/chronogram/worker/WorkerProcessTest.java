package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.chronogram.catalog.ExitCall;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.MasterMessage.Assignment;
import org.chronogram.protocol.MasterMessage.PartsTaken;
import org.chronogram.protocol.MasterMessage.Roster;
import org.chronogram.protocol.MasterMessageReceiver;
import org.chronogram.protocol.SilentPeer;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.protocol.WorkerMessage.Busy;
import org.chronogram.protocol.WorkerMessage.Connected;
import org.chronogram.protocol.WorkerMessage.Failure;
import org.chronogram.protocol.WorkerMessage.Heartbeat;
import org.chronogram.protocol.WorkerMessage.MeshReport;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.protocol.WorkerMessage.Ready;
import org.chronogram.protocol.WorkerMessage.StatisticsPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WorkerProcessTest extends WorkerFixture {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final long SECOND_NS = 1_000_000_000;
    private static final long TURN_NS = 50_000_000;
    private static final int TIMES = (int) (END_TICKS / ScriptedModel.LOOKAHEAD);

    private long meshNs;

    /** Takes the only worker of a run as far as the first step, in the next epoch of the mesh. */
    private void lead() {
        master.answer(Ready.class, worker -> worker.onRoster(roster(1)))
                .answer(Connected.class, MasterMessageReceiver::onStart);
    }

    private void exitAfter(Class<? extends WorkerMessage> type) {
        master.answer(type, MasterMessageReceiver::onExit);
    }

    private Failure failure() {
        return master.last(Failure.class);
    }

    private List<Integer> epochs(Class<? extends WorkerMessage> type) {
        return master.said().stream()
                .filter(type::isInstance)
                .map(WorkerMessage::epoch)
                .toList();
    }

    @Test
    void shouldTakePartFromTheAssignmentToTheExit() {
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        master.answer(StatisticsPart.class, worker -> worker.onPartsTaken(new PartsTaken(0, 1)));
        exitAfter(Outcome.class);
        assertEquals(DONE, run());
        assertEquals(List.of("Ready", "Connected", "StatisticsPart", "Outcome"), master.names());
        Outcome outcome = master.last(Outcome.class);
        assertEquals(END_TICKS, outcome.reachedTicks());
        assertEquals((TIMES - 1) * ScriptedModel.LPS, outcome.events().handled());
        assertEquals(1, outcome.parts());
        assertEquals(List.of(), halts);
        assertEquals(List.of(), mesh.calls);
        assertEquals(1, master.closings);
    }

    @Test
    void shouldBeReadyAtTheStartOfTheRun() {
        master.greet(worker -> worker.onAssignment(assignment(0)));
        exitAfter(Ready.class);
        assertEquals(ExitCodes.MASTER_LOST, run());
        Ready ready = master.last(Ready.class);
        assertEquals(0, ready.step());
        assertEquals(0, ready.events());
        assertFalse(ready.stayed());
    }

    @Test
    void shouldBeginAgainWhenAnotherAssignmentComesInsteadOfTheRoster() {
        master.greet(worker -> worker.onAssignment(assignment(0)))
                .answer(Ready.class, worker -> worker.onAssignment(assignment(1)));
        lead();
        exitAfter(Outcome.class);
        assertEquals(DONE, run());
        assertEquals(List.of(0, 1), epochs(Ready.class));
        assertEquals(List.of(1), epochs(Outcome.class));
        assertFalse(master.last(Ready.class).stayed());
    }

    @Test
    void shouldNotStartInAnEpochThatIsOver() {
        master.greet(worker -> worker.onAssignment(assignment(0)))
                .answer(Ready.class, worker -> worker.onRoster(roster(1)))
                .answer(Connected.class, worker -> {
                    worker.onStart();
                    worker.onAssignment(assignment(1));
                });
        lead();
        exitAfter(Outcome.class);
        assertEquals(DONE, run());
        assertEquals(List.of(0, 1), epochs(Connected.class));
        assertEquals(List.of(1), epochs(Outcome.class));
    }

    @Test
    void shouldLeaveTheStepsForAnotherAssignment() {
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        ScriptedModel.atNextEvent(() -> master.worker().onAssignment(assignment(1)));
        lead();
        exitAfter(Outcome.class);
        assertEquals(DONE, run());
        assertEquals(List.of(0, 1), epochs(Ready.class));
        assertEquals(List.of(1), epochs(Outcome.class));
        assertEquals(
                (TIMES - 1) * ScriptedModel.LPS,
                master.last(Outcome.class).events().handled());
    }

    @Test
    void shouldExitWhenTheMasterGivesTheRunUpBeforeTheAssignment() {
        master.greet(MasterMessageReceiver::onExit);
        assertEquals(ExitCodes.MASTER_LOST, run());
        assertEquals(List.of(), master.names());
        assertEquals(1, master.closings);
    }

    @Test
    void shouldExitWithoutAFailureWhenTheMasterGivesTheRunUpDuringAStep() {
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        ScriptedModel.atNextEvent(() -> {
            master.worker().onExit();
            throw new IllegalStateException("nobody asks for it any more");
        });
        assertEquals(DONE, run());
        assertEquals(List.of("Ready", "Connected"), master.names());
    }

    @Test
    void shouldFailWhenTheMasterSaysWhatItCannotMean() {
        master.greet(worker -> worker.onAssignment(assignment(0))).answer(Ready.class, MasterMessageReceiver::onStart);
        exitAfter(Failure.class);
        assertEquals(FAILED, run());
        assertTrue(
                failure().message().contains("the master said Start where Roster was expected"),
                failure().message());
    }

    @Test
    void shouldExitWhenTheMasterIsLost() {
        master.greet(worker -> worker.onClosed("connection reset"));
        assertEquals(ExitCodes.MASTER_LOST, run());
        assertEquals(List.of(), master.names());
        assertEquals(List.of(), halts);
        assertEquals(List.of(), complaints);
    }

    @Test
    void shouldExitWhenTheMasterIsLostDuringAStep() {
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        ScriptedModel.atNextEvent(() -> master.worker().onClosed("connection reset"));
        assertEquals(ExitCodes.MASTER_LOST, run());
        assertEquals(List.of("Ready", "Connected"), master.names());
    }

    @Test
    void shouldComplainWhenTheMasterCannotBeReached() {
        master.refusal = "no control link to master 127.0.0.1:1: connection refused";
        assertEquals(ExitCodes.MASTER_LOST, run());
        assertEquals(List.of(master.refusal), complaints);
    }

    @Test
    void shouldForceTheExitWhereAHandlerDoesNotReturn() {
        clockStepNs = SECOND_NS;
        createAeronDirectory();
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        ScriptedModel.atNextEvent(() -> {
            master.worker().onClosed("connection reset");
            while (halts.isEmpty()) {
                Thread.onSpinWait();
            }
        });
        assertEquals(ExitCodes.MASTER_LOST, run());
        assertEquals(List.of(ExitCodes.MASTER_LOST), halts);
        assertFalse(Files.exists(aeronDirectory()));
    }

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
    void shouldGiveASignOfLifeBeforeThereIsProgress() {
        WorkerProcess process = process();
        master.greet(worker -> worker.onAssignment(assignment(3)));
        master.answer(Ready.class, worker -> {
            process.report();
            worker.onExit();
        });
        assertEquals(ExitCodes.MASTER_LOST, process.run());
        assertTrue(
                master.signsOfLife().contains(new Heartbeat(3)),
                () -> master.signsOfLife().toString());
    }

    /** The peer does not connect, and says nothing. */
    @Test
    void shouldReportAPeerThatIsSilentFromTheStart() {
        WorkerProcess process = process();
        master.greet(worker -> worker.onAssignment(assignment(3, 2)))
                .answer(Ready.class, worker -> worker.onRoster(roster(2)));
        mesh.whenConnected = () -> {
            turnMesh(9);
            process.report();
            turnMesh(1);
            process.report();
            master.worker().onExit();
            master.isOpen = false;
        };
        process.run();
        assertEquals(
                List.of(new MeshReport(3, 450, List.of()), new MeshReport(3, 500, List.of(new SilentPeer(1, 500)))),
                master.signsOfLife().stream()
                        .filter(MeshReport.class::isInstance)
                        .toList());
    }

    private void turnMesh(int times) {
        for (int turn = 0; turn < times; turn++) {
            meshNs += TURN_NS;
            mesh.silence.turn(meshNs);
        }
    }

    @Test
    void shouldReportProgressAndWhatALongStepDoes() {
        clockStepNs = SECOND_NS;
        WorkerProcess process = process();
        master.greet(worker -> worker.onAssignment(assignment(0)));
        lead();
        ScriptedModel.atNextEvent(() -> {
            process.report();
            process.report();
        });
        exitAfter(Outcome.class);
        assertEquals(DONE, process.run());
        assertTrue(master.signsOfLife().stream().anyMatch(ProgressReport.class::isInstance));
        Busy busy = (Busy) master.signsOfLife().stream()
                .filter(Busy.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertTrue(busy.activity().contains("LP 0"), busy.activity());
    }
}
