package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chronogram.Documents.CodeBlock;
import org.chronogram.external.ExternalClient;
import org.chronogram.external.ExternalMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the document on real time, with a program outside that is this test. */
class RealTimeTest {
    private static final String DOCUMENT = "docs/real-time.md";
    private static final int SWITCH = 2;
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(10);

    @TempDir
    private Path directory;

    private Path jar() throws IOException {
        DocumentedModel model = new DocumentedModel(directory, "lights.LightsModel");
        for (CodeBlock block : Documents.blocks(DOCUMENT, "java")) {
            model.write(block.file(), block.text());
        }
        return model.jar();
    }

    private SimCommand run(Path jar, String... options) {
        List<String> words = List.of("run", "lights", "--class-path", jar.toString(), "--end", "400ms", "--quiet");
        return SimCommand.sim(
                directory, Stream.concat(words.stream(), Stream.of(options)).toList());
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<ExternalMessage> switchLamps(ExternalClient client, CompletableFuture<SimCommand> run)
            throws IOException {
        byte[] brightness = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(75)
                .array();
        List<ExternalMessage> heard = new ArrayList<>();
        while (!run.isDone()) {
            client.send(0, 0, SWITCH, brightness);
            client.receive(BETWEEN_EVENTS).ifPresent(heard::add);
        }
        return heard;
    }

    @Test
    void shouldRepeatARunOnAnyLayoutThatHasTakenEventsFromOutside() throws IOException {
        Path jar = jar();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        InetSocketAddress in = new InetSocketAddress(loopback, freePort());
        try (ExternalClient client = ExternalClient.open(new InetSocketAddress(loopback, 0), in)) {
            String out = Integer.toString(client.localAddress().getPort());
            String port = Integer.toString(in.getPort());
            CompletableFuture<SimCommand> run = CompletableFuture.supplyAsync(
                    () -> run(jar, "--real-time", "1", "--external-in", port, "--external-out", out, "--out", "live"));
            List<ExternalMessage> heard = switchLamps(client, run);
            SimCommand live = run.join().assertExit(0);
            assertFalse(heard.isEmpty(), live.out());
            assertTrue(live.out().contains("x the wall clock, steps late by p50 "), live.out());
            assertTrue(live.err().contains("events from outside are received at 127.0.0.1:" + port), live.err());
            assertTrue(Files.readAllLines(directory.resolve("live/external-events.csv"))
                            .size()
                    > 2);
            assertEquals(live.digest(), repeated(jar, "--workers", "0"));
            assertEquals(live.digest(), repeated(jar, "--workers", "0", "--threads", "2"));
            assertEquals(live.digest(), repeated(jar, "--workers", "2"));
        }
    }

    private String repeated(Path jar, String... layout) {
        Stream<String> options = Stream.of("--external-from", "live", "--out", "none");
        return run(jar, Stream.concat(options, Stream.of(layout)).toArray(String[]::new))
                .assertExit(0)
                .digest();
    }
}
