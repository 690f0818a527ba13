package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.Counter;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.ValueHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndConditionTest {
    private final StatisticSet statistics = new StatisticSet();

    @ParameterizedTest
    @CsvSource({
        "lost>=100, lost>=100",
        "' time in system  < 1e3 ', time in system<1000",
        "a.b <= -5, a.b<=-5",
        "x == 0, x==0",
        "x>7, x>7"
    })
    void shouldReadANameAComparisonAndANumber(String text, String read) {
        assertEquals(read, EndCondition.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lost", "lost=5", ">=5", "lost>>5", "lost!=5"})
    void shouldRefuseWhatIsNoCondition(String text) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> EndCondition.parse(text));
        assertTrue(e.getMessage().startsWith("expected the name of a statistic, one of >="), e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost>=", "lost>=x", "lost>=0.5", "lost>=1e19", "lost>=1e999999999", "lost>=5 6"})
    void shouldRefuseWhatIsNoWholeNumber(String text) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> EndCondition.parse(text));
        assertTrue(e.getMessage().endsWith("expected a whole number, for example 100"), e::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "x>=5, 4, false",
        "x>=5, 5, true",
        "x>5, 5, false",
        "x>5, 6, true",
        "x<=5, 5, true",
        "x<=5, 6, false",
        "x<5, 4, true",
        "x<5, 5, false",
        "x==5, 5, true",
        "x==5, 6, false"
    })
    void shouldCompare(String text, long count, boolean holds) {
        assertEquals(holds, EndCondition.parse(text).holdsFor(count));
    }

    @Test
    void shouldAskForTheCountOfEachKindThatHasOne() {
        statistics.add(new Counter("counter", "")).add(3);
        statistics.add(new Tally("tally", "s", 1)).record(500);
        statistics.add(new ValueHistogram("histogram", "s", 1)).record(7);
        assertEquals(3, EndCondition.parse("counter>0").countIn(statistics).getAsLong());
        assertEquals(1, EndCondition.parse("tally>0").countIn(statistics).getAsLong());
        assertEquals(1, EndCondition.parse("histogram>0").countIn(statistics).getAsLong());
    }

    private String refusal(String text) {
        return assertThrows(
                        InvalidInputException.class,
                        () -> EndCondition.parse(text).require(statistics))
                .getMessage();
    }

    @Test
    void shouldNameTheStatisticsThatHaveACount() {
        statistics.add(new Counter("lost", "packets"));
        statistics.add(new Tally("delay", "s", 1));
        statistics.add(new TimeWeighted("level", "packets"));
        assertEquals("the model has no statistic 'lots': expected one of lost, delay", refusal("lots>5"));
        assertEquals(
                "'level' is a time-weighted value in packets, which has no count: expected one of lost, delay",
                refusal("level>5"));
    }

    @Test
    void shouldSayWhereNoStatisticHasACount() {
        assertEquals(
                "the model has no statistic 'lost': expected a counter, a tally or a histogram, and the model has none",
                refusal("lost>5"));
    }

    @ParameterizedTest
    @CsvSource({"7, 30, 5000, 7", "0, 30, 5000, 30", "0, 0, 5000, 5", "0, 0, 20, 1"})
    void shouldCheckAsOftenAsWantedDeclaredOrAThousandTimes(long wanted, long declared, long end, long every) {
        assertEquals(every, EndCondition.intervalTicks(wanted, declared, end));
    }
}
