package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chronogram.model.InvalidInputException;
import org.chronogram.models.network.Topology.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of GML, and the extensions that programs write. */
class GmlFormatTest {
    private static final List<Link> ONE_LINK = List.of(new Link(0, 1));

    private static Position positionOf(String latitude, String longitude) {
        String text = ParsedText.gmlWithNode("Latitude " + latitude + " Longitude " + longitude);
        return ParsedText.gml(text).nodes().get(0).position();
    }

    private static String labelOf(String quoted) {
        return ParsedText.gml(ParsedText.gmlWithNode("label \"" + quoted + "\""))
                .nodes()
                .get(0)
                .name();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "+5, 5",
        "-5, -5",
        "007, 7",
        "5.25, 5.25",
        "-.5, -0.5",
        "5., 5",
        "+.5E+1, 5",
        "5.0E+1, 50",
        "5.0e1, 50",
        "50E0, 50",
        "-7.1E-15, -7.1e-15",
        "1.E-05, 0.00001",
        "\"5.5\", 5.5",
        "\" 5.5 \", 5.5",
        "0.00000000000000000000000000000000000000000001, 1e-44",
    })
    void shouldReadEveryNumberOfTheGrammar(String written, double value) {
        assertEquals(new Position(value, value), positionOf(written, written));
    }

    /** The decimal number nearest to a double is read as that double, however it is written. */
    @Test
    void shouldReadNumbersToTheLastBit() {
        Random random = new Random(5);
        double[] expected = random.doubles(500, -90, 90).toArray();
        double[] read = new double[expected.length];
        for (int i = 0; i < read.length; i++) {
            String written = i % 2 == 0 ? Double.toString(expected[i]) : String.format("%.17e", expected[i]);
            read[i] = positionOf(written, "0").latitude();
        }
        assertArrayEquals(expected, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5,0", "0x10", "1e", "--5", "1.2.3", "5f", "+", "true", "1E+", "5°"})
    void shouldRefuseWhatIsNoNumber(String written) {
        assertEquals(
                "file, line 1: the key 'Latitude' has the value '" + written
                        + "', expected a number, a text in quotes, or a list in brackets",
                ParsedText.gmlError(ParsedText.gmlWithNode("Latitude " + written + " Longitude 0")));
    }

    /** Numbers that stand in attributes which nobody reads are numbers, too. */
    @Test
    void shouldPassOverAttributesThatNobodyReads() {
        String attributes =
                "x 5.0E+1 y -INF z NAN graphics [ w 1e+20 Line [ point [ x 1 ] point [ x 2 ] ] ] my_key.a-b 1";
        assertEquals(
                ONE_LINK, ParsedText.gml(ParsedText.gmlWithNode(attributes)).links());
    }

    @ParameterizedTest
    @CsvSource({"NAN, 5", "5, nan", "'\"\"', 5", "'\" \"', 5"})
    void shouldTakeNotANumberForUnknown(String latitude, String longitude) {
        assertEquals(null, positionOf(latitude, longitude));
        assertEquals(
                2,
                ParsedText.gml(ParsedText.gmlWithNode("Latitude " + latitude + " Longitude " + longitude))
                        .nodesWithoutCoordinates());
    }

    @ParameterizedTest
    @CsvSource({"Latitude, Longitude", "latitude, longitude", "lat, lon", "Lat, Lng", "LATITUDE, LONG"})
    void shouldKnowTheNamesOfCoordinates(String latitude, String longitude) {
        String text = ParsedText.gmlWithNode(latitude + " 5 " + longitude + " 6");
        assertEquals(new Position(5, 6), ParsedText.gml(text).nodes().get(0).position());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "&quot;A&quot; &amp; S&#227;o | \"A\" & São",
                "&Auml;&szlig;&eacute;&#xe9;&#XE9; | Äßééé",
                "&lt;&gt;&apos; | <>'",
                "&#128512; | \uD83D\uDE00",
                "AT&T | AT&T",
                "a & b; &nosuch; &#xD800; &#1114112; &; &# | a & b; &nosuch; &#xD800; &#1114112; &; &#",
                "&amp;quot; | &quot;",
                "C:\\ | C:\\",
            })
    void shouldDecodeEntities(String written, String name) {
        assertEquals(name, labelOf(written));
    }

    @Test
    void shouldMakeOneLineOfAName() {
        assertEquals("two lines", labelOf(" two\r\n\tlines&#27;&#8232;"));
        assertEquals("x".repeat(200) + "...", labelOf("x".repeat(300)));
    }

    @ParameterizedTest
    @CsvSource({
        "4294967296, 4294967297",
        "-1, -2",
        "99999999999999999999999999999999, 99999999999999999999999999999998",
        "\"a\", \"b\"",
        "\"New York\", \"Los Angeles\"",
    })
    void shouldTakeIdsOfAnyKind(String one, String other) {
        Topology topology = ParsedText.gml("graph [ node [ id " + one + " ] node [ id " + other + " ] edge [ source "
                + one + " target " + other + " id \"e 0\" ] ]");
        assertEquals(List.of(one.replace("\"", ""), other.replace("\"", "")), ParsedText.names(topology));
        assertEquals(ONE_LINK, topology.links());
    }

    @Test
    void shouldTakeNumbersThatAreEqualForTheSameId() {
        String edges = "edge [ source +1 target 02 ] edge [ source \"1\" target 2.0 ] edge [ source -0 target 0 ]";
        Topology topology = ParsedText.gml("graph [ node [ id 1 ] node [ id 2 ] node [ id 0 ] " + edges + " ]");
        assertEquals(ONE_LINK, topology.links());
        assertEquals(Map.of("self-loops", 1, "parallel-edges", 1), topology.ignored());
    }

    @Test
    void shouldReadCommentsWhereverTheyStand() {
        String text = "# 12\" rack [\r\ngraph [ # here [ \"too\n node [ id 1 # and 2\n label #x\n \"A#1\" ]\r"
                + "# edge [\n node [ id 2 ] edge [ source 1 target 2 ]\n]# the end";
        Topology topology = ParsedText.gml(text);
        assertEquals(List.of("A#1", "2"), ParsedText.names(topology));
    }

    @Test
    void shouldReadWithoutAnyBlanksThatAreNotNeeded() {
        String text = "Creator\"x\"Version 1graph[directed 0node[id 1label\"A\"]node[id 2]edge[source 1target 2]]";
        assertEquals(
                "file, line 1: the key 'Version' has the value '1graph', expected a number, a text in quotes, or a list in"
                        + " brackets",
                ParsedText.gmlError(text));
        String spaced = "Creator\"x\"graph[node[id 1 label\"A\"]node[id 2]edge[source 1 target 2]]";
        assertEquals(List.of("A", "2"), ParsedText.names(ParsedText.gml(spaced)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void shouldReadAByteOrderMark(String charset) {
        String text = '\uFEFF' + ParsedText.gmlWithNode("label \"Å\"");
        assertEquals(List.of("Å", "B"), ParsedText.names(ParsedText.gml(text.getBytes(Charset.forName(charset)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void shouldReadWithoutAByteOrderMark(String charset) {
        String text = ParsedText.gmlWithNode("label \"Å\"");
        assertEquals(List.of("Å", "B"), ParsedText.names(ParsedText.gml(text.getBytes(Charset.forName(charset)))));
    }

    @Test
    void shouldRefuseBytesThatAreNoText() {
        byte[] file = ParsedText.gmlWithNode("\n label \"Å\"").getBytes(StandardCharsets.ISO_8859_1);
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> ParsedText.gml(file));
        assertEquals(
                "file, line 2: the byte 0xc5 is not of the encoding UTF-8, expected text in UTF-8 or in UTF-16 with a"
                        + " byte order mark, or for XML in the encoding that its declaration names",
                e.getMessage());
    }

    /** As yEd writes it: groups are nodes of their own, ids of members follow. */
    @Test
    void shouldLeaveOutGroupsThatNoEdgeNames() {
        String groups = "node [ id 7 label \"frame\" isGroup 1 ] node [ id 8 label \"router\" isGroup 1 ]";
        Topology topology = ParsedText.gml("graph [ node [ id 1 gid 7 ] node [ id 2 gid 7 ] " + groups
                + " edge [ source 1 target 2 ] edge [ source 2 target 8 ] ]");
        assertEquals(List.of("1", "2", "router"), ParsedText.names(topology));
        assertEquals(1, topology.ignored().get("groups"));
    }

    @Test
    void shouldTakeNodesOutOfNestedGraphs() {
        Topology topology = ParsedText.gml("graph [ node [ id 1 graph [ node [ id 2 ] node [ id 3 ]"
                + " edge [ source 2 target 3 ] ] ] edge [ source 2 target 4 ] node [ id 4 ] ]");
        assertEquals(List.of("2", "3", "4"), ParsedText.names(topology));
        assertEquals(List.of(new Link(0, 1), new Link(0, 2)), topology.links());
        assertEquals(1, topology.ignored().get("groups"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "graph [ node [ id 1 ] ] ] node [ id 9 ] | : a ']' closes nothing, expected one for every '['",
                "graph [ node [ id 1 ] ] node [ id 9 ] | : node outside of the graph, expected all of them in"
                        + " 'graph [ ... ]'",
                "graph [ node [ id 1 ] ] edge [ source 1 ] | : edge outside of the graph, expected all of them in"
                        + " 'graph [ ... ]'",
                "graph [ node [ id 1 node [ id 2 ] ] ] | : node inside of the node of line 1, expected a ']' before it",
                "graph [ edge [ source 1 node [ id 2 ] ] ] | : node inside of the edge of line 1, expected a ']'"
                        + " before it",
                "graph [ ] graph [ ] | : a second graph begins, expected one graph in the file",
                "graph [ node 5 ] | : the key 'node' has the value '5', expected 'node [ ... ]'",
                "graph [ node [ label \"A\" ] ] | : node without id, expected one that edges can name",
                "graph [ node [ id 1.5 ] ] | : node with the id 1.5, expected a whole number or a text in quotes",
                "graph [ node [ id 1 id 2 ] ] | : node with two values of id, '1' and '2', expected one",
                "graph [ node [ id 1 label \"A\" label \"B\" ] ] | : node with two values of label, 'A' and 'B', expected"
                        + " one",
                "graph [ edge [ source 1 source 2 ] ] | : edge with two values of source, '1' and '2', expected one",
                "graph [ edge [ target 2 ] ] | : edge without source, expected the id of a node",
                "graph [ node [ label \"A ] ] | : a text has no end, expected a closing quote; check that the file is"
                        + " complete",
                "graph [ 5 5 ] | : found '5', expected a key such as graph, node or label",
                "graph [ \"label\" 5 ] | : found '\"', expected a key such as graph, node or label",
                "[ ] | : found '[', expected a key such as graph, node or label",
                "<graphml/> | : found '<graphml/>', expected the Graph Modelling Language: XML of graphs is GraphML, in"
                        + " a file whose name ends in .graphml",
            })
    void shouldSayWhatIsWrong(String text, String message) {
        assertEquals("file, line 1" + message, ParsedText.gmlError(text));
    }

    @Test
    void shouldCountLinesOfEveryKind() {
        assertEquals(
                "file, line 5: a ']' closes nothing, expected one for every '['",
                ParsedText.gmlError("graph\n[\r\nx \"two\rlines\"\n] ]"));
    }

    @Test
    void shouldReadBracketsOfAnyDepth() {
        int depth = 200_000;
        String deep = "a [ ".repeat(depth) + "] ".repeat(depth);
        assertEquals(ONE_LINK, ParsedText.gml(ParsedText.gmlWithNode(deep)).links());
        assertEquals(
                "file, line 1: the file ends inside of 'a [' of line 1, expected a ']' for every '['; check that the file"
                        + " is complete",
                ParsedText.gmlError("a [ ".repeat(depth)));
    }

    @Test
    void shouldTellNodesApartWhoseNamesMeet() {
        Topology topology = ParsedText.gml("graph [ node [ id 1 label \"A\" ] node [ id 2 label \" A \" ]"
                + " node [ id 3 label \"A&#10;\" ] node [ id 4 label \"A#2\" ] node [ id 5 label \"a\" ]"
                + " edge [ source 1 target 2 ] ]");
        assertEquals(List.of("A", "A#2", "A#3", "A#2#4", "a"), ParsedText.names(topology));
    }
}
