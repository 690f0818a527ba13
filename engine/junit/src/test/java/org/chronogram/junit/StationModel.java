package org.chronogram.junit;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.EventTimer;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Tally;
import org.chronogram.model.resource.Admission;
import org.chronogram.model.resource.Server;
import org.chronogram.model.resource.ServerStatistics;

/** M/M/1 stations, from each of which customers go on to the next. */
final class StationModel implements Model {
    static final int CUSTOMER = 0;
    static final int SERVED = 1;
    static final int CLOSING = 2;
    static final long SERVICE = 1_000_000;
    static final long WALK = 500_000;

    private static final Parameter<String> FAULTY = Parameter.choice("faulty", "no", "no", "yes");
    private static final Parameter<Integer> STATIONS =
            Parameter.integer("stations", 3).atLeast(1);
    private static int made;

    /** A station, whose customers come from itself. */
    static final class Station implements LogicalProcess {
        private final int next;
        private final double intervalTicks;
        private final Server server;
        private final Tally stays;
        private final EventTimer closing = new EventTimer(CLOSING);

        Station(int next, double intervalTicks, ServerStatistics statistics, Tally stays) {
            this.next = next;
            this.intervalTicks = intervalTicks;
            this.stays = stays;
            server = new Server(1, statistics);
        }

        @Override
        public void initialize(EventContext context) {
            if (intervalTicks > 0) {
                context.schedule(context.random().nextExponentialTicks(intervalTicks), CUSTOMER, -1);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            switch (event.type()) {
                case CUSTOMER -> arrive(event.getLong(0), context);
                case SERVED -> {
                    stays.record(context.now() - event.getLong(0));
                    context.send(next, WALK, CUSTOMER, context.now());
                    if (server.leave(context)) {
                        serve(context);
                    }
                    if (server.busy() == 0) {
                        closing.restart(context, 10 * SERVICE);
                    }
                }
                default -> context.retire();
            }
        }

        private void arrive(long since, EventContext context) {
            boolean unused = closing.stop(context);
            if (intervalTicks > 0 && since >= 0) {
                return; // it has come from another station, and leaves
            }
            initialize(context);
            if (server.enter(context, context.now()) == Admission.STARTED) {
                serve(context);
            }
        }

        private void serve(EventContext context) {
            context.schedule(context.random().nextExponentialTicks(SERVICE), SERVED, server.job());
        }
    }

    @Override
    public String name() {
        return "stations";
    }

    @Override
    public String description() {
        return "M/M/1 stations";
    }

    @Override
    public String defaultEndTime() {
        return "10s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FAULTY, STATIONS);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        // What a faulty model records depends on how many builds there were.
        long extra = parameters.get(FAULTY).equals("yes") ? made++ : 0;
        builder.lookahead(WALK);
        ServerStatistics statistics = ServerStatistics.declare(builder, "server", "customers");
        Tally stays = builder.timeTally("stay");
        int stations = parameters.get(STATIONS);
        builder.logicalProcesses(
                stations, lp -> new Station((lp + 1) % stations, 2 * SERVICE + extra * 1000, statistics, stays));
    }
}
