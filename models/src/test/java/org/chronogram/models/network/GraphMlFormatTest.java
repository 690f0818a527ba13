package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.chronogram.models.network.Topology.Link;
import org.chronogram.models.network.Topology.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The elements of GraphML as programs and people write them. */
class GraphMlFormatTest extends GraphMlTestBase {
    /** NetworkX 3 writes nodes by any name, multigraphs with ids of edges, and small numbers with exponents. */
    @Test
    void shouldReadWhatNetworkXWrites() {
        String text = "<?xml version='1.0' encoding='utf-8'?>\n<graphml" + NAMESPACE
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
                + " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
                + "  <key id=\"d2\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\" />\n"
                + "  <key id=\"d1\" for=\"node\" attr.name=\"Longitude\" attr.type=\"double\" />\n"
                + "  <key id=\"d0\" for=\"node\" attr.name=\"Latitude\" attr.type=\"double\" />\n"
                + "  <graph edgedefault=\"directed\">\n"
                + "    <node id=\"S\u00e3o Paulo\">\n      <data key=\"d0\">-23.5</data>\n"
                + "      <data key=\"d1\">-1.5e-05</data>\n    </node>\n"
                + "    <node id=\"('a', [1])\" />\n    <node id=\"Paris &quot;x&quot;\" />\n"
                + "    <edge source=\"S\u00e3o Paulo\" target=\"('a', [1])\" id=\"0\">\n"
                + "      <data key=\"d2\">1e+20</data>\n    </edge>\n"
                + "    <edge source=\"S\u00e3o Paulo\" target=\"('a', [1])\" id=\"1\" />\n"
                + "    <edge source=\"('a', [1])\" target=\"Paris &quot;x&quot;\" id=\"0\" />\n"
                + "  </graph>\n</graphml>\n";
        Topology topology = ParsedText.graphMl(text);
        assertEquals(
                List.of(
                        new Node("S\u00e3o Paulo", new Position(-23.5, -1.5e-5)),
                        new Node("('a', [1])", null),
                        new Node("Paris \"x\"", null)),
                topology.nodes());
        assertEquals(List.of(new Link(0, 1), new Link(1, 2)), topology.links());
        assertEquals(Map.of("parallel-edges", 1, "self-loops", 0), topology.ignored());
    }

    /** Gephi names its keys like the attributes, and may write ids as decimal numbers. */
    @Test
    void shouldReadWhatGephiWrites() {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><graphml" + NAMESPACE + ">\n"
                + "<key attr.name=\"label\" attr.type=\"string\" for=\"node\" id=\"label\"/>\n"
                + "<key attr.name=\"Edge Label\" attr.type=\"string\" for=\"edge\" id=\"edgelabel\"/>\n"
                + "<key attr.name=\"weight\" attr.type=\"double\" for=\"edge\" id=\"weight\"/>\n"
                + "<key attr.name=\"r\" attr.type=\"int\" for=\"node\" id=\"r\"/>\n"
                + "<key attr.name=\"lat\" attr.type=\"double\" for=\"node\" id=\"lat\"/>\n"
                + "<key attr.name=\"lng\" attr.type=\"double\" for=\"node\" id=\"lng\"/>\n"
                + "<graph edgedefault=\"undirected\">\n<node id=\"1.0\">\n<data key=\"label\">Paris</data>\n"
                + "<data key=\"r\">153</data><data key=\"lat\">48.8</data><data key=\"lng\">2.3</data>\n</node>\n"
                + "<node id=\"2.0\"><data key=\"label\">Rome</data></node>\n"
                + "<edge id=\"0\" source=\"1.0\" target=\"2.0\"><data key=\"weight\">1.0</data></edge>\n"
                + "</graph>\n</graphml>";
        Topology topology = ParsedText.graphMl(text);
        assertEquals(List.of(new Node("Paris", new Position(48.8, 2.3)), new Node("Rome", null)), topology.nodes());
    }

    /** yEd keeps labels in elements of its own, and groups are nodes with a graph inside. */
    @Test
    void shouldReadWhatYedWrites() {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<graphml" + NAMESPACE
                + " xmlns:y=\"http://www.yworks.com/xml/graphml\" xmlns:yed=\"http://www.yworks.com/xml/yed/3\">"
                + "<!--Created by yEd 3.23.2--><key for=\"port\" id=\"d1\" yfiles.type=\"portgraphics\"/>"
                + "<key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/><key for=\"graphml\" id=\"d7\""
                + " yfiles.type=\"resources\"/><graph edgedefault=\"directed\" id=\"G\"><data key=\"d0\""
                + " xml:space=\"preserve\"/><node id=\"n0\"><data key=\"d6\">" + shapeNode("Paris") + "</data>"
                + "<port name=\"p\"/></node><node id=\"n1\" yfiles.foldertype=\"group\"><data key=\"d6\">"
                + "<y:ProxyAutoBoundsNode><y:Realizers active=\"0\"><y:GroupNode><y:NodeLabel>Italy</y:NodeLabel>"
                + "</y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data><graph edgedefault=\"directed\""
                + " id=\"n1:\"><node id=\"n1::n0\"><data key=\"d6\">" + shapeNode("Rome") + "</data></node></graph>"
                + "</node><edge id=\"e0\" source=\"n0\" target=\"n1::n0\" sourceport=\"p\"><data key=\"d10\">"
                + "<y:PolyLineEdge><y:EdgeLabel>10G</y:EdgeLabel></y:PolyLineEdge></data></edge></graph>"
                + "<data key=\"d7\"><y:Resources/></data></graphml>";
        Topology topology = ParsedText.graphMl(text);
        assertEquals(List.of("Paris", "Rome"), ParsedText.names(topology));
        assertEquals(List.of(new Link(0, 1)), topology.links());
        assertEquals(1, topology.ignored().get("groups"));
    }

    /** The place where a parser notices that is mostly far behind the one to be mended. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<graphml><graph>@<node id='a'>@<data key='x'>1@</node>@</graph></graphml> | 3 | data | 4",
                "<graphml><graph>@<node id='a'>@<data key='x'/>@</graph></graphml> | 2 | node | 4",
                "<graphml><graph>@<node id='a'/>@</graphml> | 1 | graph | 3",
                "<g:graphml xmlns:g='http://graphml.graphdrawing.org/xmlns'><g:graph>@<g:node id='a'>@</g:graph> | 2 | g:node | 3",
            })
    void shouldSayWhichElementHasNoEnd(String text, int line, String element, int noticed) {
        String error = ParsedText.graphMlError(text.replace('@', '\n'));
        assertTrue(
                error.contains("line " + line + ": the element '" + element
                        + "' that begins here has no end tag, as noticed in line " + noticed + "; expected </" + element
                        + ">"),
                error);
    }

    private static String shapeNode(String label) {
        return "<y:ShapeNode><y:Geometry height=\"30.0\" x=\"1.0\" y=\"2.0\"/><y:NodeLabel fontSize=\"12\">" + label
                + "<y:LabelModel><y:SmartNodeLabelModel distance=\"4.0\"/></y:LabelModel></y:NodeLabel>"
                + "<y:NodeLabel>second</y:NodeLabel></y:ShapeNode>";
    }

    /** Cytoscape calls a label "name", and its keys may have blanks. */
    @Test
    void shouldReadWhatCytoscapeWrites() {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<graphml" + NAMESPACE + ">"
                + "<key attr.name=\"shared name\" attr.type=\"string\" for=\"node\" id=\"shared name\"/>"
                + "<key attr.name=\"name\" attr.type=\"string\" for=\"node\" id=\"name\"/>"
                + "<key attr.name=\"selected\" attr.type=\"boolean\" for=\"node\" id=\"selected\"/>"
                + "<graph edgedefault=\"directed\" id=\"Network\"><node id=\"62\"><data key=\"shared name\">x</data>"
                + "<data key=\"name\">Paris</data><data key=\"selected\">false</data></node>"
                + "<node id=\"64\"><data key=\"shared name\">Rome</data></node>"
                + "<edge id=\"66\" source=\"62\" target=\"64\"/></graph></graphml>";
        assertEquals(List.of("Paris", "Rome"), ParsedText.names(ParsedText.graphMl(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<graphml>%s</graphml>",
                "<graphml xmlns='urn:mine'>%s</graphml>",
                "<graphml xmlns='http://graphml.graphdrawing.org/xmlns/1.0rc'>%s</graphml>",
                "<!-- <graph> --><graphml><?x y?>%s</graphml><!-- end -->",
                "<!DOCTYPE graphml><graphml>%s</graphml>",
                "<!DOCTYPE graphml [<!ELEMENT graphml ANY><!-- ] -->]><graphml>%s</graphml>",
            })
    void shouldReadWhatPeopleWrite(String frame) {
        String text = String.format(frame, KEYS + "<graph>" + TWO_NODES + EDGE + "</graph>");
        assertEquals(List.of("a", "b"), ParsedText.names(ParsedText.graphMl(text)));
    }

    @Test
    void shouldReadAPrefixedNameSpaceAndPassOverOthers() {
        String text = "<g:graphml xmlns:g='urn:g' xmlns='urn:other'><g:graph><node id='z'/><g:node id='a'/>"
                + "<g:node id='b'/><g:edge source='a' target='b'/></g:graph></g:graphml>";
        assertEquals(List.of("a", "b"), ParsedText.names(ParsedText.graphMl(text)));
    }

    @Test
    void shouldUseTheDefaultsOfKeys() {
        String keys = "<key id='d0' for='node' attr.name='label'><desc>x</desc><default>unnamed</default></key>"
                + "<key id='d1' attr.name='Latitude'><default>10</default></key>"
                + "<key id='d2' for='all' attr.name='Longitude'><default> 20.5 </default></key>"
                + "<key id='d3' for='edge' attr.name='label'><default>edge</default></key>";
        String nodes = "<node id='a'/><node id='b'><data key='d0'>B</data><data key='d1'>11</data></node>";
        assertEquals(
                List.of(new Node("unnamed", new Position(10, 20.5)), new Node("B", new Position(11, 20.5))),
                ParsedText.graphMl(document(keys, nodes + EDGE)).nodes());
    }

    @Test
    void shouldReadKeysThatStandBehindTheGraphOrAreNotDeclared() {
        String graph = "<graph><node id='a'><data key='k'>A</data></node><node id='b'><data key='label'>B</data></node>"
                + EDGE + "</graph><key id='k' for='node' attr.name='label'/>";
        assertEquals(List.of("A", "B"), ParsedText.names(ParsedText.graphMl("<graphml>" + graph + "</graphml>")));
    }

    @Test
    void shouldCountWhatItPassesOver() {
        String graph = TWO_NODES + EDGE + "<hyperedge><endpoint node='a'/><endpoint node='b'/></hyperedge><hyperedge/>"
                + "<locator xlink:href='x.graphml' xmlns:xlink='http://www.w3.org/1999/xlink'/><Node id='c'/>";
        assertEquals(
                Map.of("hyperedges", 2, "locators", 1, "unknown-elements", 1, "self-loops", 0, "parallel-edges", 0),
                ParsedText.graphMl(document("", graph)).ignored());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<graphml/> | file: a GraphML document without a graph, expected '<graph>' with nodes and edges",
                "<graphml><graph/><graph/></graphml> | file, line 1: a second graph begins, expected one graph in the"
                        + " file",
                "<graphml><graph/><node id='a'/></graphml> | file, line 1: node outside of the graph, expected all of"
                        + " them in '<graph>'",
                "<graphml><graph><node id='a'><node id='b'/></node></graph></graphml> | file, line 1: node inside of the"
                        + " node of line 1, expected it beside the others",
                "<graphml><graph><node/></graph></graphml> | file, line 1: node without id, expected one that edges can"
                        + " name",
                "<graphml><graph><edge source='a'/></graph></graphml> | file, line 1: edge without target, expected the"
                        + " id of a node",
                "<graphml><key/></graphml> | file, line 1: key without id, expected one",
                "<graphml><graph><node id='a'><data>5</data></node></graph></graphml> | file, line 1: data without key,"
                        + " expected one",
                "<graphml><y:a/></graphml> | file, line 1: the prefix of y y:a is not bound to a name space; expected a"
                        + " GraphML document, check that the file is complete",
                "<graphml><graph a='1' a='2'/></graphml> | file, line 1: an attribute is given twice: graph a; expected a"
                        + " GraphML document, check that the file is complete",
            })
    void shouldSayWhatIsWrong(String text, String message) {
        assertEquals(message, ParsedText.graphMlError(text));
    }
}
