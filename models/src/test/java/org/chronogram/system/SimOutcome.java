package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a process ended.
 *
 * @param exitCode its exit code, 128 and the signal when one killed it.
 * @param out its standard output.
 * @param err its standard error.
 */
record SimOutcome(int exitCode, String out, String err) {
    private static final String PROGRESS_END = "\u001b[K";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern ENGINE_TRACE =
            Pattern.compile("^\\s+at (?!org\\.chronogram\\.models\\.)|Caused by:|\\(at ", Pattern.MULTILINE);

    /** Returns the results that do not depend on the layout: all fields but those about the execution. */
    record Facts(
            String digest, long events, long pendingEvents, String reachedTime, JsonNode results, JsonNode checks) {}

    SimOutcome succeeded() {
        assertEquals(0, exitCode, this::toString);
        return this;
    }

    /** Asserts that standard error has one line, the message. */
    SimOutcome failed(int expectedExitCode, String expectedMessage) {
        assertEquals(expectedExitCode, exitCode, this::toString);
        assertEquals("", out, this::toString);
        List<String> lines = messages().lines().toList();
        assertFalse(lines.isEmpty(), this::toString);
        assertTrue(lines.get(0).matches("sim: " + expectedMessage), this::toString);
        assertFalse(ENGINE_TRACE.matcher(err).find(), this::toString);
        return this;
    }

    /** Asserts that the last line of standard error is the message; notices may come before it. */
    SimOutcome failedAfterNotices(int expectedExitCode, String expectedMessage) {
        assertEquals(expectedExitCode, exitCode, this::toString);
        assertEquals("", out, this::toString);
        List<String> lines = messages().lines().toList();
        assertFalse(lines.isEmpty(), this::toString);
        assertTrue(lines.get(lines.size() - 1).matches("sim: " + expectedMessage), this::toString);
        return this;
    }

    SimOutcome inOneLine() {
        assertEquals(1, messages().lines().count(), this::toString);
        return this;
    }

    /** Standard error without the progress, which ends with its own erasure. */
    String messages() {
        return err.substring(
                err.lastIndexOf(PROGRESS_END) < 0 ? 0 : err.lastIndexOf(PROGRESS_END) + PROGRESS_END.length());
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + ", output '" + out + "', messages '" + messages() + "'";
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    Facts facts() {
        JsonNode run = succeeded().json();
        return new Facts(
                run.get("digest").asText(),
                run.get("events").asLong(),
                run.get("pendingEvents").asLong(),
                run.get("reachedTime").asText(),
                run.get("results"),
                run.get("checks"));
    }
}
