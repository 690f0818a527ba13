package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.models.network.Topology.Link;
import org.chronogram.models.network.Topology.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyFileTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/topologies");

    @ParameterizedTest
    @ValueSource(strings = {"zoo-style.gml", "zoo-style.graphml"})
    void shouldReadGraphsAsTheTopologyZooWritesThem(String name) {
        Topology topology = TopologyFile.read(DIRECTORY.resolve(name));
        List<Node> nodes = List.of(
                new Node("North", new Position(50, 10)),
                new Node("South", new Position(49, 10)),
                new Node("Nowhere", null),
                new Node("North#9", new Position(50, 12.5)),
                new Node("11", null));
        assertEquals(nodes, topology.nodes());
        assertEquals(List.of(new Link(0, 1), new Link(1, 2), new Link(2, 3)), topology.links());
        assertEquals(Map.of("self-loops", 1, "parallel-edges", 1), topology.ignored());
    }

    @Test
    void shouldComeWithASmallConnectedNetwork() {
        Topology topology = TopologyFile.builtIn();
        assertEquals(12, topology.nodes().size());
        assertEquals(16, topology.links().size());
        assertTrue(topology.nodes().stream().allMatch(node -> node.position() != null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.gml          | : no such file, expected a GML, GraphML or SNDlib file; give its path",
                "graph.dot            | : unknown kind of file, expected a name that ends in .gml, .graphml or .txt (SNDlib)",
                "empty.gml            | : the file is empty, expected a graph with nodes and edges",
                "blank.graphml        | : the file is empty, expected a graph with nodes and edges",
                "truncated.gml        | , line 4: the key 'target' has no value, expected a number, a text in quotes, or a"
                        + " list in brackets; check that the file is complete",
                "unclosed.gml         | , line 5: the file ends inside of 'graph [' of line 1, expected a ']' for every '['"
                        + "; check that the file is complete",
                "prose.gml            | , line 1: the key 'To' has the value 'be,', expected a number, a text in quotes,"
                        + " or a list in brackets",
                "no-graph.gml         | : not a GML graph, expected 'graph [ ... ]' with nodes and edges",
                "one-node.gml         | : a graph of 1 node, expected from 2 to 10000",
                "no-nodes.gml         | : a graph of 0 nodes, expected from 2 to 10000",
                "only-self-loop.gml   | : no link between two nodes, expected at least one edge besides self-loops",
                "unknown-node.gml     | , line 4: the edge from 0 to 2 names node 2, which is not declared,"
                        + " expected the id of a node",
                "no-target.gml        | , line 5: edge without target, expected the id of a node",
                "twice.gml            | , line 4: node 0 is declared twice, expected an id of its own for each node",
                "quoted-source.gml    | , line 4: the edge from a to 1 names node a, which is not declared,"
                        + " expected the id of a node",
                "latitude.gml         | : node 0 has Latitude 91.5, expected a number of degrees from -90 to 90",
                "longitude.gml        | : node 0 has Longitude east, expected a number of degrees from -180 to 180",
                "html.graphml         | , line 1: the document is 'html'; expected a GraphML document, whose outermost"
                        + " element is graphml",
                "unknown-node.graphml | , line 5: the edge from a to c names node c, which is not declared,"
                        + " expected the id of a node",
                "twice.graphml        | , line 4: node a is declared twice, expected an id of its own for each node",
                "truncated.graphml    | , line 3: the element 'graph' that begins here has no end tag, as noticed in line 6;"
                        + " expected </graph>, check that the file is complete",
            })
    void shouldSayWhatIsWrongWithAFile(String name, String message) {
        Path path = DIRECTORY.resolve("broken").resolve(name);
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> TopologyFile.read(path));
        assertEquals("--topology=" + path + message, e.getMessage());
    }

    /** The found part of the message comes from the XML parser, so the test does not compare it. */
    @Test
    void shouldSayWhereAGraphMlFileIsWrong() {
        Path path = DIRECTORY.resolve("broken").resolve("prose.graphml");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> TopologyFile.read(path));
        String begin = "--topology=" + path + ", line 1: ";
        String end = "; expected a GraphML document, check that the file is complete";
        assertTrue(e.getMessage().startsWith(begin) && e.getMessage().endsWith(end), e.getMessage());
    }

    @Test
    void shouldSayWhenAFileCannotBeRead(@TempDir Path directory) throws IOException {
        Path path = Files.createDirectory(directory.resolve("directory.gml"));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> TopologyFile.read(path));
        assertEquals(
                "--topology=" + path
                        + ": not a file that can be read again and again, expected a GML, GraphML or SNDlib file",
                e.getMessage());
    }

    /** An empty name is that of no file; it never stands for the network that comes with the model. */
    @Test
    void shouldNotTakeAnEmptyNameForTheBuiltInNetwork() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> TopologyFile.read(Path.of("")));
        assertEquals(
                "--topology=: unknown kind of file, expected a name that ends in .gml, .graphml or .txt (SNDlib)",
                e.getMessage());
    }

    @Test
    void shouldRefuseAFileThatHasNoEnd(@TempDir Path directory) throws IOException {
        Path path = Files.createSymbolicLink(directory.resolve("endless.gml"), Path.of("/dev/zero"));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> TopologyFile.read(path));
        Files.delete(path);
        assertTrue(e.getMessage().contains("not a file that can be read again and again"), e.getMessage());
    }

    @Test
    void shouldRefuseAFileThatIsTooLarge(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("large.gml");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength((32 << 20) + 1);
        }
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> TopologyFile.read(path));
        assertEquals("--topology=" + path + ": the file has 33554433 bytes, expected at most 33554432", e.getMessage());
    }

    static Stream<Integer> lengths() throws IOException {
        int length = Files.readString(DIRECTORY.resolve("zoo-style.gml")).length();
        return Stream.iterate(1, at -> at < length - 2, at -> at + 7);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldRejectAFileCutOffAnywhere(int length, @TempDir Path directory) throws IOException {
        String whole = Files.readString(DIRECTORY.resolve("zoo-style.gml"));
        Path path = directory.resolve("cut.gml");
        Files.writeString(path, whole.substring(0, length), StandardCharsets.UTF_8);
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> TopologyFile.read(path));
        assertTrue(e.getMessage().startsWith("--topology=" + path), e.getMessage());
        assertTrue(e.getMessage().contains("expected"), e.getMessage());
    }
}
