package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LinkDeclaration;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeclaredLinksTest {
    private static DeclaredLinks links(long lookaheadTicks, LinkDeclaration declaration) {
        return new DeclaredLinks("test", declaration, 4, lookaheadTicks);
    }

    private static String refusal(long lookaheadTicks, int target, long delayTicks) {
        DeclaredLinks links = links(lookaheadTicks, (lp, to) -> to.to(target, delayTicks));
        return assertThrows(InvalidInputException.class, () -> links.of(2, (ignored, ticks, traffic) -> {}))
                .getMessage();
    }

    @Test
    void shouldHandOutTheLinksOfAnLpToOthers() {
        DeclaredLinks links = links(0, (lp, to) -> {
            to.to(3, lp);
            to.to(lp, 5);
            to.to(0, 0);
        });
        List<String> handedOut = new ArrayList<>();
        links.of(2, (target, ticks, traffic) -> handedOut.add(target + " in " + ticks));
        assertEquals(List.of("3 in 2", "0 in 0"), handedOut);
        assertEquals(4, links.logicalProcesses());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldRefuseALinkToAnLpThatDoesNotExist(int target) {
        assertEquals(
                "model test declares a link from LP 2 to LP " + target
                        + ", which does not exist: the model has LPs 0 to 3",
                refusal(0, target, 5));
    }

    @Test
    void shouldRefuseANegativeDelay() {
        assertEquals(
                "model test declares a link from LP 2 to LP 1 with a smallest delay of -1 ticks: expected at least 0",
                refusal(0, 1, -1));
    }

    @ParameterizedTest
    @CsvSource({"10, 9", "10, 0", "1, -1"})
    void shouldRefuseADelayBelowTheLookahead(long lookaheadTicks, long delayTicks) {
        assertEquals(
                "model test declares a link from LP 2 to LP 1 with a smallest delay of " + delayTicks
                        + " ticks: expected at least the declared lookahead of " + lookaheadTicks + " ticks",
                refusal(lookaheadTicks, 1, delayTicks));
    }

    @Test
    void shouldTakeADelayOfOneLookahead() {
        List<Long> delays = new ArrayList<>();
        links(10, (lp, to) -> to.to(1, 10)).of(2, (target, ticks, traffic) -> delays.add(ticks));
        assertEquals(List.of(10L), delays);
    }

    @Test
    void shouldBlameTheModelWhoseDeclarationFails() {
        IllegalStateException failure = new IllegalStateException("no table");
        DeclaredLinks links = links(0, (lp, to) -> {
            throw failure;
        });
        ModelException e = assertThrows(ModelException.class, () -> links.of(2, (target, ticks, traffic) -> {}));
        assertEquals(
                "model test failed to declare the links of LP 2: java.lang.IllegalStateException: no table",
                e.getMessage());
        assertSame(failure, e.getCause());
    }

    @Test
    void shouldPassOnThatTheModelRefusesItsInput() {
        InvalidInputException refusal = new InvalidInputException("bad topology");
        DeclaredLinks links = links(0, (lp, to) -> {
            throw refusal;
        });
        assertSame(
                refusal, assertThrows(InvalidInputException.class, () -> links.of(2, (target, ticks, traffic) -> {})));
    }
}
