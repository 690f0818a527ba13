package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.chronogram.host.SmallFileSystem;
import org.chronogram.master.FileServers;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.FileLink;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The input of a run on its way over a real link. What the host shall not have is moved away once it is known. */
@Timeout(60)
final class InputFetchTest extends InputFetchFixture {
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
        fetch = new InputFetch(entries, link, none, KeptInput.NONE, NO_LIMIT);
        assertEquals("java.io.tmpdir=/none is not a directory", failure());
    }
}
