package org.chronogram.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.JsonText;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sweep over two parameters, of which one is the same in all runs. */
final class SweepPageTest {
    @TempDir
    private Path root;

    private SampleDirectory sweep;

    @BeforeEach
    void makeSweep() throws IOException {
        sweep = new SampleDirectory(root);
        sweep.write("sweep.json", """
                {"model":"mm1","replications":10,"parameters":{"service":"500ms","file":"a"},"units":{"rate":"1/s"},
                 "warmUp":"0 min","sampleEvery":"0 min","checkEvery":"0 min","endTime":"10 min"}
                """);
        sweep.write("summary.csv", """
                rate,result,unit,n,mean,halfWidth,standardDeviation,min,max\r
                0.5,delay.mean,s,10,0.6,0.1,0.1,0.5,0.7\r
                0.5,served,,10,10,,,10,10\r
                1.0,delay.mean,s,37,1.1,0.1,0.1,1,1.2\r
                1.0,served,,36,10,,,10,10\r
                """);
    }

    private static String facts(Document page) {
        return page.select("section").first().text();
    }

    @Test
    void shouldTellHowManyReplicationsThereAreAndNotWhatNobodyAskedFor() throws IOException {
        String facts = facts(sweep.page());
        assertTrue(facts.contains("replications of each 10 to 37"), facts);
        assertTrue(facts.contains("endTime 10 min"), facts);
        for (String noise : List.of("sampleEvery", "warmUp", "checkEvery", "replications 10")) {
            assertFalse(facts.contains(noise), facts);
        }
        sweep.replace("sweep.json", "\"sampleEvery\":\"0 min\"", "\"sampleEvery\":\"2 min\"");
        assertTrue(facts(sweep.page()).contains("sampleEvery 2 min"));
    }

    private Chart chart(String result, String... overlays) throws IOException {
        SweepTable table = SweepTable.read(root.resolve("summary.csv"));
        Fields description = new Fields("", JsonText.read(root.resolve("sweep.json")));
        List<SweepOverlay> formulas = List.of(overlays).stream()
                .map(text -> new SweepOverlay(Overlay.parse(text), table, description))
                .toList();
        return SweepChart.of(table, new SweepUnits(description), formulas, result);
    }

    @Test
    void shouldNameTheUnitsAtTheAxes() throws IOException {
        Chart chart = chart("delay.mean");
        assertEquals("rate, 1/s", chart.x().label());
        assertEquals("delay.mean, s", chart.y().label());
        assertEquals("served", chart("served").y().label());
    }

    @Test
    void shouldDrawAFormulaBesideAResult() throws IOException {
        Chart chart = chart("delay.mean", "delay.mean = service/(1-rate*service)", "served=1");
        assertEquals(2, chart.lines().size());
        assertEquals("service/(1-rate*service)", chart.lines().get(1).name());
        assertEquals(List.of(0.5 / 0.75, 1.0), chart.lines().get(1).values());
        assertEquals(List.of(), chart.lines().get(1).low());
        assertEquals(
                List.of(1.0, 1.0), chart("served", "served=1").lines().get(1).values());
    }

    @Test
    void shouldShowAResultThatIsTheSameEverywhereWhereItHasAFormula() throws IOException {
        assertFalse(sweep.page().text().contains("rate*10"));
        Path page = Report.write(root, List.of(Overlay.parse("served=rate*10")));
        assertTrue(Files.readString(page).contains("rate*10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay | expected RESULT=FORMULA, for example 'delay.mean=1/(2-rate)'",
                "=1 | expected RESULT=FORMULA, for example 'delay.mean=1/(2-rate)'",
                "delay.mean= | expected RESULT=FORMULA, for example 'delay.mean=1/(2-rate)'",
                "delay=1 | the sweep has no result 'delay', expected one such as delay.mean; all are in summary.csv",
                "servd=1 | the sweep has no result 'servd', expected one such as served; all are in summary.csv",
                "served=1/(load) | found 'load)', expected a number, one of the parameters file, rate, service, or sqrt, exp or log",
                "served=file | the parameter file is 'a' at a point, expected a number",
            })
    void shouldRefuseAFormulaThatCannotBeDrawn(String text, String message) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> Report.write(root, List.of(Overlay.parse(text))));
        assertEquals("--overlay=" + text + ": " + message, refused.getMessage());
    }

    @Test
    void shouldRefuseAFormulaOfNoResultAlsoWhereThereIsOnePoint() throws IOException {
        sweep.write("summary.csv", """
                result,unit,n,mean,halfWidth,standardDeviation,min,max\r
                served,,10,10,,,10,10\r
                """);
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> Report.write(root, List.of(Overlay.parse("servd=1"))));
        assertEquals(
                "--overlay=servd=1: the sweep has no result 'servd', expected one such as served",
                refused.getMessage());
    }

    @Test
    void shouldRefuseAFormulaBesideARun() throws IOException {
        sweep.write("run.json", "{\"model\":\"m\"}");
        assertTrue(assertThrows(
                        InvalidInputException.class, () -> Report.write(root, List.of(new Overlay("served", "1"))))
                .getMessage()
                .startsWith("--overlay draws beside the results of a sweep, and "));
    }
}
