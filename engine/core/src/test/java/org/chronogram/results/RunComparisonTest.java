package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class RunComparisonTest {
    private static Optional<Difference> differenceAfter(Consumer<SampleRun> change) {
        SampleRun changed = new SampleRun();
        change.accept(changed);
        return RunComparison.firstDifference(new SampleRun().build(), changed.build());
    }

    private static Difference expect(String what, String expected, String found) {
        return new Difference(what, expected, found);
    }

    @Test
    void shouldFindNothingWhereOnlyTheMachineryDiffers() {
        assertEquals(Optional.empty(), differenceAfter(run -> {
            run.workers = 4;
            run.threads = 2;
            run.wallSeconds = 99;
            run.stepLatencyNs.reset();
        }));
    }

    @Test
    void shouldFindOtherCounts() {
        assertEquals(
                expect("events", "12345678", "1"),
                differenceAfter(run -> run.events = 1).orElseThrow());
        assertEquals(
                expect("pendingEvents", "1024", "0"),
                differenceAfter(run -> run.pendingEvents = 0).orElseThrow());
        assertEquals(
                expect("reachedTime", "1000s", "999s"),
                differenceAfter(run -> run.reachedTime = "999s").orElseThrow());
    }

    @Test
    void shouldFindOtherDigest() {
        assertEquals(
                expect("digest", "0123456789abcdef", "0000000000000001"),
                differenceAfter(run -> run.digest = 1).orElseThrow());
    }

    @Test
    void shouldFindNumberThatDiffersInItsLastBit() {
        assertEquals(
                expect("result visits (value)", "12345678 events", "12345679 events"),
                differenceAfter(run ->
                                run.results.set(0, new ResultEntry("visits", "events", Map.of("value", 12_345_679L))))
                        .orElseThrow());
        assertEquals(
                expect("result x (value)", "nothing", "0.30000000000000004"),
                differenceAfter(run -> run.results.add(new ResultEntry("x", "", Map.of("value", 0.1 + 0.2))))
                        .orElseThrow());
    }

    @Test
    void shouldFindMissingResult() {
        assertEquals(
                expect("result visits (value)", "12345678 events", "nothing"),
                differenceAfter(run -> run.results.remove(0)).orElseThrow());
    }
}
