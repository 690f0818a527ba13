package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.chronogram.kernel.EventRecord;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class TraceOutputTest {
    private static final List<EventRecord> EVENTS =
            List.of(new EventRecord(1_500, 3, 2, 7, 1, "00ff"), new EventRecord(2_000, 4, 3, -1, 9, ""));

    @Test
    void shouldWriteCsvAndAChromeTrace() throws IOException {
        StringWriter csv = new StringWriter();
        StringWriter chrome = new StringWriter();
        TraceOutput output =
                new TraceOutput(new PrintWriter(csv), new PrintWriter(chrome), null, new TimeBase("s", 1_000));
        output.begin();
        EVENTS.forEach(output::add);
        output.end();
        assertEquals(
                List.of(
                        "ticks,time,lp,type,source,sequence,payload",
                        "1500,1.5,3,1,2,7,00ff",
                        "2000,2.0,4,9,3,4294967295,"),
                csv.toString().lines().toList());
        JsonNode events = new ObjectMapper().readTree(chrome.toString()).get("traceEvents");
        assertEquals(2, events.size());
        assertEquals(1.5e6, events.get(0).get("ts").asDouble());
        assertEquals(4, events.get(1).get("tid").asInt());
        assertEquals("00ff", events.get(0).get("args").get("payload").asText());
    }

    @Test
    void shouldReadIdsAndRanges() {
        TracedLps lps = TracedLps.of("--lp", "0-2,7", 10);
        assertTrue(lps.contains(0) && lps.contains(2) && lps.contains(7));
        assertFalse(lps.contains(3) || lps.contains(8));
        assertTrue(TracedLps.of("--lp", "all", 10).contains(9));
    }

    @Test
    void shouldRefuseLpsThatAreNotThere() {
        assertEquals("--lp=10: there is no LP 10: the model has the LPs 0 to 9", refusal("10"));
        assertEquals("--lp=x: expected ids of LPs, such as 17 or 0-9,17, or 'all'", refusal("x"));
        assertEquals("--lp=: expected ids of LPs, such as 17 or 0-9,17, or 'all'", refusal(""));
        assertEquals("--lp=5-3: the range 5-3 is empty: expected its smaller id first", refusal("5-3"));
    }

    private static String refusal(String text) {
        return assertThrows(InvalidInputException.class, () -> TracedLps.of("--lp", text, 10))
                .getMessage();
    }
}
