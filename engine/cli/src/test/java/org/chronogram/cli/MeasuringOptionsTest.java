package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Measuring;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MeasuringOptionsTest {
    private static final TimeBase TIME_BASE = new TimeBase("s", 1_000);

    private static Measuring of(String... arguments) {
        MeasuringOptions options = new MeasuringOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("measuring", specOf(options)))
                .parseArgs(arguments);
        return options.of(TIME_BASE, 5_000_000);
    }

    private static CommandLine.Model.CommandSpec specOf(MeasuringOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    @Test
    void shouldReadTimes() {
        assertEquals(Measuring.ALL, of());
        assertEquals(new Measuring(2_500, 100, false, 0), of("--warm-up=2.5s", "--sample-every=100ms"));
    }

    @Test
    void shouldSampleAThousandTimesToFindTheWarmUp() {
        assertEquals(new Measuring(0, 5_000, true, 0), of("--warm-up=auto"));
        assertEquals(new Measuring(0, 1_000, true, 0), of("--warm-up=auto", "--sample-every=1s"));
    }

    @Test
    void shouldNameTheOptionThatCannotBeUsed() {
        assertTrue(refusal("--sample-every=-1").startsWith("--sample-every=-1: "));
        assertTrue(refusal("--warm-up=soon").startsWith("--warm-up=soon: "));
        assertEquals("--sample-every=0: expected a time after 0", refusal("--sample-every=0"));
    }

    private static String refusal(String argument) {
        return assertThrows(InvalidInputException.class, () -> of(argument)).getMessage();
    }
}
