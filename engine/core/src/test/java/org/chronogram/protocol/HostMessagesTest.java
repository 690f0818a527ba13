package org.chronogram.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.protocol.FileRequest.FileName;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;

/** The messages of host agents, and those of workers that ask the master for files. */
final class HostMessagesTest {
    private static final FileName NAME = new FileName(1, 2, 3);
    private static final SharedFile SHARED_FILE = new SharedFile("", new byte[0]);
    private static final RunSpecification SPECIFICATION = RunSpecification.of(Simulation.of("phold", Map.of(), 1));

    @Test
    void shouldHandTheReceiverTheMessageOfAHostAgent() {
        CallRecorder<HostMessageReceiver> recorder = new CallRecorder<>(HostMessageReceiver.class);
        for (HostMessage message : SampleMessages.ofHost()) {
            message.dispatch(recorder.receiver());
            List<?> expected = List.of(message);
            if (message instanceof HostMessage.NotPrepared refusal) {
                expected = List.of(refusal.reason());
            } else if (message instanceof HostMessage.Printed printed) {
                expected = List.of(printed.line());
            } else if (message instanceof HostMessage.RunEnded) {
                expected = List.of();
            }
            assertEquals(expected, recorder.takeArguments());
        }
        assertEquals(recorder.allMethods(), recorder.called());
    }

    @Test
    void shouldHandTheReceiverTheCommandToAHostAgent() {
        CallRecorder<HostCommandReceiver> recorder = new CallRecorder<>(HostCommandReceiver.class);
        List<HostCommand> commands = SampleMessages.ofMasterToHost();
        commands.forEach(command -> command.dispatch(recorder.receiver()));
        assertEquals(
                List.of(
                        SampleMessages.TEXT,
                        commands.get(1),
                        commands.get(2),
                        1,
                        2,
                        3,
                        SampleMessages.TEXT,
                        commands.get(7),
                        true),
                recorder.takeArguments());
        assertEquals(recorder.allMethods(), recorder.called());
    }

    @Test
    void shouldHandTheReceiverTheRequestForFiles() {
        CallRecorder<FileRequestReceiver> recorder = new CallRecorder<>(FileRequestReceiver.class);
        FileName name = new FileName(4, 5, 6);
        byte[] bytes = {1};
        Stream.of(
                        new FileRequest.Create(NAME),
                        new FileRequest.Append(name, bytes),
                        new FileRequest.Finish(NAME),
                        new FileRequest.Abandon(name),
                        new FileRequest.Fetch(NAME, 9),
                        new FileRequest.ListInput(10),
                        new FileRequest.ReadInput(11, 12, 13))
                .forEach(request -> request.dispatch(recorder.receiver()));
        assertEquals(List.of(NAME, name, bytes, NAME, name, NAME, 9L, 10, 11, 12, 13L), recorder.takeArguments());
        assertEquals(recorder.allMethods(), recorder.called());
    }

    private static void assertRefused(String expected, Runnable message) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, message::run).getMessage());
    }

    @Test
    void shouldRefuseValuesThatNoHostAgentCanMean() {
        assertRefused("a name is missing", () -> new HostMessage.Offer(null, "", 1, false, 1, ""));
        assertRefused("a name is missing", () -> new HostMessage.Offer("", null, 1, false, 1, ""));
        assertRefused("a name is missing", () -> new HostMessage.Offer("", "", 1, false, 1, null));
        assertRefused(
                "the name has control characters", () -> new HostMessage.Offer("b\nsim: no", "", 1, false, 1, ""));
        assertRefused("slots=0 cores=1, expected at least 1", () -> new HostMessage.Offer("", "", 0, false, 1, ""));
        assertRefused("slots=1 cores=0, expected at least 1", () -> new HostMessage.Offer("", "", 1, false, 0, ""));
        assertRefused("a text is missing", () -> new HostMessage.ProbesOpen(1, 1, 1, 1, null, ""));
        assertRefused("a text is missing", () -> new HostMessage.ProbesOpen(1, 1, 1, 1, "", null));
        assertRefused("port=0, expected 1 to 65535", () -> new HostMessage.ProbesOpen(0, 1, 1, 1, "", ""));
        assertRefused("paths=null", () -> new HostMessage.PathReport(null));
        List<Integer> none = List.of();
        assertRefused("a list or a text is missing", () -> new HostMessage.PathEnd(0, null, none, ""));
        assertRefused("a list or a text is missing", () -> new HostMessage.PathEnd(0, none, null, ""));
        assertRefused("a list or a text is missing", () -> new HostMessage.PathEnd(0, none, none, null));
        assertRefused("sharedDirectory=null", () -> new HostMessage.Prepared(null, true, LocalPaths.AS_SPECIFIED));
        assertRefused("input=null", () -> new HostMessage.Prepared("", true, null));
        assertRefused("fetched=null", () -> new LocalPaths(null));
        assertRefused("reason=null", () -> new HostMessage.NotPrepared(null));
        assertRefused("condition=null", () -> new HostMessage.WorkerState(0, null, 0));
        assertRefused("workers=null", () -> new HostMessage.Alive(null));
        assertRefused("reason=null", () -> new HostMessage.LaunchFailed(0, 0, null));
        assertRefused("output=null", () -> new HostMessage.Exited(0, 0, 0, null));
        assertRefused("line=null", () -> new HostMessage.Printed(null));
        assertRefused("fault=null", () -> new HostCommand.Inject(0, 0, null));
    }

    private static HostCommand prepare(RunSpecification specification, int workersHere, SharedFile file) {
        return new HostCommand.Prepare(specification, workersHere, file, List.of());
    }

    @Test
    void shouldRefuseCommandsThatNoMasterCanMean() {
        assertRefused("no specification or no workers", () -> prepare(null, 1, SHARED_FILE));
        assertRefused("no specification or no workers", () -> prepare(SPECIFICATION, 0, SHARED_FILE));
        assertRefused("no specification or no workers", () -> prepare(SPECIFICATION, 1, null));
        assertRefused("input=null", () -> new HostCommand.Prepare(SPECIFICATION, 1, SHARED_FILE, null));
        assertRefused("no path, name or checksum", () -> new InputEntry(null, "", ""));
        assertRefused("no path, name or checksum", () -> new InputEntry("", null, ""));
        assertRefused("no path, name or checksum", () -> new InputEntry("", "", null));
        List<Integer> none = List.of();
        assertRefused("filler=null", () -> new HostCommand.OpenProbes(null));
        assertRefused("others=null", () -> new HostCommand.ProbePaths(0, 0, null));
        assertRefused("no address or no lengths", () -> new HostCommand.ProbedHost(0, null, 1, none));
        assertRefused("no address or no lengths", () -> new HostCommand.ProbedHost(0, "", 1, null));
        assertRefused("port=65536, expected 1 to 65535", () -> new HostCommand.ProbedHost(0, "", 65_536, none));
        assertRefused("lengths=[31], expected 32 to 65507", () -> new HostCommand.ProbedHost(0, "", 1, List.of(31)));
        assertRefused("reason=null", () -> new HostCommand.Refuse(null));
        assertRefused("no path or no content", () -> new SharedFile(null, new byte[0]));
        assertRefused("no path or no content", () -> new SharedFile("", null));
    }

    @Test
    void shouldRefuseImpossibleRequestsForFilesAndReplies() {
        assertRefused("negative numbers", () -> new FileName(-1, 0, 0));
        assertRefused("negative numbers", () -> new FileName(0, -1, 0));
        assertRefused("negative numbers", () -> new FileName(0, 0, -1));
        assertRefused("name=null", () -> new FileRequest.Create(null));
        assertRefused("name=null", () -> new FileRequest.Append(null, new byte[0]));
        assertRefused("bytes=null", () -> new FileRequest.Append(NAME, null));
        assertRefused("name=null", () -> new FileRequest.Finish(null));
        assertRefused("name=null", () -> new FileRequest.Abandon(null));
        assertRefused("name=null", () -> new FileRequest.Fetch(null, 0));
        assertRefused("negative numbers", () -> new FileRequest.Fetch(NAME, -1));
        assertRefused("negative numbers", () -> new FileRequest.ListInput(-1));
        assertRefused("negative numbers", () -> new FileRequest.ReadInput(-1, 0, 0));
        assertRefused("negative numbers", () -> new FileRequest.ReadInput(0, -1, 0));
        assertRefused("negative numbers", () -> new FileRequest.ReadInput(0, 0, -1));
        assertRefused("path=null", () -> new FileReply.ListedFile(null, 0));
        assertRefused("negative numbers", () -> new FileReply.ListedFile("", -1));
        assertRefused("files=null", () -> new FileReply.Listing(null));
        assertRefused("bytes=null", () -> new FileReply.Piece(null, true));
        assertRefused("reason=null", () -> new FileReply.Refused(null));
    }
}
