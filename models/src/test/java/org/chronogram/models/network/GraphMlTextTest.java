package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphML as XML text: encodings, entities, document types, and XML that asks for other files or connections. */
class GraphMlTextTest extends GraphMlTestBase {
    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, ISO-8859-1",
        "iso-8859-15, ISO-8859-15",
        "windows-1252, windows-1252",
        "UTF-8, UTF-8",
        "US-ASCII, ISO-8859-1",
        "UTF-16, UTF-8",
        "Shift_JIS, Shift_JIS"
    })
    void shouldReadTheEncodingThatIsDeclared(String declared, String charset) {
        boolean ascii = declared.equals("US-ASCII");
        String name = ascii ? "A" : declared.equals("Shift_JIS") ? "\u6771\u4eac" : "\u00c4";
        String text = "<?xml version='1.0'\n encoding=\"" + declared + "\" ?>" + labelled(name);
        byte[] file = text.getBytes(Charset.forName(charset));
        assertEquals(name, ParsedText.graphMl(file).nodes().get(0).name());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "UTF-16LE, UTF-8", "UTF-32BE, UTF-32"})
    void shouldReadAByteOrderMark(String charset, String declared) {
        String text = "\uFEFF<?xml version='1.0' encoding='" + declared + "'?>" + labelled("\u00c4");
        byte[] file = text.getBytes(Charset.forName(charset));
        assertEquals("\u00c4", ParsedText.graphMl(file).nodes().get(0).name());
    }

    @Test
    void shouldRefuseBytesOfAnotherEncoding() {
        byte[] file = labelled("\u00c4").getBytes(StandardCharsets.ISO_8859_1);
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> ParsedText.graphMl(file));
        assertTrue(
                e.getMessage().startsWith("file, line 1: the byte 0xc4 is not of the encoding UTF-8"), e.getMessage());
        String unknown = "<?xml version='1.0' encoding='klingon'?>" + labelled("A");
        assertEquals(
                "file, line 1: the encoding 'klingon' is not known, expected one such as UTF-8 or ISO-8859-1",
                ParsedText.graphMlError(unknown));
    }

    @Test
    void shouldReadEntitiesThatTheDocumentDeclares() {
        assertEquals(
                "S\u00e3o & Paulo",
                firstName("<!DOCTYPE graphml [<!ENTITY city 'S&#227;o &amp; Paulo'>]>" + labelled("&city;")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE graphml [<!ENTITY x SYSTEM '%s'>]>",
                "<!DOCTYPE graphml [<!ENTITY x PUBLIC 'p' '%s'>]>",
                "<!DOCTYPE graphml [<!ENTITY % p SYSTEM '%s'> %p;]>",
                "<!DOCTYPE graphml SYSTEM '%s'>",
                "<!DOCTYPE graphml PUBLIC 'p' '%s'>",
                "<!DOCTYPE graphml SYSTEM '%s' [<!ENTITY y '&x;'>]>",
            })
    void shouldNeverOpenAnotherFile(String type, @TempDir Path directory) throws IOException {
        Path secret = directory.resolve("secret");
        Files.writeString(secret, "<!ENTITY x 'secret text'>", StandardCharsets.UTF_8);
        String text = type.replace("%s", secret.toUri().toString()) + labelled("&x;");
        String message = ParsedText.graphMlError(text);
        assertTrue(message.matches("file, line 1: .*entity.*"), message);
        assertFalse(message.contains("secret text"), message);
    }

    /** An entity of a document type that is not read is not declared, also where the parser would pass over it. */
    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE graphml SYSTEM 'x.dtd'>", "<!DOCTYPE graphml PUBLIC 'p' 'x.dtd' [ ]>"})
    void shouldRefuseEntitiesOfADocumentTypeThatIsNotRead(String type) {
        String message = "file, line 1: The entity \"x\" was referenced, but not declared; expected a GraphML document,"
                + " check that the file is complete";
        assertEquals(message, ParsedText.graphMlError(type + labelled("&x;")));
        assertEquals(message, ParsedText.graphMlError(type + document("", "<node id='a&x;'/>" + TWO_NODES + EDGE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE",
                "<!DOCTYPE graphml",
                "<!DOCTYPE graphml SYSTEM 'x>",
                "<!DOCTYPE graphml [",
                "<!DOCTYPE graphml [<!ENTITY x 'y]>",
                "<!DOCTYPE graphml [<!-- ]>",
                "<!DOCTYPE graphml [<!ENTITY x '>']",
                "<!DOCTYPE graphml [<?x ]>",
            })
    void shouldSayWhenADocumentTypeHasNoEnd(String type) {
        assertEquals(
                "file, line 3: the document type has no end; expected a GraphML document, check that the file is"
                        + " complete",
                ParsedText.graphMlError("<?xml version='1.0'?>\n<!-- <!DOCTYPE -->\n" + type));
    }

    @Test
    void shouldNeverOpenAConnection() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            String address = "http://127.0.0.1:" + server.socket().getLocalPort() + "/x";
            String schema = "<graphml xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:a "
                    + address + "' xsi:noNamespaceSchemaLocation='" + address + "'><graph>" + TWO_NODES + EDGE
                    + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + address + "'/>"
                    + "</graph></graphml>";
            String type = "<?xml-stylesheet href='" + address + "'?><!DOCTYPE graphml SYSTEM '" + address + "'>";
            assertEquals(List.of("a", "b"), ParsedText.names(ParsedText.graphMl(type + schema)));
            String entity = "<!DOCTYPE graphml [<!ENTITY x SYSTEM '" + address + "'>]>" + labelled("&x;");
            assertEquals(
                    "file, line 1: an entity lies in " + address + ", which is not opened; expected a GraphML document,"
                            + " check that the file is complete",
                    ParsedText.graphMlError(entity));
            assertNull(server.accept());
        }
    }

    @Test
    void shouldRefuseEntitiesThatGrow() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE graphml [<!ENTITY e0 '0123456789'>");
        for (int level = 1; level < 10; level++) {
            laughs.append("<!ENTITY e").append(level).append(" '").append(("&e" + (level - 1) + ";").repeat(10));
            laughs.append("'>");
        }
        String message = ParsedText.graphMlError(laughs + "]>" + labelled("&e9;"));
        assertTrue(message.contains("more than 1000 entities are used"), message);
        String large = "<!DOCTYPE graphml [<!ENTITY e '" + "x".repeat(60_000) + "'>]>";
        String found = ParsedText.graphMlError(large + labelled("&e;".repeat(100)));
        assertTrue(found.contains("the entities hold more than 1000000 characters"), found);
        String circle = "<!DOCTYPE graphml [<!ENTITY e '&f;'><!ENTITY f '&e;'>]>" + labelled("&e;");
        assertTrue(ParsedText.graphMlError(circle).contains("Recursive entity reference"), circle);
    }

    @Test
    void shouldReadElementsOfAnyDepth() {
        int depth = 20_000;
        String deep = "<node id='c'>" + "<x>".repeat(depth) + "</x>".repeat(depth) + "</node>";
        Topology topology = ParsedText.graphMl(document("", TWO_NODES + EDGE + deep));
        assertEquals(List.of("a", "b", "c"), ParsedText.names(topology));
    }

    @Test
    void shouldReadTextInPiecesAndCommentsWithin() {
        assertEquals("A<B>C", firstName(labelled("A<!-- x --><![CDATA[<B>]]><?pi?>C")));
        String[] digits = new String[1000];
        Arrays.fill(digits, "&#48;");
        assertEquals("0".repeat(200) + "...", firstName(labelled(String.join("", digits))));
    }
}
