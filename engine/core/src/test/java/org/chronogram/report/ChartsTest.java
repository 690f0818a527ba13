package org.chronogram.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Scale;
import org.chronogram.results.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the charts of a report show. */
final class ChartsTest {
    @TempDir
    private Path root;

    private Fields run() throws IOException {
        return new Fields(
                "run.json", JsonText.read(SampleDirectory.whole(root).path.resolve("run.json")));
    }

    private static List<String> names(Chart chart) {
        return chart.lines().stream().map(Chart.Line::name).toList();
    }

    private static List<? extends Number> values(Chart chart, int line) {
        return chart.lines().get(line).values();
    }

    private static Fields fields(Map<String, Object> fields) {
        return new Fields("run.json", fields);
    }

    private static List<Chart> charts(Section section) {
        return section.drawings().stream().map(Chart.class::cast).toList();
    }

    @Test
    void shouldTakeTheTimeWithoutACoreOutOfThatOfComputing() {
        Map<String, Object> partition = Map.of(
                "worker", 1, "thread", 2, "computeSeconds", 3.0, "withoutCoreSeconds", 1.0, "imbalanceSeconds", 0.5);
        Chart chart = charts(StepTimeSection.of(fields(Map.of("stepTimes", Map.of("partitions", List.of(partition))))))
                .get(0);
        assertEquals(List.of("computing", "without a core", "imbalance", "exchange", "checkpoints"), names(chart));
        assertEquals(List.of(2.0), values(chart, 0));
        assertEquals(List.of(1.0), values(chart, 1));
        assertEquals(List.of("1.2"), chart.x().names());
    }

    @Test
    void shouldEndTheCurveOfPercentilesAtTheNumberOfWaits() throws IOException {
        SampleDirectory.whole(root);
        Chart chart = charts(StepLatencySection.of(root)).get(0);
        assertEquals(Scale.PERCENTILE, chart.x().scale());
        assertEquals(1.0, chart.at().get(0).doubleValue());
        assertEquals(100.0, chart.at().get(chart.at().size() - 1).doubleValue());
        assertEquals(100, values(chart, 0).get(chart.at().size() - 1).doubleValue(), 1);
    }

    @Test
    void shouldPutLayoutsOneAfterTheOther() throws IOException {
        Chart threads = charts(LayoutSection.of(run())).get(0);
        assertEquals(Kind.STEPS, threads.kind());
        assertEquals(List.of(0.0, 1.2, 2.0, 6.8), threads.at());
        assertEquals(List.of(2.0, 1.0, 1.0, 1.0), values(threads, 0));
    }

    @Test
    void shouldShowALayoutThatWasNeverChangedAsATableOnly() {
        Map<String, Object> only = Map.of("threads", 1, "seconds", 2.0, "eventsPerSecond", 3.0, "reason", "one core");
        Section section = LayoutSection.of(fields(Map.of("layouts", List.of(only))));
        assertEquals(0, charts(section).size());
        assertEquals(1, section.tables().size());
    }

    @Test
    void shouldShowRecoveriesByTheirWayInTheOrderOfTime() throws IOException {
        Chart chart = charts(RecoverySection.of(run())).get(0);
        assertEquals(List.of(1.0, 4.5, 8.0, 11.5, 15.0), chart.at());
        assertEquals(List.of("survivors stay", "all roll back"), names(chart));
        assertEquals(1.3, values(chart, 0).get(0));
        assertEquals(Double.NaN, values(chart, 0).get(1));
        assertEquals(0.0, values(chart, 0).get(2), "cost not known");
    }

    @Test
    void shouldSortTheEventsOfLps() throws IOException {
        Chart chart = charts(LpEventSection.of(root, run())).get(0);
        assertEquals(List.of(4_000L, 7L, 5L, 0L), values(chart, 0));
        assertEquals(Scale.LOGARITHMIC, chart.y().scale());
    }

    @Test
    void shouldAddUpTheEventsOfAPartition() throws IOException {
        Chart chart = charts(LpEventSection.of(root, run())).get(1);
        assertEquals(List.of(4_000L, 12L), values(chart, 0));
        assertEquals(List.of("0.0", "1.0"), chart.x().names());
    }

    @Test
    void shouldAddUpTheEventsOfBlocks() throws IOException {
        Fields run = run();
        Files.delete(root.resolve("partition.txt"));
        Chart chart = charts(LpEventSection.of(root, run)).get(1);
        assertEquals(List.of(7L, 4_005L), values(chart, 0));
    }

    @Test
    void shouldDrawAChartForEachStatistic() throws IOException {
        List<Chart> charts = charts(SeriesSection.of(root, run()));
        assertEquals(
                List.of("events", "visits", "delay"),
                charts.stream().map(Chart::title).toList());
        assertEquals(List.of("count"), names(charts.get(1)));
        assertEquals(List.of("mean", "p99.9"), names(charts.get(2)));
        assertEquals(List.of(Double.NaN, 9.5), values(charts.get(2), 1));
        assertEquals("s", charts.get(2).y().label());
        assertEquals(3, charts.get(2).table().rows().size());
    }

    @Test
    void shouldKeepAFewThousandLinesOfALongSeries() throws IOException {
        StringBuilder lines = new StringBuilder("time,a.mean\n");
        for (int line = 0; line < 9_000; line++) {
            lines.append(line).append(",1\n");
        }
        Files.writeString(root.resolve("series.csv"), lines);
        SeriesFile series = SeriesFile.read(root.resolve("series.csv"));
        assertEquals(4, series.every());
        assertEquals(2_250, series.values(0).size());
        assertEquals(8_996.0, series.values(0).get(2_249));
        assertTrue(series.summary(1, "mean").contains(9_000L));
    }

    @Test
    void shouldDrawALineForEachCombinationOfTheOtherParameters() throws IOException {
        SampleDirectory.sweep(root);
        SweepTable table = SweepTable.read(root.resolve("summary.csv"));
        assertEquals(List.of("load", "discipline"), table.varied());
        Chart chart = SweepChart.of(table, new SweepUnits(new Fields("", Map.of())), List.of(), "customers");
        assertEquals(List.of(0.25, 0.5), chart.at());
        assertEquals(List.of("discipline=fifo", "discipline=lifo, <b>"), names(chart));
        assertEquals(List.of(0.5, 1.0), values(chart, 0));
        assertEquals(List.of(0.375, 0.75), chart.lines().get(0).low());
        assertEquals(List.of(Double.NaN, 3.0), values(chart, 1));
    }

    @Test
    void shouldNameTheValuesOfAParameterThatAreNoNumbersOfOneUnit() {
        SweepAxis names = SweepAxis.of(List.of("fifo", "lifo"));
        assertEquals(List.of(0, 1), names.places());
        assertEquals(List.of("fifo", "lifo"), names.named("discipline", "").names());
        assertEquals(List.of(0, 1), SweepAxis.of(List.of("1ms", "1s")).places());
        SweepAxis wide = SweepAxis.of(List.of("100ms", "1ms"));
        assertEquals(List.of(1.0, 100.0), wide.places());
        assertEquals(1, wide.indexOf("100ms"));
        assertEquals("delay, ms", wide.named("delay", "s").label());
        assertEquals(Scale.LOGARITHMIC, wide.named("delay", "").scale());
    }
}
