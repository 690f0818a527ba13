package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.CachedNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExchangePulseTest {
    private final CachedNanoClock clock = new CachedNanoClock();
    private final FakeExchange exchange = new FakeExchange(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000_000_000L, -5_000_000_000L, Long.MAX_VALUE - 1000, Long.MIN_VALUE + 1000})
    void shouldGiveATurnEvery250MicrosecondsWhateverTheClockBeginsWith(long startNs) {
        clock.update(startNs);
        ExchangePulse pulse = new ExchangePulse(exchange, clock);
        pulse.onPulse();
        assertEquals(1, exchange.turns());
        clock.advance(249_999);
        pulse.onPulse();
        assertEquals(1, exchange.turns());
        clock.advance(1);
        pulse.onPulse();
        assertEquals(2, exchange.turns());
        pulse.onPulse();
        assertEquals(2, exchange.turns());
    }

    @Test
    void shouldNotMakeUpForTurnsThatWereMissed() {
        ExchangePulse pulse = new ExchangePulse(exchange, clock);
        pulse.onPulse();
        clock.advance(10 * ExchangePulse.INTERVAL_NS);
        pulse.onPulse();
        pulse.onPulse();
        assertEquals(2, exchange.turns());
    }
}
