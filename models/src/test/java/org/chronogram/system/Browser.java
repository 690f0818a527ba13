package org.chronogram.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One tab of Chromium without a window, driven over its DevTools protocol. A library that does the same, such as Playwright,
 * brings a driver of more than 100 MB.
 */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final WebSocket socket;
    private final Answers answers;
    private final AtomicInteger numbers = new AtomicInteger();

    private Browser(Process process, WebSocket socket, Answers answers) {
        this.process = process;
        this.socket = socket;
        this.answers = answers;
    }

    /** Collects what the browser sends until it is whole, and gives it to who waits for it. */
    private static final class Answers implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode answer = JSON.readTree(message);
                CompletableFuture<JsonNode> future =
                        answer.has("id") ? waiting.remove(answer.get("id").asInt()) : null;
                if (future != null) {
                    future.complete(answer);
                }
            } catch (IOException e) {
                throw new AssertionError(message, e);
            }
        }
    }

    /** Starts a browser that keeps its files in a directory; skips the test where there is none. */
    static Browser start(Path directory) throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "needs " + CHROMIUM);
        Path profile = Files.createDirectories(directory.resolve("browser"));
        Process process = new ProcessBuilder(List.of(
                        CHROMIUM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-extensions",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("browser.log").toFile())
                .start();
        try {
            Answers answers = new Answers();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(tab(profile), answers)
                    .join();
            return new Browser(process, socket, answers);
        } catch (RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI tab(Path profile) {
        Path file = profile.resolve("DevToolsActivePort");
        Await.until(LIMIT, () -> !lines(file).isEmpty(), () -> "the port of the browser");
        URI list = URI.create("http://127.0.0.1:" + lines(file).get(0) + "/json/list");
        Await.until(LIMIT, () -> !tabs(list).isEmpty(), () -> "a tab of the browser");
        return URI.create(tabs(list).get(0).get("webSocketDebuggerUrl").asText());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<JsonNode> tabs(URI list) {
        try {
            String text = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                    .body();
            return JSON.readTree(text).findParents("webSocketDebuggerUrl").stream()
                    .filter(target -> target.get("type").asText().equals("page"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.waiting.put(number, answer);
        try {
            String message = JSON.writeValueAsString(Map.of("id", number, "method", method, "params", parameters));
            WebSocket unused = socket.sendText(message, true).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            JsonNode result = answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (result.has("error")) {
                throw new AssertionError(method + ": " + result);
            }
            return result.get("result");
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method, e);
        }
    }

    /** Sets the size of the window, and whether the user likes it dark. */
    void screen(int width, int height, boolean dark) {
        JsonNode unused = call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        JsonNode unusedToo = call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void open(String address) {
        JsonNode unused = call("Page.navigate", Map.of("url", address));
    }

    /** Returns what an expression is in the page. */
    JsonNode evaluate(String expression) {
        JsonNode outcome = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (outcome.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + outcome);
        }
        return outcome.get("result").path("value");
    }

    /** Returns the text of an element; empty where there is none. */
    String text(String id) {
        return evaluate("(document.getElementById('" + id + "') || {}).textContent || ''")
                .asText();
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        Await.until(LIMIT, () -> children.stream().noneMatch(ProcessHandle::isAlive), () -> "the browser ends");
    }
}
