package org.chronogram.models.phold;

import java.util.List;
import org.chronogram.model.Counter;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;

/**
 * PHOLD: a fixed population of events, each of which, when handled, creates one successor for a random LP at a random
 * later time (R. M. Fujimoto, "Performance of Time Warp under Synthetic Workloads", Proceedings of the SCS
 * Multiconference on Distributed Simulation, 1990).
 *
 * <p>By default the delay is {@code lookahead + Exp(mean - lookahead)} and the destination, for a share {@code remote} of the
 * events, uniform over all LPs, the sender included: the settings under which ROSS and ROOT-Sim are measured. Time has a
 * unit of its own of 10^9 ticks.
 */
public final class PholdModel implements Model {
    @Override
    public String name() {
        return "phold";
    }

    @Override
    public String description() {
        return "PHOLD, the field's synthetic benchmark: a fixed population of events that move between LPs";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("unit", 1_000_000_000L);
    }

    @Override
    public String defaultEndTime() {
        return "1000";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return PholdParameters.ALL;
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        PholdSettings settings = PholdSettings.of(parameters, timeBase(), builder.endTicks());
        PholdLoad load = new PholdLoad(settings, builder);
        builder.lookahead(settings.lookaheadTicks());
        if (settings.variants().gridTicks() > 0) {
            Counter handled = builder.counter(TiedProcess.HANDLED, "events");
            Counter tied = builder.counter(TiedProcess.TIED, "events");
            builder.logicalProcesses(settings.lps(), lp -> new TiedProcess(load, handled, tied));
        } else {
            builder.logicalProcesses(settings.lps(), lp -> new PholdProcess(load));
        }
    }

    @Override
    public void report(RunReport report) {
        new PholdReport(report, PholdSettings.of(report.parameters(), timeBase(), report.plannedEndTicks())).write();
    }
}
