package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chronogram.model.Counter;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class ReportCollectorTest {
    private record Reporting(Consumer<RunReport> reporter) implements Model {
        @Override
        public String name() {
            return "reporting";
        }

        @Override
        public String description() {
            return "reports";
        }

        @Override
        public String defaultEndTime() {
            return "1";
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of();
        }

        @Override
        public void build(ModelBuilder builder, ParameterValues parameters) {}

        @Override
        public void report(RunReport report) {
            reporter.accept(report);
        }
    }

    private final StatisticSet statistics = new StatisticSet();

    private ReportCollector collect(Consumer<RunReport> reporter) {
        Model model = new Reporting(reporter);
        return ReportCollector.of(
                model, ParameterValues.parse(model, Map.of()), new RunTotals(12, 1000, 900, 77, 0, 5, 0, statistics));
    }

    @Test
    void shouldReportStatisticsThenResultsOfTheModel() {
        statistics.add(new Counter("lost", "packets")).add(3);
        statistics.add(new Tally("wait", "s", 10)).record(25);
        ReportCollector collector = collect(report -> {
            report.result("share", 0.5, "");
            report.estimate("mean", 2, 0.1, 0.95, "s");
        });
        assertEquals(
                "[ResultEntry[name=lost, unit=packets, values={count=3}], "
                        + "ResultEntry[name=wait, unit=s, values={count=1, mean=2.5, min=2.5, max=2.5}], "
                        + "ResultEntry[name=share, unit=, values={value=0.5}], "
                        + "ResultEntry[name=mean, unit=s, values={value=2.0, halfWidth=0.1, confidence=0.95}]]",
                collector.results().toString());
        assertEquals(List.of(), collector.checks());
    }

    /** A model can have very many results, of which a summary shows the first. */
    @Test
    void shouldShowTheSteadyStateBeforeTheResultsOfTheModel() {
        Tally wait = statistics.add(new Tally("wait", "s", 1));
        statistics.keepSeries(40);
        for (int i = 0; i < 40; i++) {
            wait.record(i % 3);
            statistics.series().orElseThrow().take(i, i, 0);
        }
        ReportCollector collector = collect(report -> report.result("share", 0.5, ""));
        SeriesTable series = SeriesTable.of(statistics, 0, 10, TimeBase.SECONDS);
        assertEquals(List.of(), collector.addSteadyState(series, false));
        assertEquals(
                List.of("wait", "wait.steady", "share"),
                collector.results().stream().map(ResultEntry::name).toList());
    }

    @Test
    void shouldCollectChecks() {
        ReportCollector collector = collect(report -> {
            report.check("a", true, "1 of 1");
            report.check("b", false, "0 of 1");
        });
        assertEquals(
                List.of(new CheckEntry("a", true, "1 of 1"), new CheckEntry("b", false, "0 of 1")), collector.checks());
    }

    @Test
    void shouldShowTheRunToTheModel() {
        collect(report -> {
            assertEquals(12, report.logicalProcesses());
            assertEquals(1000, report.plannedEndTicks());
            assertEquals(900, report.endTicks());
            assertEquals(77, report.events());
            assertEquals(5, report.pendingEvents());
            assertEquals(TimeBase.SECONDS, report.timeBase());
            assertSame(statistics, report.statistics());
            assertEquals(Map.of(), report.parameters().asText());
        });
    }

    private static List<String> names(ReportCollector collector) {
        return collector.results().stream().map(ResultEntry::name).toList();
    }

    @Test
    void shouldTellNamesApartThatMeet() {
        ReportCollector collector = collect(report -> {
            report.result("a", 1, "");
            report.estimate("a", 2, 1, 0.9, "");
            report.result("a (2)", 3, "");
            report.result("a", 4, "");
            report.check("c", true, "1");
            report.check("c", false, "2");
        });
        assertEquals(List.of("a", "a (2)", "a (2) (2)", "a (3)"), names(collector));
        assertEquals(List.of(new CheckEntry("c", true, "1"), new CheckEntry("c (2)", false, "2")), collector.checks());
    }

    @Test
    void shouldTellResultsFromStatistics() {
        statistics.add(new Counter("lost", "packets")).add(3);
        ReportCollector collector = collect(report -> report.result("lost", 0.5, ""));
        assertEquals(
                "[ResultEntry[name=lost, unit=packets, values={count=3}], "
                        + "ResultEntry[name=lost (2), unit=, values={value=0.5}]]",
                collector.results().toString());
    }

    @Test
    void shouldNotLoseTheRunForNull() {
        ReportCollector collector = collect(report -> {
            report.result(null, 1, null);
            report.check(null, true, null);
        });
        assertEquals(List.of(new ResultEntry("null", "", Map.of("value", 1.0))), collector.results());
        assertEquals(List.of(new CheckEntry("null", true, "null")), collector.checks());
    }

    @Test
    void shouldKeepWhatWasReportedBeforeTheModelFailed() {
        for (Throwable cause : new Throwable[] {
            new IllegalStateException("no luck"), new AssertionError("wrong"), new StackOverflowError()
        }) {
            ReportCollector collector = collect(report -> {
                report.result("share", 0.5, "");
                report.check("a", true, "1 of 1");
                ReportCollectorTest.<RuntimeException>raise(cause);
            });
            assertSame(cause, collector.failure().orElseThrow());
            assertEquals(
                    List.of("share"),
                    collector.results().stream().map(ResultEntry::name).toList());
            assertEquals(List.of(new CheckEntry("a", true, "1 of 1")), collector.checks());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable failure) throws T {
        throw (T) failure;
    }
}
