package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to use up time, memory or the stack, or to have others opened: each is read, or refused by one line, soon. */
@Timeout(20)
class HostileTopologyTest {
    private static final int MILLION = 1_000_000;
    private static final String CHECK = "; expected a GraphML document, check that the file is complete";
    private static final String GML = "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ";

    private static String graphMl(String type, String more) {
        return type + "<graphml><graph><node id='a'/><node id='b'/><edge source='a' target='b'/>" + more
                + "</graph></graphml>";
    }

    private static String many(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("#", "" + i))
                .collect(Collectors.joining());
    }

    private static void assertRefusesXml(String message, String document) {
        byte[] file = document.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "file, line 1: " + message,
                assertThrows(InvalidInputException.class, () -> ParsedText.graphMl(file))
                        .getMessage());
    }

    private static void assertRefusesGml(String message, String document) {
        byte[] file = document.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "file" + message,
                assertThrows(InvalidInputException.class, () -> ParsedText.gml(file))
                        .getMessage());
    }

    @Test
    void shouldBoundWhatTheXmlParserTakesTimeOrMemoryFor() {
        assertRefusesXml(
                "a document type of 568904 characters, expected at most 65536",
                graphMl("<!DOCTYPE g [" + many(20_000, "<!ATTLIST a x# CDATA 'v'>") + "]>", ""));
        assertRefusesXml(
                "an element with 50000 name spaces in its tag, expected at most 1000",
                graphMl("", "<node " + many(50_000, "xmlns:n#='u' ") + "/>"));
        assertRefusesXml(
                "an element with 2000011 characters in its tag, expected at most 1000000",
                graphMl("", "<node id='" + "x".repeat(2 * MILLION) + "'>"));
        assertRefusesXml(
                "an element has more than 1000 attributes" + CHECK,
                graphMl("", "<node id='c' " + many(20_000, "a#='1' ") + "/>"));
        assertRefusesXml(
                "a name is longer than any program makes it" + CHECK, graphMl("", "<" + "n".repeat(100_000) + "/>"));
    }

    @Test
    void shouldBoundEntities() {
        String type = "<!DOCTYPE g [<!ENTITY a0 'ha'>"
                + IntStream.range(0, 12)
                        .mapToObj(i -> "<!ENTITY a" + (i + 1) + " '" + ("&a" + i + ";").repeat(10) + "'>")
                        .collect(Collectors.joining())
                + "]>";
        assertRefusesXml("more than 1000 entities are used" + CHECK, graphMl(type, "<desc>&a12;</desc>"));
        assertRefusesXml("more than 1000 entities are used" + CHECK, graphMl(type, "<node id='&a12;'/>"));
        assertRefusesXml(
                "the entities hold more than 1000000 characters" + CHECK,
                graphMl(
                        "<!DOCTYPE g [<!ENTITY a '" + "h".repeat(60_000) + "'>]>",
                        "<desc>" + "&a;".repeat(50) + "</desc>"));
    }

    @Test
    void shouldCountNoNameSpacesOutsideOfTags() {
        String text = "xmlns ".repeat(2_000);
        String more = "<!--<a " + text + "--><desc>" + text + "<![CDATA[<a " + text + "]]></desc><?a <b " + text + "?>"
                + "<node id='" + text + "'/>";
        assertEquals(
                3,
                ParsedText.names(ParsedText.graphMl(graphMl("", more).getBytes(StandardCharsets.UTF_8)))
                        .size());
    }

    /** Every node takes the defaults of all keys: of very many keys none that is read. */
    @Test
    void shouldReadManyKeysForManyNodes() {
        String document = "<graphml>" + many(20_000, "<key id='k#' attr.name='x#'><default>1</default></key>")
                + "<graph>" + many(10_000, "<node id='n#'/>") + "<edge source='n0' target='n1'/></graph></graphml>";
        assertEquals(
                10_000,
                ParsedText.names(ParsedText.graphMl(document.getBytes(StandardCharsets.UTF_8)))
                        .size());
    }

    @Test
    void shouldReadListsInEachOtherToAnyDepth() {
        String document = GML + "x [ ".repeat(MILLION) + "] ".repeat(MILLION) + "]";
        assertEquals(
                2,
                ParsedText.names(ParsedText.gml(document.getBytes(StandardCharsets.UTF_8)))
                        .size());
        assertRefusesGml(
                ", line 1: the file ends inside of 'x [' of line 1, expected a ']' for every '['; check that the file is"
                        + " complete",
                GML + "x [ ".repeat(MILLION));
    }

    @Test
    void shouldBoundNodesAndEdges() {
        assertRefusesGml(
                ", line 1: more than 100000 nodes, expected at most 100000", "graph [ " + "node [ ] ".repeat(100_001));
        assertRefusesGml(
                ", line 1: more than 1000000 edges, expected at most 1000000",
                "graph [ " + "edge [ ] ".repeat(MILLION + 1));
    }

    @Test
    void shouldShowLittleOfLongKeysNumbersAndIds() {
        String keys = "k".repeat(MILLION);
        String shownKey = "k".repeat(60) + "...";
        String number = ", expected a number, a text in quotes, or a list in brackets; check that the file is complete";
        assertRefusesGml(", line 1: the key '" + shownKey + "' has no value" + number, "graph [ " + keys);
        assertRefusesGml(
                ", line 1: the file ends inside of '" + shownKey + " [' of line 1, expected a ']' for every '['; check"
                        + " that the file is complete",
                "graph [ " + keys + " [ ");
        String digits = "9".repeat(60) + "...";
        assertRefusesGml(
                ", line 1: the edge from 1 to " + digits + " names node " + digits
                        + ", which is not declared, expected the id of a node",
                "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target " + "9".repeat(MILLION) + " ] ]");
        assertRefusesGml(
                ": node 1 has Latitude 1e999999999, expected a number of degrees from -90 to 90",
                "graph [ node [ id 1 Latitude 1e999999999 ] node [ id 2 ] edge [ source 1 target 2 ] ]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSayThatAFileIsCompressed(boolean gml) {
        byte[] file = {0x1f, (byte) 0x8b, 8, 0};
        assertEquals(
                "file: the file is compressed by gzip, expected a GML, GraphML or SNDlib file; unpack it with gunzip",
                assertThrows(InvalidInputException.class, () -> {
                            if (gml) {
                                ParsedText.gml(file);
                            } else {
                                ParsedText.graphMl(file);
                            }
                        })
                        .getMessage());
    }

    /** The messages of Java about errors of the operating system name Java classes. */
    @Test
    void shouldSayThatALinkLeadsToItself(@TempDir Path directory) throws IOException {
        Path link = directory.resolve("loop.gml");
        Files.createSymbolicLink(link, link);
        String message = assertThrows(InvalidInputException.class, () -> TopologyFile.read(link))
                .getMessage();
        assertEquals(
                "--topology=" + link + ": the file cannot be read (?), expected a GML, GraphML or SNDlib file",
                message.replaceFirst("\\((?!java)[^()]*\\)", "(?)"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-32, true", "UTF-32LE, false", "IBM037, false"})
    void shouldReadOrRefuseOtherEncodings(String charset, boolean read) {
        byte[] file = (GML + "]").getBytes(Charset.forName(charset));
        byte[] marked = charset.equals("UTF-32") ? ("\uFEFF" + GML + "]").getBytes(Charset.forName(charset)) : file;
        if (read) {
            assertEquals(2, ParsedText.names(ParsedText.gml(marked)).size());
        } else {
            assertEquals(
                    1,
                    assertThrows(InvalidInputException.class, () -> ParsedText.gml(marked))
                            .getMessage()
                            .lines()
                            .count());
        }
    }
}
