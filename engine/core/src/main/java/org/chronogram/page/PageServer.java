package org.chronogram.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chronogram.threads.DaemonThreads;

/**
 * Serves the page, its events and the metrics, on the loopback address. It reads what the run publishes, and nothing of the
 * run ever waits for it.
 */
final class PageServer implements AutoCloseable {
    /** A connection holds a thread from its first byte on; they are made when they are needed, and end when they are not. */
    private static final int MOST_THREADS = 64;

    private static final long IDLE_SECONDS = 10;

    private static final int BACKLOG = 16;
    private static final String TEXT = "text/plain; charset=utf-8";

    /** Longer than a browser of this host needs to take the last event. */
    private static final long LAST_EVENT_MS = 1_000;

    static {
        // Whoever sends half of a request holds a thread; so he holds it for a short time.
        setDefault("sun.net.httpserver.maxReqTime", "5");
        setDefault("sun.net.httpserver.nodelay", "true");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = threads();
    private final PageAddress address;
    private final PageContent content;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final PageSubject subject;
    private final Map<String, PageSubject.Action> actions;
    private final EventStreams streams;

    private PageServer(HttpServer server, PageSubject subject) {
        this.server = server;
        this.subject = subject;
        content = subject.content();
        actions = subject.actions();
        streams = new EventStreams(subject);
        address = PageAddress.at(server.getAddress().getPort());
    }

    /**
     * Opens the port.
     *
     * @param port the port; 0 for any that is free.
     * @param subject what the page is about.
     * @throws IOException when the port is taken.
     */
    static PageServer open(int port, PageSubject subject) throws IOException {
        InetAddress loopback = InetAddress.getByName(PageAddress.HOST);
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        PageServer page = new PageServer(http, subject);
        http.createContext("/", page::handle);
        http.setExecutor(page.threads);
        http.start();
        return page;
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DaemonThreads.factory("live-page"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    String address() {
        return address.text();
    }

    private void handle(HttpExchange exchange) throws IOException {
        setHeaders(exchange.getResponseHeaders());
        Optional<String> route = address.route(exchange.getRequestURI().getRawPath());
        if (!address.isMeant(exchange)) {
            answer(exchange, 403, TEXT, "this page answers requests of its own address only\n");
        } else if (route.isEmpty()) {
            answer(exchange, 404, TEXT, "not found\n");
        } else {
            handle(exchange, exchange.getRequestMethod(), route.get());
        }
    }

    private void setHeaders(Headers headers) {
        headers.set("Content-Security-Policy", content.policy());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private void handle(HttpExchange exchange, String method, String route) throws IOException {
        PageSubject.Action action = actions.get(route);
        if (action != null && method.equals("POST")) {
            boolean taken = action.ask().getAsBoolean();
            answer(exchange, taken ? 202 : 409, TEXT, taken ? "asked\n" : action.refusal() + "\n");
            return;
        }
        switch (method + " " + route) {
            case "GET " -> answer(exchange, 200, "text/html; charset=utf-8", content.html());
            case "GET events" -> events(exchange);
            case "GET metrics" -> metrics(exchange);
            default -> answer(exchange, 404, TEXT, "not found\n");
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!streams.open(exchange)) {
            answer(exchange, 503, TEXT, "the page is open " + EventStreams.MOST + " times already: close one\n");
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept");
        ExpositionFormatWriter format = formats.findWriter(accepted);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        format.write(text, subject.metrics());
        answer(exchange, 200, format.getContentType(), text.toByteArray());
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        answer(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    /** Lets the pages that are open take the last event, and closes the port. */
    @Override
    public void close() {
        streams.awaitClosed(LAST_EVENT_MS);
        server.stop(0);
        threads.shutdownNow();
    }
}
