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
 * @param out what it printed on standard output.
 * @param err what it printed on standard error.
 */
record SimOutcome(int exitCode, String out, String err) {
    private static final String PROGRESS_END = "\u001b[K";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern ENGINE_TRACE =
            Pattern.compile("^\\s+at (?!org\\.chronogram\\.models\\.)|Caused by:|\\(at ", Pattern.MULTILINE);

    /** What must be the same wherever a run was executed: everything but what it ran on and how long it took. */
    record Facts(
            String digest, long events, long pendingEvents, String reachedTime, JsonNode results, JsonNode checks) {}

    SimOutcome succeeded() {
        assertEquals(0, exitCode, this::toString);
        return this;
    }

    /** Asserts that the user is told in one line what is wrong, and nothing else. */
    SimOutcome failed(int expectedExitCode, String expectedMessage) {
        assertEquals(expectedExitCode, exitCode, this::toString);
        assertEquals("", out, this::toString);
        List<String> lines = messages().lines().toList();
        assertFalse(lines.isEmpty(), this::toString);
        assertTrue(lines.get(0).matches("sim: " + expectedMessage), this::toString);
        assertFalse(ENGINE_TRACE.matcher(err).find(), this::toString);
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
