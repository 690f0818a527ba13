package org.chronogram.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What every page has in it: the library that draws charts, the code that uses it, and the style.
 *
 * @param script all code of the page.
 * @param style all style of the page.
 */
public record PageResources(String script, String style) {
    private static final String LIBRARY = "uplot/";

    /** Returns what a report has in it. */
    static PageResources load() {
        return with(text("map.js") + text("report.js"), "");
    }

    /**
     * Returns what a page has in it that draws its charts itself.
     *
     * @param ownScript its code, which finds {@code uPlot} and {@code Look}.
     * @param ownStyle its style, beside that of the reports.
     * @return code and style of the page.
     */
    public static PageResources with(String ownScript, String ownStyle) {
        String licence = "/*! uPlot\n" + text(LIBRARY + "LICENSE").strip() + "\n*/\n";
        String script =
                licence + withoutBanner(text(LIBRARY + "uPlot.iife.min.js")) + "\n" + text("look.js") + ownScript;
        String style = licence + text(LIBRARY + "uPlot.min.css") + "\n" + text("report.css") + ownStyle;
        return new PageResources(script, style);
    }

    /** The first comment has an address, and a page must name none that could be taken for a request. */
    private static String withoutBanner(String code) {
        return code.startsWith("/*!") ? code.substring(code.indexOf("*/") + 2).strip() : code;
    }

    /** Returns the policy that lets a browser run this code and use this style, and load nothing. */
    public String policy() {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String text(String name) {
        try (InputStream in = PageResources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks the resource " + name);
            }
            // A parser of HTML reads every line end as \n, and the hash is of what it has read.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
