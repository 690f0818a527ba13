package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.chronogram.models.unruly.DifferingModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that a worker builds differently than the master: the results are right, or an error names the difference. */
class DifferentBuildsSystemTest {
    private static final int FAILED = 1;
    private static final String DIFFERENTLY =
            "worker [01]: the model was built differently here than in the master: it has ";

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void addModel() throws IOException {
        bench.userModels(DifferingModel.class);
    }

    /** The default of a parameter always differs in this model, so a run gives it. */
    private SimOutcome run(String arguments) {
        return bench.inThreads().run("differing --rate 1 " + arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers 0", "--workers 1", "--workers 2", "--workers 2 --threads 2"})
    void shouldKnowStatisticsByNameWhateverTheirOrder(String layout) {
        JsonNode results = run("--difference order " + layout).json().path("results");
        assertEquals(80, results.path("sent").path("count").longValue());
        assertEquals(76, results.path("received").path("count").longValue());
        assertEquals(760_000, results.path("ticks").path("count").longValue());
        assertEquals(80.0, results.path("sent (2)").path("value").doubleValue());
        assertEquals(1.0, results.path("A-B-C").path("value").doubleValue());
        assertEquals(2.0, results.path("A-B-C (2)").path("value").doubleValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | no statistic 'extra', which the master declares as counter; 'other' declared as counter, which.*",
                "kind | 'extra' declared as tally with 1 counts per unit, by the master as counter[.].*",
                "size | 'row' declared as row of 2 counters, by the master as row of 3 counters[.].*",
                "unit | 'sent' declared as counter in bytes, by the master as counter in events;.*",
                "lookahead | lookahead in ticks 500, the master has 1000[.].*",
                "lps | number of LPs 7, the master has 4; groups of LPs 3, 4, the master has 3, 1[.].*",
                "groups | groups of LPs 1, 3, the master has 3, 1[.].*"
            })
    void shouldNameWhatDiffersBeforeTheFirstStep(String difference, String message) {
        run("--workers 2 --difference " + difference)
                .failed(FAILED, DIFFERENTLY + message)
                .inOneLine();
    }

    @Test
    void shouldNameTheParameterWhoseDefaultDiffers() {
        bench.run("differing --workers 1")
                .failed(FAILED, DIFFERENTLY + "parameter rate 2, the master has 1[.].*")
                .inOneLine();
    }

    @ParameterizedTest
    @CsvSource({"initialize, 0", "initialize, 2", "handler, 0", "handler, 1"})
    void shouldRefuseStatisticThatAnLpDeclares(String when, int workers) {
        run("--workers " + workers + " --difference " + when)
                .failed(
                        FAILED,
                        "(worker [01]: )?LP [02] at time 0 u .*declared the statistic 'late' after its build method had"
                                + " returned.*");
    }

    @Test
    void shouldBringRowsOfManyMillionsHome() {
        JsonNode row = bench.run("differing --rate 1 --workers 2 --row 9000000")
                .succeeded()
                .json()
                .path("results")
                .path("row");
        assertEquals(4L * 9_000_000 * (9_000_000 - 1) / 2 + 4, row.path("sum").longValue());
        assertEquals(4L * 8_999_999 + 4, row.path("max").longValue());
        assertEquals(9_000_000, row.path("size").intValue());
    }
}
