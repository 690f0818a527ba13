package org.chronogram.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultsTest {
    private static final JsonFactory FACTORY = StrictJson.factory(StreamReadConstraints.defaults());

    record Order(int belts, List<String> colours) {
        Order {
            if (belts < 0) {
                throw new IllegalArgumentException("belts=" + belts + ", expected at least 0");
            }
        }
    }

    private static String fault(byte[] json) {
        return JsonFaults.describe(assertThrows(IOException.class, () -> read(json)));
    }

    private static void read(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            RecordCodec.of(Order.class).read(parser);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"belts\":5,\"belts\":5}           | line 1, column 19: the key 'belts' is there twice",
                "{\"belts\":5                        | line 1, column 11: the text ends too early",
                "belts                               | line 1, column 1: this is not JSON",
                "{'belts':5}                         | line 1, column 2: this is not JSON",
                "{\"belts\":NaN,\"colours\":[]}      | line 1, column 13: this is not JSON",
                "{\"belts\":-5,\"colours\":[]}       | line 1, column 25: belts=-5, expected at least 0",
                "{\"belts\":\"5\",\"colours\":[]}    | line 1, column 10: the field 'belts' is missing or has a value of"
                        + " another kind than expected",
                "{\"belts\":5,\"colours\":[7]}       | line 1, column 23: the field 'colours.0' is missing or has a value"
                        + " of another kind than expected",
                "{\"belts\":5,\"colours\":[],\"x\":1} | line 1, column 30: the field 'x' is not known",
                "[]                                  | line 1, column 1: a value is missing, is of another kind than"
                        + " expected, or is one too many"
            })
    void shouldSayInPlainWordsWhatIsWrong(String json, String fault) {
        assertEquals(fault, fault(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldSayThatAByteIsNotOfTheEncoding() {
        assertTrue(fault(new byte[] {'{', '"', (byte) 0xff, '"', ':'}).endsWith(": this is not JSON"));
        assertEquals(
                "a character is not of the encoding UTF-8",
                fault(new byte[] {0, 0, 0, '{', 0x7f, 0, 0, 0, 0, 0, 0, 0}));
    }

    @Test
    void shouldBoundNestingAndNumbers() {
        String bound = "a number, a name, a text or the nesting is longer than anything that is written here";
        for (String json : List.of("{\"x\":" + "[".repeat(1_000_000), "{\"belts\":" + "9".repeat(1_000_000) + "}")) {
            IOException failure = assertThrows(IOException.class, () -> read(json.getBytes(StandardCharsets.UTF_8)));
            assertTrue(JsonFaults.describe(failure).endsWith(bound), json.substring(0, 20));
        }
    }

    @Test
    void shouldStayOnOneShortLine() {
        String key = "\\n\\u2028" + "k".repeat(10_000);
        String fault = fault(("{\"" + key + "\":1,\"" + key + "\":1}").getBytes(StandardCharsets.UTF_8));
        assertTrue(fault.matches("line 1, column [0-9]+: the key 'k{60}\\.\\.\\.' is there twice"), fault);
    }
}
