package org.chronogram.sync;

import org.agrona.concurrent.NanoClock;
import org.chronogram.kernel.Pulse;

/** Lets frames move while the partition executes: gives the exchange a turn now and then. Not thread safe. */
final class ExchangePulse implements Pulse {
    static final long INTERVAL_NS = 250_000;

    private final PartitionExchange exchange;
    private final NanoClock clock;
    private long lastTurnNs;

    ExchangePulse(PartitionExchange exchange, NanoClock clock) {
        this.exchange = exchange;
        this.clock = clock;
        lastTurnNs = clock.nanoTime() - INTERVAL_NS;
    }

    @Override
    public void onPulse() {
        long nowNs = clock.nanoTime();
        if (nowNs - lastTurnNs >= INTERVAL_NS) {
            lastTurnNs = nowNs;
            int unused = exchange.doWork();
        }
    }
}
