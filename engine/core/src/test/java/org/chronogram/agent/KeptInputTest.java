package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chronogram.host.TemporaryDirectory;
import org.chronogram.master.FileServers;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that is kept on a host from one run to the next. */
@Timeout(60)
final class KeptInputTest extends InputFetchFixture {
    private Path store;

    @BeforeEach
    void makeStore() throws IOException {
        store = directory.resolve("cache/input");
        kept = KeptInput.in(store);
    }

    private Path fetchAgain() throws IOException {
        LocalPaths paths = fetch.call();
        fetch.close();
        server.close();
        return Path.of(paths.fetched().values().iterator().next());
    }

    private Path placeOf(InputEntry entry) {
        return store.resolve(entry.checksum()).resolve(entry.name());
    }

    @Test
    void shouldKeepWhatItFetchesAndNotAskForItAgain() throws IOException {
        add(write("a.gml", randomBytes(9)));
        serve();
        Path first = fetchAgain();
        assertEquals(placeOf(entries.get(0)), first);
        Files.setLastModifiedTime(first.getParent(), FileTime.from(Instant.EPOCH));
        serve(FileServers.ofInput(List.of()), place, 0);
        assertEquals(first, fetchAgain());
        assertTrue(Files.getLastModifiedTime(first.getParent()).toInstant().isAfter(Instant.EPOCH));
    }

    @Test
    void shouldKeepADirectoryWithAllOfItsFiles() throws IOException {
        write("classes/p/A.class", randomBytes(10));
        add(write("classes/B.class", randomBytes(11)).getParent());
        serve();
        Path first = fetchAgain();
        assertTrue(Files.isRegularFile(first.resolve("p/A.class")));
        serve(FileServers.ofInput(List.of()), place, 0);
        assertEquals(first, fetchAgain());
    }

    @Test
    void shouldFetchAnewWhatWasDamaged() throws IOException {
        add(write("a.gml", randomBytes(9)));
        serve();
        Path first = fetchAgain();
        Files.write(first, randomBytes(8));
        serve();
        assertEquals(first, fetchAgain());
        assertEquals(entries.get(0).checksum(), InputEntry.checksum(first));
    }

    @Test
    void shouldUseWhatAnotherAgentHasKeptMeanwhile() throws IOException {
        Path classes = write("classes/A.class", randomBytes(10)).getParent();
        add(classes);
        InputEntry entry = entries.get(0);
        Path there = placeOf(entry);
        Files.createDirectories(there);
        Files.write(there.resolve("A.class"), randomBytes(10));
        assertEquals(there, kept.keep(entry, classes));
        Files.write(there.resolve("A.class"), randomBytes(11));
        assertEquals(classes, kept.keep(entry, classes));
    }

    @Test
    void shouldFetchOnTheDiskOnWhichItKeeps() throws IOException {
        try (TemporaryDirectory fetched = kept.fetchPlace()) {
            assertEquals(store.toRealPath(), fetched.path().getParent());
        }
        assertEquals(List.of(), list(store));
    }

    @Test
    void shouldKeepNothingWithoutADirectoryOrAChecksum() throws IOException {
        assertFalse(Files.exists(store), "made before there is anything to keep");
        InputEntry strange = new InputEntry("/a", "a", "../../a");
        assertEquals(Optional.empty(), kept.find(strange));
        assertEquals(place, kept.keep(strange, place));
        assertEquals(Optional.empty(), KeptInput.NONE.find(new InputEntry("/a", "a", "0".repeat(64))));
        assertFalse(Files.exists(store.resolve("../../a")));
    }

    @Test
    void shouldNotUseADirectoryThatOthersCanEnter() throws IOException {
        Files.createDirectories(store);
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxr-xr-x"));
        String message =
                assertThrows(IOException.class, () -> KeptInput.in(store)).getMessage();
        assertTrue(message.endsWith("expected a directory of this user with mode 700"), message);
    }
}
