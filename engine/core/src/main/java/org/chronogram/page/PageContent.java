package org.chronogram.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chronogram.report.PageResources;

/**
 * The page as a browser loads it, without anything of a run.
 *
 * @param html the page.
 * @param policy what a browser lets it do: run its own code, use its own style, and talk to its own server.
 */
record PageContent(byte[] html, String policy) {
    /** Loads the page about a run or about a sweep. */
    static PageContent load(String about) {
        PageResources resources = PageResources.with(text("live.js") + text(about + ".js"), text("live.css"));
        String html = Mustache.compiler()
                .withLoader(name -> new StringReader(text(name)))
                .compile(text(about + ".html"))
                .execute(Map.of("style", resources.style(), "script", resources.script()));
        return new PageContent(
                html.getBytes(StandardCharsets.UTF_8),
                resources.policy() + "; connect-src 'self'; frame-ancestors 'none'");
    }

    private static String text(String name) {
        try (InputStream in = PageContent.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks the resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
