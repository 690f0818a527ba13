package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files with random faults: each gives a topology or an error of one line, within a short time. */
class TopologyFuzzTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/topologies");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "\"",
            "#",
            "&",
            ";",
            "<",
            ">",
            "/",
            "=",
            "'",
            "\n",
            "\r",
            " ",
            "\0",
            "graph",
            "node",
            "edge",
            "id",
            "source",
            "target",
            "1e400",
            "-0",
            "99999999999999999999",
            "NAN",
            "+",
            ".",
            "E5",
            "&quot;",
            "&#x110000;",
            "&x;",
            "%x;",
            "<!DOCTYPE graphml [<!ENTITY x 'y'>]>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml",
            "?>",
            " xmlns='urn:x'",
            "<graph>",
            "</node>",
            "<data key='label'>",
            "\uFEFF",
            "\uD800",
            "\u2028",
            "label",
            "Latitude",
            "isGroup 1",
            "node [ id 1 ]",
            "<node id='a'/>");
    private static final List<String> DOCUMENTS = List.of(
            "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE graphml SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY x"
                    + " SYSTEM 'file:///dev/zero'><!ENTITY y 'z'><!ATTLIST node id CDATA 'n'>]><graphml><key id='k'"
                    + " attr.name='Latitude'><default>5</default></key><graph><node id='&y;'><data key='k'>&y;7"
                    + "</data></node><node id='b'/><edge source='z' target='b'/></graph></graphml>",
            "<graphml xmlns='urn:g' xmlns:y='urn:y'><graph><node id='n'><data key='d'><y:S><y:NodeLabel>A</y:NodeLabel>"
                    + "</y:S></data><graph><node id='m'/></graph></node><edge source='n' target='m'/></graph></graphml>");

    private final Random random = new Random(20_240_601);

    @Test
    void shouldReadOrRefuseGml() throws IOException {
        fuzz(true, FEW);
    }

    @Test
    void shouldReadOrRefuseGraphMl() throws IOException {
        fuzz(false, FEW);
    }

    @Tag("long")
    @Test
    void shouldReadOrRefuseMoreGml() throws IOException {
        fuzz(true, MANY);
    }

    @Tag("long")
    @Test
    void shouldReadOrRefuseMoreGraphMl() throws IOException {
        fuzz(false, MANY);
    }

    private void fuzz(boolean gml, int files) throws IOException {
        List<byte[]> originals = originals(gml);
        assertTimeoutPreemptively(LIMIT, () -> {
            int read = 0;
            for (int i = 0; i < files; i++) {
                read += isRead(mutated(originals.get(random.nextInt(originals.size()))), gml) ? 1 : 0;
            }
            assertTrue(read > files / 50 && read < files, read + " of " + files + " were read");
        });
    }

    private static List<byte[]> originals(boolean gml) throws IOException {
        if (gml) {
            String small =
                    "graph [ node [ id 1 label \"&Auml; &#66;\" Latitude 5.0E+1 Longitude -.5 ] node [ id \"b\" ] # c\n"
                            + "edge [ source 1 target \"b\" ] ]";
            return List.of(
                    Files.readAllBytes(DIRECTORY.resolve("zoo-style.gml")),
                    small.getBytes(StandardCharsets.UTF_8),
                    small.getBytes(StandardCharsets.UTF_16LE));
        }
        return List.of(
                Files.readAllBytes(DIRECTORY.resolve("zoo-style.graphml")),
                DOCUMENTS.get(0).getBytes(StandardCharsets.ISO_8859_1),
                DOCUMENTS.get(1).getBytes(StandardCharsets.UTF_8),
                DOCUMENTS.get(1).getBytes(StandardCharsets.UTF_16BE));
    }

    private byte[] mutated(byte[] original) {
        byte[] file = original;
        for (int faults = 1 + random.nextInt(4); faults > 0; faults--) {
            int from = random.nextInt(file.length + 1);
            int to = Math.min(file.length, from + random.nextInt(1 + random.nextInt(40)));
            file = switch (random.nextInt(6)) {
                case 0 -> joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
                case 1 -> joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length));
                case 2 -> Arrays.copyOf(file, from);
                case 3 -> withFlippedBit(file, from);
                default ->
                    joined(joined(Arrays.copyOf(file, from), piece()), Arrays.copyOfRange(file, to, file.length));
            };
        }
        return file;
    }

    private byte[] piece() {
        Charset charset = random.nextInt(4) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(charset);
    }

    private byte[] withFlippedBit(byte[] file, int at) {
        byte[] changed = file.clone();
        if (at < file.length) {
            changed[at] = (byte) (changed[at] ^ 1 << random.nextInt(Byte.SIZE));
        }
        return changed;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static boolean isRead(byte[] file, boolean gml) {
        try {
            List<String> names = ParsedText.names(gml ? ParsedText.gml(file) : ParsedText.graphMl(file));
            assertEquals(names.size(), new HashSet<>(names).size(), names::toString);
            return true;
        } catch (InvalidInputException e) {
            String message = e.getMessage();
            assertTrue(message.matches("file(, line [0-9]+)?: [^\\p{Cc}\\u2028\\u2029]{10,600}"), message);
            assertTrue(message.contains("expected"), message);
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("failed to read " + new String(file, StandardCharsets.UTF_8), e);
        }
    }
}
