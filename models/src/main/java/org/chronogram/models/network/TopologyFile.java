package org.chronogram.models.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import org.chronogram.model.InvalidInputException;

/**
 * Reads a topology in GML or GraphML, as the Internet Topology Zoo publishes them (S. Knight, H. X. Nguyen, N. Falkner,
 * R. Bowden and M. Roughan, "The Internet Topology Zoo", IEEE Journal on Selected Areas in Communications 29(9), 2011) and
 * as programs for graphs write them, or a network of SNDlib: nodes with a label, a latitude and a longitude, all of which may be missing.
 */
final class TopologyFile {
    private static final String BUILT_IN = "small-continent.gml";
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final String EXPECTED = "expected a GML, GraphML or SNDlib file";

    /** A kind of file, how its name ends, and what reads it. */
    enum Kind {
        GML(".gml", GmlReader::read),
        GRAPH_ML(".graphml", GraphMlReader::read),
        SNDLIB(".txt", SndlibReader::read);

        private final String ending;
        private final BiFunction<TopologySource, String, DeclaredGraph> reader;

        Kind(String ending, BiFunction<TopologySource, String, DeclaredGraph> reader) {
            this.ending = ending;
            this.reader = reader;
        }
    }

    private TopologyFile() {}

    /**
     * Reads a file.
     *
     * @param path a file whose name ends in .gml or .graphml.
     * @return the topology.
     * @throws InvalidInputException when it cannot be read or is not such a graph.
     */
    static Topology read(Path path) {
        TopologySource source = new TopologySource("--topology=" + path);
        String name = path.toString().toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (name.endsWith(kind.ending)) {
                return parse(InputBytes.of(path, source, EXPECTED), kind, source);
            }
        }
        throw source.invalid("unknown kind of file, expected a name that ends in .gml, .graphml or .txt (SNDlib)");
    }

    /** Reads what stands in a file. */
    static Topology parse(byte[] file, Kind kind, TopologySource source) {
        if (file.length >= GZIP.length && Arrays.mismatch(GZIP, Arrays.copyOf(file, GZIP.length)) < 0) {
            throw source.invalid("the file is compressed by gzip, " + EXPECTED + "; unpack it with gunzip");
        }
        String text = EncodedText.of(file, source);
        if (text.isBlank()) {
            throw source.invalid("the file is empty, expected a graph with nodes and edges");
        }
        return new TopologyBuilder(source, kind.reader.apply(source, text)).build();
    }

    /** Reads the topology that comes with the model. */
    static Topology builtIn() {
        try (InputStream in = TopologyFile.class.getResourceAsStream(BUILT_IN)) {
            return parse(in.readAllBytes(), Kind.GML, new TopologySource(BUILT_IN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
