package org.chronogram.kernel;

import java.util.List;
import java.util.Map;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeBase;

/**
 * A model that sends events along links, often with exactly the smallest delay, so that they are due where windows end. What
 * an LP sends depends on all events that it has handled and on their order. LPs also schedule events that they cancel. A
 * third of the LPs is created on demand, and retires at random. No event is sent from a given time on. LPs can ask for the
 * end of the run at random.
 *
 * @param links the links.
 * @param declared whether the model declares them; otherwise it has no lookahead, so that the engine goes tick by tick.
 * @param quietTicks time from which on no event is sent.
 * @param stopTicks the run can end at multiples of this time because an LP asks for it; 0 if none does.
 */
public record LinkedModel(RandomLinks links, boolean declared, long quietTicks, long stopTicks) implements Model {
    private static final int MOVING = 1;
    private static final int ECHO = 2;

    /** One event in so many asks for the end of the run. */
    private static final int EVENTS_PER_STOP = 200;

    LinkedModel(RandomLinks links, boolean declared, long quietTicks) {
        this(links, declared, quietTicks, 0);
    }

    /** The model has no parameters. */
    public ParameterValues noParameters() {
        return ParameterValues.parse(this, Map.of());
    }

    @Override
    public String name() {
        return "linked";
    }

    @Override
    public String description() {
        return "events along links";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("tick", 1);
    }

    @Override
    public String defaultEndTime() {
        return "20000";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        Tally times = builder.tally("time", "ticks", 1);
        int late = links.lps() / 3;
        builder.logicalProcesses(links.lps() - late, lp -> new LinkedLp(times, false));
        if (late > 0) {
            builder.logicalProcessesOnDemand(late, lp -> new LinkedLp(times, true));
        }
        if (stopTicks > 0) {
            builder.mayStop(stopTicks);
        }
        if (declared) {
            builder.links(links::declare);
        }
    }

    private final class LinkedLp implements LogicalProcess {
        private final Tally times;
        private final boolean onDemand;
        private final RandomCancelling cancelling = new RandomCancelling();
        private long sum;

        LinkedLp(Tally times, boolean onDemand) {
            this.times = times;
            this.onDemand = onDemand;
        }

        @Override
        public void initialize(EventContext context) {
            if (context.now() >= quietTicks) {
                return;
            }
            if (context.random().nextInt(3) == 0) {
                move(context);
            }
            context.schedule(context.random().nextInt(500), MOVING, 0);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            times.record(event.time());
            sum = sum * 31
                    + event.source() * 7L
                    + event.sequence()
                    + (event.payloadLength() == 0 ? 1 : event.getLong(0));
            if (event.type() == MOVING && context.now() < quietTicks) {
                move(context);
                echo(context);
                sum = sum * 31 + cancelling.act(context, 3_000);
            }
            if (stopTicks > 0 && context.random().nextInt(EVENTS_PER_STOP) == 0) {
                context.stop("sum " + sum);
            }
            if (onDemand && context.random().nextInt(50) == 0) {
                context.retire();
            }
        }

        private void move(EventContext context) {
            int count = links.count(context.self());
            if (count == 0) {
                context.schedule(1 + context.random().nextInt(2_000), MOVING, sum);
                return;
            }
            int link = context.random().nextInt(count);
            long delayTicks = links.delayTicks(context.self(), link) + more(context);
            context.send(links.target(context.self(), link), delayTicks, MOVING, sum ^ context.now());
        }

        private static long more(EventContext context) {
            return switch (context.random().nextInt(4)) {
                case 0 -> 1 + context.random().nextInt(3);
                case 1 -> context.random().nextExponentialTicks(1_000);
                default -> 0;
            };
        }

        private void echo(EventContext context) {
            if (context.random().nextInt(4) == 0) {
                context.schedule(context.random().nextInt(3) * 20L, ECHO, sum);
            }
        }
    }
}
