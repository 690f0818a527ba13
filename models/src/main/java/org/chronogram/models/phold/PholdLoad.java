package org.chronogram.models.phold;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;

/**
 * What all LPs of a partition have in common. Each LP refers to this one object, so that many of them take little memory, and
 * finds in it what it needs for each event, which is read without a way over further objects. Immutable.
 */
final class PholdLoad {
    final PholdSettings settings;
    final Counter drawn;
    final Counter corrupt;
    final Counter stateSum;
    final Destinations destinations;
    final PayloadLengths lengths;
    final double remote;
    final long lookaheadTicks;
    final double meanBeforeRounding;
    final long gridTicks;
    final long surelyTellableDelayTicks;
    final int payloadBytes;
    final int work;

    PholdLoad(PholdSettings settings, ModelBuilder builder) {
        PholdStatistics statistics = PholdStatistics.declare(builder);
        this.settings = settings;
        drawn = statistics.drawn();
        corrupt = statistics.corrupt();
        stateSum = statistics.stateSum();
        destinations = Destinations.declare(settings, builder);
        lengths = PayloadLengths.declare(settings, builder);
        remote = settings.remote();
        lookaheadTicks = settings.lookaheadTicks();
        meanBeforeRounding = settings.meanBeforeRounding();
        gridTicks = settings.variants().gridTicks();
        surelyTellableDelayTicks = settings.surelyTellableDelayTicks();
        payloadBytes = settings.payloadBytes();
        work = settings.work();
    }
}
