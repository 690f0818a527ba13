package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chronogram.host.SmallFileSystem;
import org.chronogram.host.TemporaryDirectories;
import org.chronogram.master.FileServers;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.FileLink;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The input of a run on its way over a real link. What the host shall not have is moved away once it is known. */
@Timeout(60)
final class InputFetchTest {
    private static final int LARGE_BYTES = 700_000;
    private static final long NO_LIMIT = Long.MAX_VALUE / 4;

    @TempDir
    private Path directory;

    private final RunToken token = RunToken.generate();
    private final List<InputEntry> entries = new ArrayList<>();
    private Path ofMaster;
    private Path place;
    private ControlServer server;
    private InputFetch fetch;

    @BeforeEach
    void makeDirectories() throws IOException {
        ofMaster = Files.createDirectory(directory.resolve("master"));
        place = Files.createDirectory(directory.resolve("host"));
    }

    @AfterEach
    void close() throws IOException {
        if (fetch != null) {
            fetch.close();
            server.close();
            assertEquals(List.of(), list(place));
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = ofMaster.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** The host looks for the entry where nothing lies. */
    private void add(Path path, String name) throws IOException {
        entries.add(new InputEntry(path + "-elsewhere", name, InputEntry.checksum(path)));
    }

    private void add(Path path) throws IOException {
        add(path, path.getFileName().toString());
    }

    private void serve(ControlListener master, Path where, long mostBytes) throws IOException {
        server = ControlServer.open(InetAddress.getLoopbackAddress(), token, master);
        FileLink link = new FileLink(server.address(), token, 0, 0);
        fetch = new InputFetch(entries, link, () -> TemporaryDirectories.in(where), mostBytes);
    }

    private void serve() throws IOException {
        serve(NO_LIMIT);
    }

    private void serve(long mostBytes) throws IOException {
        serve(FileServers.ofInput(paths()), place, mostBytes);
    }

    private List<String> paths() {
        return entries.stream()
                .map(entry -> entry.path().replace("-elsewhere", ""))
                .toList();
    }

    private String failure() {
        String message = assertThrows(IOException.class, fetch::call).getMessage();
        assertTrue(message.endsWith("; copy it to this path on the host, or mend that and try again"), message);
        return message.replaceFirst("^.*cannot be fetched: (.*); copy it.*$", "$1");
    }

    private static Path fetched(LocalPaths paths, Path path) {
        return paths.of(Path.of(path + "-elsewhere"));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void shouldUseWhatIsHere() throws IOException {
        Path map = write("a.gml", randomBytes(9));
        entries.add(new InputEntry(map.toString(), "a.gml", InputEntry.checksum(map)));
        serve(FileServers.ofInput(List.of()), place, 0);
        assertEquals(LocalPaths.AS_SPECIFIED, fetch.call());
        assertEquals(List.of(), list(place));
    }

    @Test
    void shouldFetchFilesThatAreNotHere() throws IOException {
        Path small = write("a.gml", randomBytes(9));
        Path large = write("b.jar", randomBytes(LARGE_BYTES));
        Path empty = write("c", new byte[0]);
        add(small);
        add(large);
        add(empty);
        serve();
        LocalPaths paths = fetch.call();
        for (Path path : List.of(small, large, empty)) {
            Path copy = fetched(paths, path);
            assertEquals(path.getFileName(), copy.getFileName());
            assertArrayEquals(Files.readAllBytes(path), Files.readAllBytes(copy));
            assertEquals("rw-------", rights(copy));
            assertEquals("rwx------", rights(copy.getParent()));
        }
        assertTrue(fetched(paths, small).startsWith(place));
    }

    @Test
    void shouldFetchAFileThatHasAnotherContentHere() throws IOException {
        Path right = write("right/a.gml", randomBytes(9));
        Path wrong = write("wrong/a.gml", randomBytes(8));
        entries.add(new InputEntry(wrong.toString(), "a.gml", InputEntry.checksum(right)));
        serve(FileServers.ofInput(List.of(right.toString())), place, NO_LIMIT);
        Path copy = fetch.call().of(wrong);
        assertArrayEquals(randomBytes(9), Files.readAllBytes(copy));
        assertArrayEquals(randomBytes(8), Files.readAllBytes(wrong));
    }

    @Test
    void shouldFetchADirectoryWithAllOfItsFiles() throws IOException {
        write("classes/p/A.class", randomBytes(10));
        write("classes/p/q/B.class", randomBytes(LARGE_BYTES));
        Path classes = write("classes/META-INF/services/x", randomBytes(3))
                .resolve("../../..")
                .normalize();
        Path nothing = Files.createDirectory(ofMaster.resolve("nothing"));
        Path one = write("one/C.class", randomBytes(1)).getParent();
        add(classes);
        add(nothing);
        add(one);
        serve();
        LocalPaths paths = fetch.call();
        for (Path path : List.of(classes, nothing, one)) {
            assertEquals(InputEntry.checksum(path), InputEntry.checksum(fetched(paths, path)));
        }
        assertTrue(Files.isRegularFile(fetched(paths, classes).resolve("p/q/B.class")));
        assertEquals("rwx------", rights(fetched(paths, classes).resolve("p/q")));
    }

    @Test
    void shouldRefuseAFileThatHasChangedSinceTheRunWasPrepared() throws IOException {
        Path map = write("a.gml", randomBytes(9));
        add(map);
        write("a.gml", randomBytes(10));
        serve();
        assertEquals("it has changed there since the run was prepared", failure());
    }

    @Test
    void shouldReportAFileThatIsGone() throws IOException {
        Path map = write("a.gml", randomBytes(9));
        add(map);
        Files.delete(map);
        serve();
        assertEquals("the master: no such file", failure());
    }

    @Test
    void shouldFetchNoMoreThanTheLimit() throws IOException {
        add(write("a.gml", randomBytes(100)));
        add(write("b.gml", randomBytes(101)));
        serve(200);
        assertEquals("the files that are not here have more than 200 bytes, the most that a host fetches", failure());
    }

    @Test
    void shouldFetchAsMuchAsTheLimitAllows() throws IOException {
        add(write("a.gml", randomBytes(100)));
        add(write("b.gml", randomBytes(100)));
        serve(200);
        assertEquals(2, fetch.call().fetched().size());
    }

    @Test
    void shouldSayThatTheDiskIsFull() throws Exception {
        add(write("b.jar", randomBytes(LARGE_BYTES)));
        SmallFileSystem.in(directory, 64 << 10, small -> {
            serve(FileServers.ofInput(paths()), small, NO_LIMIT);
            assertEquals("No space left on device", failure());
            fetch.close();
            assertEquals(List.of(), list(small));
        });
    }

    @Test
    void shouldSayThatThereIsNoDirectoryForTemporaryFiles() throws IOException {
        add(write("a.gml", randomBytes(9)));
        server = ControlServer.open(InetAddress.getLoopbackAddress(), token, FileServers.ofInput(paths()));
        FileLink link = new FileLink(server.address(), token, 0, 0);
        InputFetch.Place none = () -> {
            throw new InvalidInputException("java.io.tmpdir=/none is not a directory");
        };
        fetch = new InputFetch(entries, link, none, NO_LIMIT);
        assertEquals("java.io.tmpdir=/none is not a directory", failure());
    }

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

    private void serve(ControlListener master) throws IOException {
        serve(master, place, NO_LIMIT);
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
