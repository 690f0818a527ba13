package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.chronogram.host.TemporaryDirectories;
import org.chronogram.master.FileServers;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.FileLink;
import org.chronogram.run.InputEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A host and a master with a real link between them, and the input of a run. */
abstract class InputFetchFixture {
    static final int LARGE_BYTES = 700_000;
    static final long NO_LIMIT = Long.MAX_VALUE / 4;

    @TempDir
    Path directory;

    final RunToken token = RunToken.generate();
    final List<InputEntry> entries = new ArrayList<>();
    Path ofMaster;
    Path place;
    ControlServer server;
    InputFetch fetch;
    KeptInput kept = KeptInput.NONE;

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

    static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    Path write(String name, byte[] content) throws IOException {
        Path file = ofMaster.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** The host looks for the entry where nothing lies. */
    void add(Path path, String name) throws IOException {
        entries.add(new InputEntry(path + "-elsewhere", name, InputEntry.checksum(path)));
    }

    void add(Path path) throws IOException {
        add(path, path.getFileName().toString());
    }

    void serve(ControlListener master, Path where, long mostBytes) throws IOException {
        server = ControlServer.open(InetAddress.getLoopbackAddress(), token, master);
        FileLink link = new FileLink(server.address(), token, 0, 0);
        fetch = new InputFetch(entries, link, () -> TemporaryDirectories.in(where), kept, mostBytes);
    }

    void serve() throws IOException {
        serve(NO_LIMIT);
    }

    void serve(long mostBytes) throws IOException {
        serve(FileServers.ofInput(paths()), place, mostBytes);
    }

    List<String> paths() {
        return entries.stream()
                .map(entry -> entry.path().replace("-elsewhere", ""))
                .toList();
    }

    String failure() {
        String message = assertThrows(IOException.class, fetch::call).getMessage();
        assertTrue(message.endsWith("; copy it to this path on the host, or mend that and try again"), message);
        return message.replaceFirst("^.*cannot be fetched: (.*); copy it.*$", "$1");
    }

    void serve(ControlListener master) throws IOException {
        serve(master, place, NO_LIMIT);
    }
}
