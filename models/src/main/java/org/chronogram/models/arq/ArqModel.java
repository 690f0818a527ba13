package org.chronogram.models.arq;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/**
 * Hosts in a ring that send packets by the stop-and-wait protocol (automatic repeat request; D. Bertsekas and R. Gallager,
 * "Data Networks", second edition, 1992, section 2.4.1).
 *
 * <p>A host sends a packet to the next host, and starts a timer. The next host acknowledges every packet that reaches it.
 * When the acknowledgement comes, the host stops the timer and sends the next packet at once; when the timer runs out,
 * because the packet or the acknowledgement was lost, it sends the same packet again.
 */
public final class ArqModel implements Model {
    private static final long LONGEST_TICKS = 1_000_000_000_000_000L;

    static final Parameter<Integer> HOSTS =
            Parameter.integer("hosts", 1_000).atLeast(2).describedAs("number of hosts, each an LP");
    static final Parameter<Long> DELAY = Parameter.time("delay", "1ms")
            .atLeast(0L)
            .atMost(LONGEST_TICKS)
            .describedAs("smallest time that a packet or an acknowledgement takes; the lookahead");
    static final Parameter<Long> JITTER = Parameter.time("jitter", "1ms")
            .atLeast(0L)
            .atMost(LONGEST_TICKS)
            .describedAs("a uniform time from 0 to this is added to the delay");
    static final Parameter<Double> LOSS = Parameter.decimal("loss", 0.05)
            .atLeast(0.0)
            .atMost(0.99)
            .describedAs("probability that a packet is lost, and that an acknowledgement is");
    static final Parameter<Long> TIMEOUT = Parameter.time("timeout", "6ms")
            .atLeast(0L)
            .describedAs("time after which a packet is sent again; 0: no timers, where nothing is lost");

    @Override
    public String name() {
        return "arq";
    }

    @Override
    public String description() {
        return "Stop-and-wait retransmission in a ring of hosts, a load of timers that are mostly stopped";
    }

    @Override
    public String defaultEndTime() {
        return "10s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(HOSTS, DELAY, JITTER, LOSS, TIMEOUT);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        ArqSettings settings = ArqSettings.of(parameters, builder.timeBase());
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        ArqStatistics statistics = ArqStatistics.declare(builder);
        builder.lookahead(settings.delayTicks());
        builder.links(settings::declareLinks);
        builder.logicalProcesses(settings.hosts(), lp -> new Host(settings, statistics));
    }

    @Override
    public void report(RunReport report) {
        new ArqReport(report, ArqSettings.of(report.parameters(), report.timeBase())).write();
    }
}
