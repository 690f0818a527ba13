package org.chronogram.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportTest {
    private static final String CODE = "script:not([type])";

    @TempDir
    private Path root;

    private SampleDirectory directory(boolean sweep) throws IOException {
        return sweep ? SampleDirectory.sweep(root) : SampleDirectory.whole(root);
    }

    private static JsonNode data(Document page) throws IOException {
        return new JsonMapper().readTree(page.getElementById("chart-data").data());
    }

    private String refused() {
        return assertThrows(InvalidInputException.class, () -> Report.write(root))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldBeWellFormed(boolean sweep) throws IOException {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document unused = parser.parseInput(directory(sweep).html(), "");
        assertEquals(List.<ParseError>of(), parser.getErrors());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldLoadNothingAndHaveNoStyleOrCodeInElements(boolean sweep) throws IOException {
        String html = directory(sweep).html();
        assertFalse(html.contains("http://") || html.contains("https://"), "names an address");
        for (Element element : Jsoup.parse(html).getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertFalse(
                        attribute.getKey().matches("src|href|srcset|action|style|on.*"),
                        () -> attribute + " in " + element);
            }
        }
    }

    @Test
    void shouldAllowOnlyItsOwnCodeAndStyle() throws Exception {
        Document page = SampleDirectory.whole(root).page();
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertEquals(
                "default-src 'none'; script-src '" + hash(page.select(CODE).get(0)) + "'; style-src '"
                        + hash(page.select("style").get(0)) + "'; base-uri 'none'; form-action 'none'",
                policy);
        assertEquals(1, page.select(CODE).size());
    }

    private static String hash(Element element) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(element.data().getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void shouldShowHostileNamesAsText() throws IOException {
        Document page = SampleDirectory.whole(root).page();
        assertEquals(2, page.select("script").size(), "the data and the code");
        assertEquals(0, page.select("b").size());
        // A parameter, a result and the detail of a check.
        assertEquals(
                3,
                page.select("td, th").stream()
                        .filter(cell -> cell.text().equals(SampleDirectory.HOSTILE))
                        .count());
    }

    @Test
    void shouldShowHostileNamesOfChartsAsText() throws IOException {
        SampleDirectory run = SampleDirectory.whole(root);
        run.replace("series.csv", "delay", SampleDirectory.HOSTILE);
        run.replace("run.json", "survivors stay", SampleDirectory.HOSTILE);
        Document page = run.page();
        assertEquals(2, page.select("script").size());
        assertTrue(data(page).toString().contains(SampleDirectory.HOSTILE));
    }

    @ParameterizedTest
    @CsvSource({"false, 11", "true, 1"})
    void shouldHaveDataAndATableForEachChart(boolean sweep, int charts) throws IOException {
        Document page = directory(sweep).page();
        JsonNode data = data(page);
        assertEquals(charts, data.size());
        assertEquals(charts, page.select("figure").size());
        for (Element figure : page.select("figure")) {
            JsonNode chart = data.get(figure.select(".chart").attr("id"));
            if (!chart.get("kind").asText().equals("MAP")) {
                assertLinesOf(chart);
            }
            assertFalse(figure.select("details table tbody tr").isEmpty(), figure::text);
        }
    }

    private static void assertLinesOf(JsonNode chart) {
        int points = chart.get("at").size();
        assertTrue(points > 0 && !chart.get("lines").isEmpty(), chart::toString);
        chart.get("lines")
                .forEach(line -> assertEquals(points, line.get("values").size(), line::toString));
    }

    @Test
    void shouldShowTheHeadOfTheRun() throws IOException {
        Document page = SampleDirectory.whole(root).page();
        assertEquals("phold", page.select("h1").text());
        assertEquals("1 of 3 checks failed", page.select(".badge.bad").text());
        String facts = page.select(".facts").first().text();
        assertTrue(facts.contains("digest d7d3cd0ecb67c7c2"), facts);
        assertTrue(facts.contains("layout 2 workers x 1 thread"), facts);
    }

    @Test
    void shouldShowAnIntervalFromEndToEnd() throws IOException {
        Document page = SampleDirectory.whole(root).page();
        assertTrue(page.select("tr").eachText().contains("delay 4 0.5 3.5 4.5 95.0 % s that of the model"), page::text);
    }

    @Test
    void shouldSayHowTheEngineHasMadeAnInterval() throws IOException {
        SampleDirectory run = new SampleDirectory(root);
        run.write("run.json", """
                {"model": "ring", "results": {"delay.steady": {"value": 4, "halfWidth": 1, "confidence": 0.95, "from": 100.0,
                "batches": 20, "unit": "s"}}, "notes": ["hops: no estimate"]}""");
        Document page = run.page();
        assertTrue(
                page.select("tr").eachText().contains("delay.steady 4 1 3 5 95.0 % s 20 batch means from 100"),
                page::text);
        assertEquals("hops: no estimate", page.select(".note").text());
    }

    @Test
    void shouldLeaveOutWhatTheRunDoesNotHave() throws IOException {
        SampleDirectory run = new SampleDirectory(root);
        run.write("run.json", "{\"model\":\"ring\"}");
        Document page = run.page();
        assertEquals(0, page.select("figure").size());
        assertEquals("ring", page.select("h1").text());
    }

    @Test
    void shouldDrawAMapAndListItsLinksByValue() throws IOException {
        Document page = SampleDirectory.whole(root).page();
        JsonNode map = null;
        for (JsonNode drawing : data(page)) {
            map = drawing.get("kind").asText().equals("MAP") ? drawing : map;
        }
        assertEquals(
                "{\"kind\":\"MAP\",\"value\":\"load\",\"unit\":\"%\",\"names\":[\"a\",\"b\"],\"x\":[0.0,1.0],"
                        + "\"y\":[0.0,2.0],\"assumed\":[1],\"from\":[0,1],\"to\":[1,0],\"values\":[5.0,70.5]}",
                map.toString());
        Element figure = page.select("figure:contains(Topology)").first();
        assertEquals(List.of("b a 70.5", "a b 5"), figure.select("tbody tr").eachText());
    }

    @Test
    void shouldRefuseADirectoryWithoutARun() {
        assertEquals(
                root
                        + ": there is neither run.json nor summary.csv; expected the directory of a run that has written its"
                        + " results, or of a sweep, as it was given with --out",
                refused());
    }

    @Test
    void shouldRefuseWhatIsNoDirectory() {
        Path none = root.resolve("none");
        assertTrue(assertThrows(InvalidInputException.class, () -> Report.write(none))
                .getMessage()
                .startsWith(none + ": there is no such directory; expected"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run.json          | {"model":7}                | is damaged: model is 7, expected a text
            run.json          | {"model":"m","checks":{}}  | is damaged: checks is {}, expected a list
            run.json          | {"model":"m","results":{"a":1}} | is damaged: results.a is 1, expected an object
            run.json          | {}                         | has no field model: it was written by another program
            run.json          | []                         | is damaged:
            maps.json         | {"maps":[{"names":["a"]}]} | is damaged: its lists do not fit each other
            maps.json         | {"maps":[{"x":["a"]}]}     | is damaged: x is a, expected a list of numbers
            series.csv        | time,a.mean{1,x            | line 2: found 'x' in the column a.mean, expected a number
            series.csv        | time,a.mean{1              | is damaged:
            lp-events.csv     | lp,events{0,x              | line 2: found 'x' in the column events, expected a number
            lp-events.csv     | lp{0                       | expected the columns lp,events
            lp-events.csv     | ''                         | is empty
            partition.txt     | 0{1                        | is damaged: found 2 lines, expected one for each of 4 LPs
            partition.txt     | 0{1{2{0                    | is damaged: found 2, expected the number of a partition from 0 to 1
            step-latency.hlog | 0.0,1.0,2.0,HISTFAAAxyz    | expected a log of HdrHistogram
            step-latency.hlog | nothing                    | expected a log of HdrHistogram
            """)
    void shouldNameADamagedFile(String file, String content, String message) throws IOException {
        SampleDirectory run = SampleDirectory.whole(root);
        run.write(file, content.replace("{1", "\n1").replace("{0", "\n0").replace("{2", "\n2"));
        String found = refused();
        assertTrue(found.startsWith(root.resolve(file).toString()) && found.contains(message), found);
        assertEquals(1, found.lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b                                                             | line 1: found the columns a,b, expected
            a,result,unit,n,mean,halfWidth,standardDeviation,min,max{1,r,s,x | is damaged
            """)
    void shouldNameADamagedTableOfASweep(String content, String message) throws IOException {
        new SampleDirectory(root).write("summary.csv", content.replace("{", "\n"));
        String found = refused();
        assertTrue(found.startsWith(root.resolve("summary.csv").toString()) && found.contains(message), found);
    }

    /** A sweep may vary nothing and only repeat a run with other random numbers. */
    @Test
    void shouldShowTheTableOfASweepThatVariesNothing() throws IOException {
        SampleDirectory sweep = new SampleDirectory(root);
        sweep.write("summary.csv", """
                result,unit,n,mean,halfWidth,standardDeviation,min,max
                customers,customers,2,1.0,0.25,0.1,0.9,1.1
                """);
        Document page = Jsoup.parse(sweep.html());
        assertEquals(List.of("The sweep", "All numbers"), page.select("h2").eachText());
        assertTrue(page.text().contains("varied nothing"), page.text());
    }
}
