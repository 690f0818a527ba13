package org.chronogram.benchmarks.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseResultTest {
    private static final Contender WORKERS = Contender.workers(2);

    private final CaseResult result = CaseResult.empty(
            new BenchCase("phold", "PHOLD & <others>", new Workload("phold", Map.of(), 100), 10),
            List.of(Contender.SEQUENTIAL, WORKERS, Contender.TEXTBOOK));

    @Test
    void shouldCompareMedians() {
        addAll();
        assertEquals(2_000, result.eventsPerSecond(Contender.SEQUENTIAL).median());
        assertEquals(2, result.ratio(Contender.SEQUENTIAL, Contender.TEXTBOOK));
        assertEquals(1.5, result.ratio(WORKERS, Contender.SEQUENTIAL));
        assertTrue(Double.isNaN(result.ratio(WORKERS, Contender.SSJ)));
        assertEquals(List.of(), result.differences());
    }

    @Test
    void shouldNameARunWithAnotherDigest() {
        addAll();
        result.add(WORKERS, ours(6_000, 2, "b", 0));
        assertEquals(
                List.of("phold: 2x1 has another result than those before it: digest b, expected a"),
                result.differences());
    }

    @Test
    void shouldNameAnEngineThatExecutesOtherEvents() {
        addAll();
        result.add(Contender.TEXTBOOK, new RunOutcome(601, 1, 0, "", 601, StepWaits.NONE, 0));
        assertEquals(
                List.of("phold: textbook has another result than those before it: reference events 601, expected 600"),
                result.differences());
    }

    @Test
    void shouldMakeAPageThatNeedsNothingElse() {
        addAll();
        String page = HtmlReport.of(new BenchReport(Map.of("cores", "2"), 1, List.of(result), Map.of()));
        assertTrue(page.contains("PHOLD &amp; &lt;others&gt;"), page);
        assertTrue(page.contains("prefers-color-scheme: dark"), page);
        assertFalse(page.contains("http") || page.contains("src=") || page.contains("url("), page);
        assertFalse(page.contains("NaN"), page);
    }

    @Test
    void shouldShowADashWhereNothingWasMeasured() {
        addAll();
        String[] lines = ReportTable.of(result).toText().split("\n");
        assertEquals(
                "  textbook      1.00 k  1.00 k - 1.00 k          0.50x        1.00x       -        -"
                        + "                           -         -",
                lines[4]);
    }

    private void addAll() {
        result.add(Contender.SEQUENTIAL, ours(6_000, 3, "a", 600));
        result.add(WORKERS, ours(6_000, 2, "a", 0));
        result.add(Contender.TEXTBOOK, new RunOutcome(600, 0.6, 0, "", 600, StepWaits.NONE, 0));
    }

    private static RunOutcome ours(long events, double seconds, String digest, long referenceEvents) {
        return new RunOutcome(events, seconds, 10, digest, referenceEvents, StepWaits.NONE, 1 << 20);
    }
}
