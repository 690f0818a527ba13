package org.chronogram.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.protocol.MessagePipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files over a pipe: the two ends apart. */
final class PipeFilesTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final PipeFiles files = new PipeFiles(new MessagePipe(InputStream.nullInputStream(), sent));

    @Test
    void shouldAskAndReturnTheAnswer() throws IOException {
        FileReply answer = new FileReply.Listing(List.of());
        files.onReply(answer);
        assertEquals(answer, files.ask(new FileRequest.ListInput(3)));
        assertTrue(sent.toString(StandardCharsets.UTF_8).startsWith("{\"type\":\"ListInput\""), sent::toString);
    }

    @Test
    void shouldFailWhenRefusedOrClosed() {
        files.onReply(new FileReply.Refused("no such entry"));
        assertEquals(
                "the host of the sweep: no such entry",
                assertThrows(IOException.class, () -> files.ask(new FileRequest.ListInput(0)))
                        .getMessage());
        files.close();
        assertThrows(IOException.class, () -> files.ask(new FileRequest.ListInput(0)));
    }

    @Test
    void shouldServeTheInputAndNothingElse() throws IOException {
        Path map = Files.writeString(directory.resolve("map"), "abc");
        ServedPaths served = new ServedPaths();
        assertTrue(served.answer(new FileRequest.ListInput(0)) instanceof FileReply.Refused);
        served.serve(List.of(map.toString()));
        assertEquals(
                new FileReply.Listing(List.of(new FileReply.ListedFile("", 3))),
                served.answer(new FileRequest.ListInput(0)));
        FileReply.Piece piece = (FileReply.Piece) served.answer(new FileRequest.ReadInput(0, 0, 1));
        assertEquals("bc", new String(piece.bytes(), StandardCharsets.UTF_8));
        assertTrue(
                served.answer(new FileRequest.Finish(new FileRequest.FileName(0, 0, 0))) instanceof FileReply.Refused);
    }
}
