package org.chronogram.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.chronogram.model.TimeBase;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.Progress;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerLoad;

/** A page of a made-up run of two workers, and a client that knows its address. */
final class PageFixture implements RunControls, AutoCloseable {
    static final long SECOND = 1_000_000_000;
    static final long END_TICKS = 100 * SECOND;

    final LivePage page = LivePage.open(0, "--page");
    final CountDownLatch checkpoints = new CountDownLatch(1);
    final CountDownLatch stops = new CountDownLatch(1);
    final HttpClient client = HttpClient.newHttpClient();

    PageFixture begin() {
        return begin(specification(FaultTolerance.DEFAULT.in("/tmp/run <1>")));
    }

    PageFixture begin(RunSpecification specification) {
        page.begin(specification, TimeBase.SECONDS, this);
        return this;
    }

    static RunSpecification specification(FaultTolerance faultTolerance) {
        return RunSpecification.of(Simulation.of("<b>ring</b>", Map.of(), END_TICKS))
                .on(2, 1)
                .with(faultTolerance);
    }

    /** How far a run has come that does so many events and steps in a second, and computes for a quarter of the time. */
    static Progress progress(int wallSeconds) {
        PartitionTimes times = new PartitionTimes(
                wallSeconds, wallSeconds * SECOND / 4, wallSeconds * SECOND / 4, wallSeconds * SECOND / 2, 0);
        WorkerLoad load = new WorkerLoad(1 << 20, List.of(times));
        return new Progress(
                wallSeconds * SECOND,
                END_TICKS,
                1_000L * wallSeconds,
                wallSeconds,
                wallSeconds,
                List.of(600L * wallSeconds, 400L * wallSeconds),
                List.of(load, load));
    }

    HttpResponse<String> get(String route) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(page.address() + route)));
    }

    HttpResponse<String> post(String route, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(page.address() + route)).POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    int port() {
        return URI.create(page.address()).getPort();
    }

    /** Sends a request as it is, and returns the first line of the answer. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(PageAddress.HOST, port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    Events events() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(page.address() + "events")).build();
        return new Events(client.send(request, BodyHandlers.ofInputStream()));
    }

    /** What a browser is told, event by event. */
    static final class Events implements AutoCloseable {
        private final JsonMapper mapper = new JsonMapper();
        private final HttpResponse<?> response;
        private final BufferedReader lines;

        private Events(HttpResponse<java.io.InputStream> response) {
            this.response = response;
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        int status() {
            return response.statusCode();
        }

        String type() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        /** Returns the next event; null when the server has ended them. */
        JsonNode next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return mapper.readTree(line.substring("data: ".length()));
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    @Override
    public void checkpoint() {
        checkpoints.countDown();
    }

    @Override
    public void stop() {
        stops.countDown();
    }

    @Override
    public void close() {
        page.close();
    }
}
