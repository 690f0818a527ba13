package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.chronogram.host.WorkerExit;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.ProcessFault;
import org.junit.jupiter.api.Test;

/** What a host agent does with its workers: it starts them, reports their ends, and leaves none behind. */
final class HostAgentWorkersTest extends HostAgentFixture {
    @Test
    void shouldLaunchWorkers() throws IOException {
        launched(2, 1);
        hear(new HostCommand.Launch(0, 1));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(new HostMessage.Launched(0, 1, FakeWorkerHost.FIRST_PID)), master.taken());
        assertEquals(List.of("launch 2 in epoch 1", "launch 0 in epoch 1", "close"), host.actions);
    }

    @Test
    void shouldReportAWorkerThatCannotBeLaunched() throws IOException {
        prepared();
        then(() -> host.full = true);
        hear(new HostCommand.Launch(1, 4));
        then(() -> passMs(500));
        released();
        assertTrue(agent.run());
        List<HostMessage> sent = master.taken();
        assertEquals(
                List.of(new HostMessage.LaunchFailed(1, 4, "no more processes"), new HostMessage.Alive(List.of())),
                sent.subList(2, sent.size()));
    }

    @Test
    void shouldReportTheEndOfTheNewestProcess() throws IOException {
        launched(1, 4);
        then(() -> context.exits().accept(new WorkerExit(1, 4, 137)));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(new HostMessage.Exited(1, 4, 137, "last words of 1")), master.taken());
    }

    @Test
    void shouldNotReportTheEndOfAnOlderProcess() throws IOException {
        launched(1, 4);
        hear(new HostCommand.Remove(1));
        hear(new HostCommand.Launch(1, 5));
        then(() -> context.exits().accept(new WorkerExit(1, 4, 137)));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(new HostMessage.Launched(1, 5, FakeWorkerHost.FIRST_PID + 1)), master.taken());
    }

    @Test
    void shouldNotReportTheEndOfAProcessThatWasRemoved() throws IOException {
        launched(1, 4);
        hear(new HostCommand.Remove(1));
        then(() -> context.exits().accept(new WorkerExit(1, 4, 137)));
        then(() -> passMs(500));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(new HostMessage.Alive(List.of())), master.taken());
        assertEquals(List.of("launch 1 in epoch 4", "remove 1", "close"), host.actions);
    }

    @Test
    void shouldRemoveNothingThatWasNotLaunched() throws IOException {
        launched(1, 4);
        hear(new HostCommand.Remove(0));
        released();
        assertTrue(agent.run());
        assertEquals(List.of("launch 1 in epoch 4", "close"), host.actions);
    }

    @Test
    void shouldWaitForTheWorkersWhenItIsReleased() throws IOException {
        launched(0, 0);
        released();
        assertTrue(agent.run());
        assertEquals(List.of("launch 0 in epoch 0", "close"), host.actions);
        assertTrue(master.closed);
    }

    @Test
    void shouldEndTheWorkersOfARunAndServeAnother() throws IOException {
        launched(0, 0);
        hear(new HostCommand.EndRun(false));
        then(() -> assertEquals(List.of("launch 0 in epoch 0", "close"), host.actions));
        then(() -> assertEquals(List.of(new HostMessage.RunEnded()), master.taken()));
        then(() -> context.exits().accept(new WorkerExit(0, 0, 137)));
        then(() -> assertEquals(List.of(), master.taken()));
        launched(1, 1);
        released();
        assertTrue(agent.run());
        assertEquals(List.of("launch 0 in epoch 0", "close", "launch 1 in epoch 1", "close"), host.actions);
    }

    @Test
    void shouldKillTheWorkersWhenTheEndOfTheRunSaysSo() throws IOException {
        launched(0, 0);
        hear(new HostCommand.EndRun(true));
        released();
        assertTrue(agent.run());
        assertEquals(List.of("launch 0 in epoch 0", "kill", "close"), host.actions);
    }

    @Test
    void shouldInjectFaultsIntoTheNewestProcess() throws IOException {
        launched(1, 4);
        hear(new HostCommand.Inject(1, 4, ProcessFault.STOP));
        hear(new HostCommand.Inject(1, 3, ProcessFault.KILL));
        hear(new HostCommand.Inject(0, 4, ProcessFault.KILL));
        released();
        assertTrue(agent.run());
        assertEquals(List.of("launch 1 in epoch 4", "STOP 1", "close"), host.actions);
    }

    @Test
    void shouldReportAFaultThatCannotBeInjected() throws IOException {
        launched(1, 4);
        then(() -> host.full = true);
        hear(new HostCommand.Inject(1, 4, ProcessFault.STOP));
        released();
        assertTrue(agent.run());
        assertEquals(
                List.of(new HostMessage.Printed("sim: a fault could not be brought about on b: no more processes")),
                master.taken());
    }

    @Test
    void shouldKillTheWorkersOfASilentMaster() {
        launched(0, 0);
        hear(new HostCommand.Ping());
        then(() -> passMs(10_000));
        then(() -> assertEquals(List.of("launch 0 in epoch 0"), host.actions));
        then(() -> passMs(1));
        assertEquals(
                "the master said nothing for 10 s: check the network between the hosts",
                assertThrows(IOException.class, agent::run).getMessage());
        assertEquals(List.of("launch 0 in epoch 0", "kill", "close"), host.actions);
        assertTrue(master.closed);
    }

    @Test
    void shouldKillTheWorkersWhenTheLinkCloses() {
        launched(0, 0);
        IOException reason = new IOException("the link to the master has closed: end of stream");
        master.turns.add(() -> {
            throw reason;
        });
        assertSame(reason, assertThrows(IOException.class, agent::run));
        assertEquals(List.of("launch 0 in epoch 0", "kill", "close"), host.actions);
        assertTrue(master.closed);
    }

    @Test
    void shouldKillTheWorkersWhenItIsStopped() throws IOException {
        launched(0, 0);
        then(() -> assertFalse(context.stopRequested().getAsBoolean()));
        then(agent::stop);
        assertFalse(agent.run());
        assertTrue(context.stopRequested().getAsBoolean());
        assertEquals(List.of("launch 0 in epoch 0", "kill", "close"), host.actions);
        assertTrue(master.closed);
    }
}
