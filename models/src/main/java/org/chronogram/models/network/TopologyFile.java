package org.chronogram.models.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.model.InvalidInputException;
import org.jgrapht.alg.util.Triple;
import org.jgrapht.nio.EventDrivenImporter;
import org.jgrapht.nio.ImportException;
import org.jgrapht.nio.gml.GmlEventDrivenImporter;
import org.jgrapht.nio.graphml.SimpleGraphMLEventDrivenImporter;
import org.xml.sax.SAXParseException;

/**
 * Reads a topology in GML or GraphML, as the Internet Topology Zoo publishes them (S. Knight, H. X. Nguyen, N. Falkner,
 * R. Bowden and M. Roughan, "The Internet Topology Zoo", IEEE Journal on Selected Areas in Communications 29(9), 2011):
 * nodes with the attributes label, Latitude and Longitude, all of which may be missing.
 */
final class TopologyFile {
    private static final String BUILT_IN = "small-continent.gml";
    private static final Pattern GML_STRING_OR_COMMENT = Pattern.compile("\"[^\"]*\"|#[^\n]*");
    private static final Pattern GML_QUOTED_ID = Pattern.compile("\\bid(\\s+\"[^\"]*\")|\"[^\"]*\"");
    private static final Pattern GML_EDGE = Pattern.compile("\\bedge\\s*\\[");
    private static final Pattern GML_GRAPH = Pattern.compile("\\bgraph\\s*\\[");
    private static final Pattern GML_ERROR = Pattern.compile("line (\\d+):\\d+ (.*)", Pattern.DOTALL);

    /** Key by which a node or edge with an id in quotes reaches the collector. */
    static final String QUOTED_ID = "quotedId";

    private final String name;
    private final String text;

    private TopologyFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param path a file whose name ends in .gml or .graphml.
     * @return the topology.
     * @throws InvalidInputException when it cannot be read or is not such a graph.
     */
    static Topology read(Path path) {
        String extension = path.toString().toLowerCase(Locale.ROOT);
        boolean gml = extension.endsWith(".gml");
        if (!gml && !extension.endsWith(".graphml")) {
            throw new InvalidInputException(
                    "--topology=" + path + ": unknown kind of file, expected a name that ends in .gml or .graphml");
        }
        TopologyFile file = new TopologyFile("--topology=" + path, textOf(path));
        if (file.text.isBlank()) {
            throw file.invalid("the file is empty, expected a graph with nodes and edges");
        }
        return gml ? file.readGml() : file.readGraphMl();
    }

    /** Reads the topology that comes with the model. */
    static Topology builtIn() {
        try (InputStream in = TopologyFile.class.getResourceAsStream(BUILT_IN)) {
            return new TopologyFile(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8)).readGml();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "--topology=" + path + ": no such file, expected a GML or GraphML file; give its path", e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "--topology=" + path + ": the file cannot be read (" + e + "), expected a GML or GraphML file", e);
        }
    }

    private Topology readGml() {
        String bare = GML_STRING_OR_COMMENT.matcher(text).replaceAll("");
        TopologyCollector<Integer> collector = new TopologyCollector<>(name);
        importInto(collector, new GmlEventDrivenImporter(), withQuotedIdsRenamed());
        if (!GML_GRAPH.matcher(bare).find()) {
            throw invalid("not a GML graph, expected 'graph [ ... ]' with nodes and edges");
        }
        long edges = GML_EDGE.matcher(bare).results().count();
        if (edges != collector.edges()) {
            throw invalid(edges - collector.edges() + " of " + edges
                    + " edges lack a source or a target, expected the whole number of a node for both");
        }
        return collector.topology();
    }

    /** The importer refuses quoted ids, which the Topology Zoo gives to edges, where they do not matter. */
    private String withQuotedIdsRenamed() {
        return GML_QUOTED_ID
                .matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) == null ? match.group() : QUOTED_ID + match.group(1)));
    }

    private Topology readGraphMl() {
        TopologyCollector<String> collector = new TopologyCollector<>(name);
        importInto(collector, new SimpleGraphMLEventDrivenImporter(), text);
        return collector.topology();
    }

    private <K extends Comparable<K>> void importInto(
            TopologyCollector<K> collector, EventDrivenImporter<K, Triple<K, K, Double>> importer, String content) {
        importer.addVertexConsumer(collector::node);
        importer.addVertexAttributeConsumer(
                (key, value) -> collector.attribute(key.getFirst(), key.getSecond(), value));
        importer.addEdgeConsumer(edge -> collector.edge(edge.getFirst(), edge.getSecond()));
        try {
            importer.importInput(new StringReader(content));
        } catch (ImportException e) {
            throw syntaxError(e);
        }
    }

    private InvalidInputException syntaxError(ImportException e) {
        Throwable cause = e.getCause();
        if (cause instanceof InvalidInputException invalid) {
            return invalid;
        }
        if (cause instanceof SAXParseException xml) {
            return syntaxError(
                    String.valueOf(xml.getLineNumber()), withoutFullStop(xml.getMessage()), "a GraphML document", e);
        }
        String message = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
        Matcher matcher = GML_ERROR.matcher(message);
        if (matcher.matches()) {
            return syntaxError(matcher.group(1), matcher.group(2), "'graph [ ... ]' with all brackets closed", e);
        }
        return new InvalidInputException(name + ": " + message + ", expected a graph with nodes and edges", e);
    }

    private InvalidInputException syntaxError(String line, String found, String expected, ImportException e) {
        return new InvalidInputException(
                name + ", line " + line + ": " + found + "; expected " + expected + ", check that the file is complete",
                e);
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private InvalidInputException invalid(String message) {
        return new InvalidInputException(name + ": " + message);
    }
}
