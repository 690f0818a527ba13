package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.chronogram.host.HostFactory;
import org.chronogram.host.WorkerExit;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Outside;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose workers never join. */
@Timeout(60)
final class DistributedRunTest {
    private final FakeHost host = new FakeHost(1);
    private final StopRequest stopRequest = new StopRequest();
    private final RunState state = new RunState();

    private DistributedRun run(String bindAddress, HostFactory hosts) {
        RunSpecification local = RunSpecification.of(Simulation.of("phold", Map.of(), 1_000_000_000))
                .with(FaultTolerance.WITHOUT_CHECKPOINTS);
        RunSpecification specification = new RunSpecification(
                local.simulation(),
                local.code(),
                local.layout(),
                new HostOptions(bindAddress, "", "", false),
                local.faultTolerance(),
                Outside.NONE);
        return new DistributedRun(
                PreparedRun.of(specification), hosts, RunListener.NONE, stopRequest, new CheckpointRequest(), state);
    }

    @Test
    void shouldEndARunThatIsToStopBeforeItsWorkersHaveJoined() {
        stopRequest.raise();
        RunFailedException failure = assertThrows(
                RunFailedException.class,
                () -> run("127.0.0.1", context -> host).run());
        assertEquals(
                "stopped before the first step: the workers were being started, or built the model; nothing of the run is"
                        + " kept, as it has no directory: start it again",
                failure.getMessage());
        assertEquals(List.of("launch 0 in epoch 0", "kill", "close"), host.actions);
        assertEquals(
                ": the workers were being started, or built the model; nothing of the run is kept, as it has no directory:"
                        + " start it again",
                state.text());
    }

    @Test
    void shouldFailWhenTheProcessOfAWorkerEnds() {
        HostFactory hosts = context -> {
            context.exits().accept(new WorkerExit(0, 0, 1));
            return host;
        };
        String message = assertThrows(
                        RunFailedException.class, () -> run("127.0.0.1", hosts).run())
                .getMessage();
        assertTrue(message.startsWith("worker 0 (process 100) ended too early, with exit code 1"), message);
        assertEquals(List.of("launch 0 in epoch 0", "kill", "close"), host.actions);
    }

    @Test
    void shouldFailWhenTheHostCannotBePrepared() {
        HostFactory hosts = context -> {
            throw new IOException("no shared memory");
        };
        assertEquals(
                "cannot start the workers: no shared memory",
                assertThrows(
                                RunFailedException.class,
                                () -> run("127.0.0.1", hosts).run())
                        .getMessage());
    }

    @Test
    void shouldFailWhenNoProcessCanBeStarted() {
        host.full = true;
        assertEquals(
                "cannot start the workers: no more processes",
                assertThrows(
                                RunFailedException.class,
                                () -> run("127.0.0.1", context -> host).run())
                        .getMessage());
        assertEquals(List.of("close"), host.actions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "0.0.0.0", "::", "some.host"})
    void shouldRefuseABindAddressThatIsNotTheNumberOfOneAddress(String address) {
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> run(address, context -> host).run())
                .getMessage();
        assertTrue(message.startsWith("--bind=" + address + ": expected the one IP address of this host"), message);
        assertEquals(List.of(), host.actions);
    }

    @Test
    void shouldSayThatItCannotListenAtAnAddressOfAnotherHost() {
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> run("192.0.2.1", context -> host).run())
                .getMessage();
        assertTrue(message.startsWith("--bind=192.0.2.1: cannot listen there ("), message);
        assertTrue(message.endsWith("): give an IP address of this host"), message);
    }
}
