package org.chronogram.models.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.chronogram.model.InvalidInputException;

/**
 * Reads a topology in GML or GraphML, as the Internet Topology Zoo publishes them (S. Knight, H. X. Nguyen, N. Falkner,
 * R. Bowden and M. Roughan, "The Internet Topology Zoo", IEEE Journal on Selected Areas in Communications 29(9), 2011) and
 * as programs for graphs write them: nodes with a label, a latitude and a longitude, all of which may be missing.
 */
final class TopologyFile {
    private static final String BUILT_IN = "small-continent.gml";
    private static final long MOST_BYTES = 32 << 20;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final String EXPECTED = "expected a GML or GraphML file";

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
        boolean gml = name.endsWith(".gml");
        if (!gml && !name.endsWith(".graphml")) {
            throw source.invalid("unknown kind of file, expected a name that ends in .gml or .graphml");
        }
        return parse(bytesOf(path, source), gml, source);
    }

    private static String reason(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        return error instanceof FileSystemException detailed && detailed.getReason() != null
                ? TopologySource.shown(detailed.getReason())
                : "its disk or file system fails";
    }

    /** Reads what stands in a file. */
    static Topology parse(byte[] file, boolean gml, TopologySource source) {
        if (file.length >= GZIP.length && Arrays.mismatch(GZIP, Arrays.copyOf(file, GZIP.length)) < 0) {
            throw source.invalid("the file is compressed by gzip, " + EXPECTED + "; unpack it with gunzip");
        }
        String text = EncodedText.of(file, source);
        if (text.isBlank()) {
            throw source.invalid("the file is empty, expected a graph with nodes and edges");
        }
        DeclaredGraph declared = gml ? GmlReader.read(source, text) : GraphMlReader.read(source, text);
        return new TopologyBuilder(source, declared).build();
    }

    /** Reads the topology that comes with the model. */
    static Topology builtIn() {
        try (InputStream in = TopologyFile.class.getResourceAsStream(BUILT_IN)) {
            return parse(in.readAllBytes(), true, new TopologySource(BUILT_IN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts regular files only: others can be read only once or have no end, but every worker reads the topology. */
    private static byte[] bytesOf(Path path, TopologySource source) {
        try {
            long bytes = Files.size(path);
            if (!Files.isRegularFile(path)) {
                throw source.invalid("not a file that can be read again and again, " + EXPECTED);
            }
            if (bytes > MOST_BYTES) {
                throw source.invalid("the file has " + bytes + " bytes, expected at most " + MOST_BYTES);
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw source.invalid("no such file, " + EXPECTED + "; give its path", e);
        } catch (IOException e) {
            throw source.invalid("the file cannot be read (" + reason(e) + "), " + EXPECTED, e);
        }
    }
}
