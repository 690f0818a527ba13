package org.chronogram.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronogram.messaging.control.ControlException;
import org.chronogram.run.InputEntry;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;

final class MessagePipeTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private MessagePipe sender() {
        return new MessagePipe(InputStream.nullInputStream(), sent);
    }

    private static MessagePipe receiver(String text) {
        return new MessagePipe(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), OutputStream.nullOutputStream());
    }

    private MessagePipe receiver() {
        return receiver(sent.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldCarryWhatTheSweepSays() throws IOException {
        RunSpecification specification = RunSpecification.of(Simulation.of("phold", Map.of("lps", "10\n20"), 100));
        List<RunnerCommand> commands = List.of(
                new RunnerCommand.FetchAll(List.of(new InputEntry("/data/map", "map", "0123"))),
                new RunnerCommand.Execute(7, specification),
                new RunnerCommand.Ask());
        MessagePipe sender = sender();
        for (RunnerCommand command : commands) {
            sender.send(command);
        }
        assertEquals(3, sent.toString(StandardCharsets.UTF_8).lines().count());
        MessagePipe receiver = receiver();
        for (RunnerCommand command : commands) {
            assertEquals(command, RunnerCommand.read(receiver.receive()));
        }
        assertThrows(EOFException.class, receiver::receive);
    }

    @Test
    void shouldCarryWhatTheRunnerSays() throws IOException {
        List<RunnerMessage> messages = List.of(
                new RunnerMessage.RunnerReady(4, "0.1 (build 12)"),
                new RunnerMessage.InputReady(),
                new RunnerMessage.Unusable("no space"),
                new RunnerMessage.Completed(3),
                new RunnerMessage.RunFailed(4, "out of memory", true),
                new RunnerMessage.Notice("a line"),
                new RunnerMessage.StillAlive());
        MessagePipe sender = sender();
        for (RunnerMessage message : messages) {
            sender.send(message);
        }
        sender.send(new RunnerMessage.FilePart(5, "run.json", new byte[] {1, -1, 10}));
        MessagePipe receiver = receiver();
        for (RunnerMessage message : messages) {
            assertEquals(message, RunnerMessage.read(receiver.receive()));
        }
        RunnerMessage.FilePart part = (RunnerMessage.FilePart) RunnerMessage.read(receiver.receive());
        assertArrayEquals(new byte[] {1, -1, 10}, part.bytes());
    }

    @Test
    void shouldTellRequestsForFilesFromOtherMessages() throws IOException {
        MessagePipe sender = sender();
        sender.send(new FileRequest.ListInput(0));
        sender.send(new RunnerMessage.StillAlive());
        MessagePipe receiver = receiver();
        assertTrue(FileRequest.has(receiver.receive()));
        assertFalse(FileRequest.has(receiver.receive()));
    }

    @Test
    void shouldPassOverWhatAShellPrints() throws IOException {
        MessagePipe receiver = receiver("Welcome\n\n{\"type\":\"StillAlive\",\"body\":{}}\n");
        assertEquals(new RunnerMessage.StillAlive(), RunnerMessage.read(receiver.receive()));
    }

    @Test
    void shouldRefuseWhatIsNoMessage() {
        assertThrows(ControlException.class, receiver("{\"type\":1\n")::receive);
        assertThrows(EOFException.class, receiver("{\"type\":\"StillAlive\",\"body\":{}}")::receive);
    }

    @Test
    void shouldRefuseImpossibleValues() {
        assertThrows(IllegalArgumentException.class, () -> new RunnerMessage.RunnerReady(0, "x"));
        assertThrows(IllegalArgumentException.class, () -> new RunnerMessage.FilePart(-1, "x", new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new RunnerCommand.Execute(0, null));
    }
}
