package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.EarlyEnd;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class EarlyEndOptionsTest {
    private static final TimeBase TIME_BASE = new TimeBase("s", 1_000);

    private static EarlyEnd of(long sampleTicks, String... arguments) {
        EarlyEndOptions options = new EarlyEndOptions();
        CommandSpec spec = CommandSpec.create().addMixin("earlyEnd", CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).parseArgs(arguments);
        return options.of(TIME_BASE, sampleTicks);
    }

    @Test
    void shouldReadAConditionAndAnInterval() {
        assertEquals(EarlyEnd.NONE, of(0));
        assertEquals(new EarlyEnd("lost>=100", 0), of(0, "--end-when", " lost>=100 "));
        assertEquals(new EarlyEnd("lost>=100", 2_500), of(7, "--end-when=lost>=100", "--check-every=2.5s"));
        assertEquals(new EarlyEnd("", 2_500), of(7, "--check-every=2.5s"));
    }

    @Test
    void shouldLookAtTheConditionAtEachSample() {
        assertEquals(new EarlyEnd("lost>=100", 7), of(7, "--end-when=lost>=100"));
        assertEquals(EarlyEnd.NONE, of(7));
    }

    @Test
    void shouldNameTheOptionThatCannotBeUsed() {
        assertTrue(refusal("--end-when=lost").startsWith("--end-when=lost: expected the name of a statistic"));
        assertTrue(refusal("--end-when=").startsWith("--end-when=: expected"));
        assertTrue(refusal("--check-every=soon").startsWith("--check-every=soon: "));
        assertEquals("--check-every=0: expected a time after 0", refusal("--check-every=0"));
    }

    private static String refusal(String argument) {
        return assertThrows(InvalidInputException.class, () -> of(0, argument)).getMessage();
    }
}
