package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;

final class EarlyEndTest {
    private static final long END = 1_000_000_000;

    private static ModelDeclaration declaration(long mayStopTicks) {
        TestModel model = new TestModel(builder -> {
            builder.counter("lost", "packets");
            if (mayStopTicks > 0) {
                builder.mayStop(mayStopTicks);
            }
            builder.logicalProcesses(1, lp -> (event, context) -> {});
        });
        return ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), END);
    }

    private static String refusal(EarlyEnd earlyEnd) {
        return assertThrows(InvalidInputException.class, () -> earlyEnd.require(declaration(0)))
                .getMessage();
    }

    @Test
    void shouldTakeWhatTheModelHas() {
        assertDoesNotThrow(() -> EarlyEnd.NONE.require(declaration(0)));
        assertDoesNotThrow(() -> new EarlyEnd("lost>=100", 0).require(declaration(0)));
        assertDoesNotThrow(() -> new EarlyEnd("", 5).require(declaration(7)));
    }

    @Test
    void shouldNameTheOptionThatCannotBeUsed() {
        assertEquals(
                "--end-when=lots>=100: the model has no statistic 'lots': expected one of lost",
                refusal(new EarlyEnd("lots>=100", 0)));
        assertEquals(
                "--end-when=lost>=x: 'x': expected a whole number, for example 100",
                refusal(new EarlyEnd("lost>=x", 0)));
        assertEquals(
                "--check-every=2s: the run ends at 1s: expected a time after 0 that is not longer",
                refusal(new EarlyEnd("lost>=1", 2 * END)));
        assertEquals(
                "--check-every=1s: nothing ends this run early: leave it out, or give a condition with --end-when",
                refusal(new EarlyEnd("", END)));
    }

    @Test
    void shouldTellHowOftenTheConditionIsLookedAt() {
        assertEquals("lost>=1, checked every 0.001s", new EarlyEnd("lost>=1", 0).description(declaration(0)));
        assertEquals("lost>=1, checked every 0.5s", new EarlyEnd("lost>=1", 0).description(declaration(END / 2)));
        assertEquals("lost>=1, checked every 1s", new EarlyEnd("lost>=1", END).description(declaration(END / 2)));
    }
}
