package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTokenTest {
    @Test
    void shouldTravelThroughTheEnvironment() {
        RunToken token = RunToken.generate();
        RunToken read = RunToken.fromEnvironment(Map.of(RunToken.ENVIRONMENT_VARIABLE, token.toHex()));
        assertEquals(32, token.toHex().length());
        assertEquals(token.toHex(), read.toHex());
        assertArrayEquals(token.mac("x", new byte[] {1}), read.mac("x", new byte[] {1}));
    }

    @Test
    void shouldDifferFromRunToRun() {
        assertNotEquals(RunToken.generate().toHex(), RunToken.generate().toHex());
    }

    @Test
    void shouldNotShowItselfInText() {
        RunToken token = RunToken.generate();
        assertEquals("RunToken[hidden]", token.toString());
    }

    @Test
    void shouldSayThatTheVariableIsMissing() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> RunToken.fromEnvironment(Map.of()));
        assertEquals(
                "environment variable CHRONOGRAM_TOKEN is not set, expected 32 hex digits: "
                        + "let the master start the worker, or set it to the token of the run",
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "'', has 0 characters",
        "c0ffee, has 6 characters",
        "secret secret secret secret 1234, has characters that are no hex digits"
    })
    void shouldRefuseAMalformedTokenWithoutShowingIt(String value, String found) {
        Map<String, String> env = Map.of(RunToken.ENVIRONMENT_VARIABLE, value);
        Exception e = assertThrows(IllegalArgumentException.class, () -> RunToken.fromEnvironment(env));
        assertEquals(
                "environment variable CHRONOGRAM_TOKEN " + found + ", expected 32 hex digits: "
                        + "let the master start the worker, or set it to the token of the run",
                e.getMessage());
        assertFalse(e.getMessage().contains("c0ffee"));
    }
}
