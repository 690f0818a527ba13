package org.chronogram.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A browser that knows the address of a page. */
final class PageClient {
    final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    PageClient(String address) {
        this.address = address;
    }

    HttpResponse<String> get(String route) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + route)));
    }

    HttpResponse<String> post(String route, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + route)).POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    int port() {
        return URI.create(address).getPort();
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
                HttpRequest.newBuilder(URI.create(address + "events")).build();
        return new Events(http.send(request, BodyHandlers.ofInputStream()));
    }

    /** What a browser is told, event by event. */
    static final class Events implements AutoCloseable {
        private final JsonMapper mapper = new JsonMapper();
        private final HttpResponse<?> response;
        private final BufferedReader lines;

        private Events(HttpResponse<InputStream> response) {
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
}
