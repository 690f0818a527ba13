package org.chronogram.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.chronogram.threads.DaemonThreads;

/**
 * Pushes what is new to the pages that are open, as server-sent events. Each has a thread of its own, so that a browser that
 * reads slowly, or not at all, holds up nobody else. Thread safe.
 */
final class EventStreams {
    static final int MOST = 16;

    /** Between two events, a line shows whether the browser is still there. */
    private static final long KEEP_ALIVE_MS = 5_000;

    /** A run that says very much is told of no more often. */
    private static final long SHORTEST_INTERVAL_MS = 100;

    private static final String CONTENT_TYPE = "text/event-stream; charset=utf-8";

    private final PageSubject subject;
    private int open;

    EventStreams(PageSubject subject) {
        this.subject = subject;
    }

    /** Takes over a request and answers it until the run has ended or the browser goes away; returns false when too many. */
    synchronized boolean open(HttpExchange exchange) {
        if (open == MOST) {
            return false;
        }
        open++;
        DaemonThreads.start("live-page", () -> serve(exchange));
        return true;
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
            exchange.sendResponseHeaders(200, 0);
            push(exchange.getResponseBody());
        } catch (IOException e) {
            // The browser has gone away.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed();
        }
    }

    private void push(OutputStream out) throws IOException, InterruptedException {
        PageSubject.Feed feed = subject.feed();
        History history = subject.history();
        write(out, "data: " + feed.next() + "\n\n");
        while (!feed.ended()) {
            boolean unused = history.awaitEnd(SHORTEST_INTERVAL_MS);
            boolean newer = history.awaitNewer(feed.version(), KEEP_ALIVE_MS);
            write(out, newer ? "data: " + feed.next() + "\n\n" : ":\n\n");
        }
        out.close();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private synchronized void closed() {
        open--;
        notifyAll();
    }

    /** Waits until all pages know that the run has ended, but for no longer than some time. */
    synchronized void awaitClosed(long limitMs) {
        long deadlineNs = System.nanoTime() + limitMs * 1_000_000;
        try {
            for (long leftMs = limitMs; open > 0 && leftMs > 0; leftMs = (deadlineNs - System.nanoTime()) / 1_000_000) {
                wait(leftMs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
