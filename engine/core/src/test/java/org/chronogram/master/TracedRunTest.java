package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.kernel.EventRecord;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.RunSpecification;
import org.chronogram.worker.ScriptedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TracedRunTest {
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private final List<EventRecord> events = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void restoreThread() {
        ScriptedModel.reset();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private RunSpecification specification() {
        return ScriptedRun.prepared(directory, 2, FaultTolerance.DEFAULT).specification();
    }

    private long endTicks() {
        return specification().simulation().endTicks();
    }

    @Test
    void shouldTellOfAllEvents() {
        long told = new TracedRun(specification(), 0, endTicks()).run(lp -> true, () -> false, events::add);
        assertEquals(ScriptedRun.EVENTS, told);
        assertEquals(told, events.size());
    }

    @Test
    void shouldTellOfSomeLpsInASpanOfTime() {
        new TracedRun(specification(), 0, endTicks()).run(lp -> true, () -> false, events::add);
        List<EventRecord> all = List.copyOf(events);
        events.clear();
        long from = endTicks() / 4;
        long until = endTicks() / 2;
        new TracedRun(specification(), from, until).run(lp -> lp == 1, () -> false, events::add);
        assertEquals(
                all.stream()
                        .filter(event -> event.target() == 1 && event.ticks() >= from && event.ticks() < until)
                        .toList(),
                events);
        assertTrue(events.size() > 0 && events.size() < all.size(), events.size() + " of " + all.size());
    }

    @Test
    void shouldStopWhenAsked() {
        assertTrue(new TracedRun(specification(), 0, endTicks()).run(lp -> true, () -> true, events::add) < 2);
    }
}
