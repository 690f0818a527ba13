package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate=0.1:0.9:0.2 | 0.1 0.3 0.5 0.7 0.9",
                "rate=0.1:0.4:0.1 | 0.1 0.2 0.3 0.4",
                "rate=0:1:0.3     | 0 0.3 0.6 0.9",
                "rate=1:3:1       | 1 2 3",
                "rate=0.5:2:0.5   | 0.5 1 1.5 2",
                "rate=3:1:-1      | 3 2 1",
                "rate=-1:1:1      | -1 0 1",
                "rate=5:5:1       | 5",
                "rate=1e3:3e3:1e3 | 1000 2000 3000",
                "rate=10ms:30ms:10ms | 10ms 20ms 30ms",
                "rate=500ms:1s:500ms | 500ms 1000ms",
                "rate=1s:500ms:-250ms | 1000ms 750ms 500ms",
                "rate=0:1s:500ms  | 0ms 500ms 1000ms",
                "rate=1h:2h:30min | 60min 90min 120min",
                "rate=0:2ms:1ms   | 0ms 1ms 2ms",
                "rate=10,100      | 10 100",
                "rate=a, b        | a b",
                "rate=7           | 7",
                "--rate=7         | 7",
                "rate=a:b         | a:b",
            })
    void shouldCountDecimally(String text, String values) {
        Variation variation = Variation.parse(text);
        assertEquals("rate", variation.name());
        assertEquals(List.of(values.split(" ")), variation.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate | there is no parameter before a '='",
                "=1,2 | there is no parameter before a '='",
                "rate= | a value is empty",
                "rate=1,,2 | a value is empty",
                "rate=1,2,1 | the value 1 is there twice",
                "rate=1:9:0 | the step is 0: expected one that leads from 1 to 9",
                "rate=1:9:-1 | the range is empty, as a step of -1 leads away from 9",
                "rate=9:1:1 | the range is empty, as a step of 1 leads away from 1",
                "rate=1:9:x | FROM, TO and STEP are numbers",
                "rate=1kB:1MB:1kB | FROM, TO and STEP have different units: expected the same unit, none, or a unit of time",
                "rate=1:1s:1ms | FROM, TO and STEP have different units",
                "rate=1ms:1h:1us | values: expected at most 10000",
                "rate=0:1:0.0001 | that is 10001 values: expected at most 10000",
                "rate=0:1e300:1e-300 | values: expected at most 10000",
            })
    void shouldRefuseWhatIsNoValue(String text, String message) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> Variation.parse(text));
        assertTrue(error.getMessage().startsWith("--vary " + text + ": "), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void shouldCombineAllValuesTheLastParameterFirst() {
        Grid grid = FakeRuns.grid("rate=1,2", "buffer=10,100");
        assertEquals(
                List.of("rate=1 buffer=10", "rate=1 buffer=100", "rate=2 buffer=10", "rate=2 buffer=100"),
                grid.points().stream().map(Point::text).toList());
        assertEquals(1, FakeRuns.grid().points().size());
    }

    @Test
    void shouldKeepTheNumberOfARunWhenReplicationsAreAdded() {
        Grid grid = FakeRuns.grid("rate=1,2,3");
        PlannedRun run = grid.run(grid.points().get(1), 4);
        assertEquals(13, run.number());
        assertEquals("0013", run.directoryName());
        assertEquals("rate=2, replication 4", run.text());
        assertEquals(run, grid.run(13));
    }

    @Test
    void shouldRefuseTooManyCombinations() {
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> FakeRuns.grid("a=1:101:1", "b=1:100:1"));
        assertEquals(
                "the values make 10100 combinations: expected at most 10000; give fewer values, or larger steps",
                error.getMessage());
    }

    @Test
    void shouldRefuseAParameterThatIsVariedTwice() {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> FakeRuns.grid("a=1", "a=2"));
        assertTrue(error.getMessage().startsWith("--vary a: this parameter is varied twice"), error.getMessage());
    }
}
