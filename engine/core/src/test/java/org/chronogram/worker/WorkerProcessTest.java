package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.MasterMessage.PartsTaken;
import org.chronogram.protocol.MasterMessageReceiver;
import org.chronogram.protocol.SilentPeer;
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
final class WorkerProcessTest extends WorkerProcessFixture {
    private static final long TURN_NS = 50_000_000;
    private static final int TIMES = (int) (END_TICKS / ScriptedModel.LOOKAHEAD);
    private long meshNs;

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
