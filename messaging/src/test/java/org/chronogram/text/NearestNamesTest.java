package org.chronogram.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestNamesTest {
    private static final List<String> OPTIONS = List.of("--lps", "--lookahead", "--seed", "--end", "--threads");

    @Test
    void shouldFindNameWithOneMistake() {
        assertEquals(List.of("--lps"), NearestNames.to("--lsp", OPTIONS));
        assertEquals(List.of("--lps"), NearestNames.to("--lp", OPTIONS));
        assertEquals(List.of("--seed"), NearestNames.to("--seet", OPTIONS));
        assertEquals(List.of("--threads"), NearestNames.to("--thread", OPTIONS));
    }

    @Test
    void shouldFindLongNameWithSeveralMistakes() {
        assertEquals(List.of("--lookahead"), NearestNames.to("--lokahaed", OPTIONS));
    }

    @Test
    void shouldCompleteBeginning() {
        assertEquals(List.of("--lookahead"), NearestNames.to("--look", OPTIONS));
    }

    @Test
    void shouldForgiveMissingDash() {
        assertEquals(List.of("--end"), NearestNames.to("-end", OPTIONS));
    }

    @Test
    void shouldFindNothingFarAway() {
        assertEquals(List.of(), NearestNames.to("--quantum", OPTIONS));
    }

    @Test
    void shouldPutNearestFirst() {
        assertEquals(List.of("mm2", "mm1", "mmc"), NearestNames.to("mm2", List.of("mmc", "mm1", "mm2")));
    }

    @Test
    void shouldAskForTheNearestOrListAll() {
        assertEquals("; did you mean mm1?", NearestNames.question("m1", List.of("mm1", "network")));
        assertEquals(": expected one of mm1, network", NearestNames.question("queue", List.of("mm1", "network")));
    }
}
