package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TroffTest {
    private static final String HEAD = ".TH \"SIM\" \"1\" \"\" \"source\" \"manual\"\n.nh\n.ad l\n";

    private Troff page;

    @BeforeEach
    void begin() {
        page = new Troff("SIM", "1", "source", "manual");
    }

    private String written() {
        return page.toString().substring(HEAD.length());
    }

    @Test
    void shouldBeginWithATitle() {
        assertEquals(HEAD, page.toString());
    }

    @Test
    void shouldWriteSectionsAndParts() {
        page.section("See also").words("it").part("sim run").paragraph("more").heading("Example");
        assertEquals(".SH \"SEE ALSO\"\nit\n.SS \"sim run\"\n.PP\nmore\n.PP\n.B \"Example\"\n", written());
    }

    @Test
    void shouldWriteItems() {
        page.item("--end=TIME", List.of("the end", "of the run"));
        assertEquals(".TP\n.B \"\\-\\-end=TIME\"\nthe end\nof the run\n", written());
    }

    @Test
    void shouldKeepLinesAsTheyAre() {
        page.verbatim(List.of("  sim run", "  .. 1"));
        assertEquals(".PP\n.nf\n  sim run\n  .. 1\n.fi\n", written());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            delimiter = '|',
            value = {
                "a-b | a\\-b",
                "C:\\x | C:\\ex",
                "'a' | \\&\\(aqa\\(aq",
                ".x | \\&.x",
                "x~\"`^ | x\\(ti\\(dq\\(ga\\(ha"
            })
    void shouldShowCharactersAsTheyAre(String words, String expected) {
        page.words(words);
        assertEquals(expected + "\n", written());
    }
}
