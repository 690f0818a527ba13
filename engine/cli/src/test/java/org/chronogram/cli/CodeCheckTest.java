package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;

final class CodeCheckTest {
    private static final Map<String, String> THEN = Map.of("chronogram-engine-1.jar", "aa", "mine.jar", "bb");

    private static CodeCheck check(boolean given) {
        return new CodeCheck("runs/a", "--class-path-a", given);
    }

    @Test
    void shouldAcceptTheSameCodeUnderAnotherName() {
        assertEquals(Optional.empty(), check(false).require(THEN, THEN));
        assertEquals(
                Optional.empty(), check(true).require(THEN, Map.of("chronogram-engine-1.jar", "aa", "copy.jar", "bb")));
    }

    @Test
    void shouldRefuseOtherCodeUnlessItIsGiven() {
        Map<String, String> now = Map.of("chronogram-engine-1.jar", "aa", "mine.jar", "cc");
        String message = assertThrows(
                        InvalidInputException.class, () -> check(false).require(THEN, now))
                .getMessage();
        assertEquals(
                "runs/a: the code in mine.jar has changed since the run was made, so it cannot be repeated: give a class"
                        + " path with the code of then by --class-path-a",
                message);
        assertTrue(
                check(true).require(THEN, now).orElseThrow().startsWith("--class-path-a: the code in mine.jar is not"));
    }

    @Test
    void shouldTellOfAnotherEngine() {
        Map<String, String> now = Map.of("chronogram-engine-2.jar", "dd", "mine.jar", "bb");
        assertTrue(check(false).require(THEN, now).orElseThrow().contains("another build of Chronogram"));
        Map<String, String> models = Map.of("chronogram-models-1.jar", "aa");
        assertThrows(
                InvalidInputException.class,
                () -> check(false).require(models, Map.of("chronogram-models-1.jar", "bb")));
    }
}
