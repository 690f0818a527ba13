package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A master that sends what it should not. */
@Timeout(60)
final class InputFetchRefusalTest extends InputFetchFixture {
    @Test
    void shouldSayThatTheLinkWasCut() throws IOException {
        add(write("b.jar", randomBytes(LARGE_BYTES)));
        serve(answering(request -> request instanceof FileRequest.ListInput ? listing("", LARGE_BYTES) : null));
        assertTrue(failure().startsWith("the master: the link for files has closed: "));
    }

    private void shouldRefuse(String name) throws IOException {
        serve(answering(request -> request instanceof FileRequest.ListInput ? listing(name, 1) : piece(1, true)));
        String failure = failure();
        assertTrue(failure.startsWith("the master names a file "), failure);
        assertFalse(Files.exists(place.resolveSibling("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "p/../a", "p/../../a", "..", ".", "p/./a", "a\0b"})
    void shouldWriteNoFileOutsideOfTheDirectoryThatItIsIn(String name) throws IOException {
        add(write("classes/a", randomBytes(1)).getParent());
        shouldRefuse(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "p/../a", "", "..", ".", "a\0b"})
    void shouldWriteNoEntryOutsideOfItsDirectory(String name) throws IOException {
        add(write("classes/a", randomBytes(1)).getParent(), name);
        shouldRefuse("a");
    }

    @Test
    void shouldRefuseAFileThatIsLongerThanTheMasterSaid() throws IOException {
        add(write("a.gml", randomBytes(9)));
        serve(answering(request -> request instanceof FileRequest.ListInput ? listing("", 9) : piece(5, false)));
        assertEquals("it grows on the master's host while it is fetched", failure());
    }

    @Test
    void shouldRefuseTooManyFiles() throws IOException {
        add(write("classes/a", randomBytes(9)).getParent());
        FileReply.ListedFile file = new FileReply.ListedFile("a", 0);
        serve(answering(request -> new FileReply.Listing(
                Stream.generate(() -> file).limit(InputFetch.MOST_FILES + 1L).toList())));
        assertEquals(
                "the files that are not here are more than 10000, the most that a host fetches; put classes into a jar",
                failure());
    }

    @Test
    void shouldRefuseAnAnswerOutOfTurn() throws IOException {
        add(write("a.gml", randomBytes(9)));
        serve(answering(request -> new FileReply.Done()));
        assertEquals("the master answered out of turn: Done", failure());
    }

    private static FileReply listing(String path, long bytes) {
        return new FileReply.Listing(List.of(new FileReply.ListedFile(path, bytes), new FileReply.ListedFile("z", 0))
                .subList(0, path.isEmpty() ? 1 : 2));
    }

    private static FileReply piece(int bytes, boolean last) {
        return new FileReply.Piece(new byte[bytes], last);
    }

    /** A master that answers as the test says; it closes the link where the answer is null. */
    private static ControlListener answering(Function<FileRequest, FileReply> answers) {
        return new ControlListener() {
            @Override
            public void onJoined(ControlLink link) {
                // The request follows.
            }

            @Override
            public void onMessage(ControlLink link, ControlMessage message) {
                FileReply reply = answers.apply(FileRequest.read(message));
                if (reply == null || !reply.sendTo(link)) {
                    link.close();
                }
            }

            @Override
            public void onClosed(ControlLink link, String reason) {
                // Nothing is kept of it.
            }
        };
    }
}
