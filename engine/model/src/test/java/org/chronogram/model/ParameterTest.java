package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParameterTest {
    private static final Parameter<Integer> SIZE = Parameter.integer("size", 3);
    private static final Parameter<Double> SHARE = Parameter.decimal("share", 0.5);
    private static final Parameter<Long> DELAY = Parameter.time("delay", "1.5us");
    private static final Parameter<String> SHAPE = Parameter.choice("shape", "ring", "ring", "mesh");
    private static final Parameter<Optional<Path>> FILE = Parameter.file("topology");

    private static <T> T parse(Parameter<T> parameter, String text) {
        return parameter.parse(text, TimeBase.SECONDS);
    }

    private static String refusal(Parameter<?> parameter, String text) {
        return assertThrows(InvalidInputException.class, () -> parse(parameter, text))
                .getMessage();
    }

    @Test
    void shouldReadEveryType() {
        assertEquals(-12, parse(SIZE, " -12 "));
        assertEquals(2.5e-3, parse(SHARE, "2.5e-3"));
        assertEquals(1500, parse(DELAY, "1.5us"));
        assertEquals("mesh", parse(SHAPE, "mesh"));
        assertEquals(Optional.of(Path.of("a/b.txt")), parse(FILE, "a/b.txt"));
        assertEquals(Optional.empty(), parse(FILE, ""));
    }

    @Test
    void shouldDescribeItself() {
        Parameter<Integer> parameter =
                SIZE.unit("nodes").describedAs("how many").atLeast(1).atMost(9);
        assertEquals("size", parameter.name());
        assertEquals("nodes", parameter.unit());
        assertEquals("how many", parameter.description());
        assertEquals("3", parameter.defaultText());
        assertEquals(ParameterType.INTEGER, parameter.type());
        assertEquals(List.of(), parameter.choices());
        assertEquals("--size", parameter.toString());
        assertEquals("", SIZE.unit());
        assertEquals("", SIZE.description());
        assertEquals(List.of("ring", "mesh"), SHAPE.choices());
    }

    @Test
    void shouldHaveDefaultsThatItReads() {
        assertEquals(3, parse(SIZE, SIZE.defaultText()));
        assertEquals(0.5, parse(SHARE, SHARE.defaultText()));
        assertEquals(1500, parse(DELAY, DELAY.defaultText()));
        assertEquals("ring", parse(SHAPE, SHAPE.defaultText()));
        assertEquals(Optional.empty(), parse(FILE, FILE.defaultText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.0", "2147483648", "1e3"})
    void shouldRefuseWhatIsNoInteger(String text) {
        assertEquals("--size=" + text + ": expected a whole number from -2^31 to 2^31 - 1", refusal(SIZE, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "NaN", "Infinity", "-Infinity", "1e999", "1,5"})
    void shouldRefuseWhatIsNoFiniteNumber(String text) {
        assertEquals("--share=" + text + ": expected a number", refusal(SHARE, text));
    }

    @Test
    void shouldNameParameterOfWrongTime() {
        assertEquals(
                "--delay=1lightyear: '1lightyear' has the unknown unit 'lightyear': expected a number of seconds, "
                        + "or a number with ns, us, ms, s, min or h, for example 1.5us",
                refusal(DELAY, "1lightyear"));
    }

    @Test
    void shouldRefuseWhatIsNoChoice() {
        assertEquals("--shape=star: expected one of ring, mesh", refusal(SHAPE, "star"));
    }

    @Test
    void shouldRefuseWhatIsNoPath() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> parse(FILE, "a\0b"));
        assertEquals("--topology=a\0b: expected a file", e.getMessage());
        assertInstanceOf(InvalidPathException.class, e.getCause());
    }

    @Test
    void shouldTakeBoundsThemselves() {
        Parameter<Integer> bounded = SIZE.atLeast(2).atMost(5);
        assertEquals(2, parse(bounded, "2"));
        assertEquals(5, parse(bounded, "5"));
        assertEquals("--size=1 is out of bounds: expected from 2 to 5", refusal(bounded, "1"));
        assertEquals("--size=6 is out of bounds: expected from 2 to 5", refusal(bounded, "6"));
    }

    @Test
    void shouldNameOneBound() {
        assertEquals("--share=-0.1 is out of bounds: expected at least 0.0", refusal(SHARE.atLeast(0.0), "-0.1"));
        assertEquals("--share=1.1 is out of bounds: expected at most 1.0", refusal(SHARE.atMost(1.0), "1.1"));
    }

    @Test
    void shouldWriteBoundsOfTimeAsTime() {
        Parameter<Long> bounded = DELAY.atLeast(1L).atMost(2_000_000_000L);
        assertEquals("from 0.000000001s to 2s", bounded.boundsText(TimeBase.SECONDS));
        assertEquals("from 0.5 cycles to 1000000000 cycles", bounded.boundsText(new TimeBase("cycles", 2)));
        assertEquals("--delay=3 is out of bounds: expected from 0.000000001s to 2s", refusal(bounded, "3"));
    }

    @Test
    void shouldWriteBoundsInWords() {
        assertEquals("", SIZE.boundsText(TimeBase.SECONDS));
        assertEquals("at least 1", SIZE.atLeast(1).boundsText(TimeBase.SECONDS));
        assertEquals("at most 4", SIZE.atMost(4).boundsText(TimeBase.SECONDS));
        assertEquals("from 1 to 4", SIZE.atLeast(1).atMost(4).boundsText(TimeBase.SECONDS));
    }
}
