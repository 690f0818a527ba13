package org.chronogram.state;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.EventTimer;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.resource.Admission;
import org.chronogram.model.resource.FifoQueue;
import org.chronogram.model.resource.PriorityJobQueue;
import org.chronogram.model.resource.QueueStatistics;
import org.chronogram.model.resource.Server;
import org.chronogram.model.resource.ServerStatistics;
import org.chronogram.model.resource.Store;
import org.chronogram.model.resource.StoreStatistics;

/** Jobs go round workshops with servers, parts and a buffer; all of their state shows in the events. */
record WorkshopModel(int lps) implements Model {
    private static final long LOOKAHEAD = 100;
    private static final int ARRIVAL = 0;
    private static final int SERVED = 1;
    private static final int SHIFT = 2;

    private record Statistics(ServerStatistics server, StoreStatistics parts, QueueStatistics done) {}

    @Override
    public String name() {
        return "workshop";
    }

    @Override
    public String description() {
        return "Resources of all kinds";
    }

    @Override
    public String defaultEndTime() {
        return "1";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(LOOKAHEAD);
        Statistics statistics = new Statistics(
                ServerStatistics.declare(builder, "server", "jobs"),
                StoreStatistics.declare(builder, "parts", "parts"),
                QueueStatistics.declare(builder, "done", "jobs"));
        builder.logicalProcesses(lps, lp -> new Workshop(lps, lp, statistics));
    }

    /** A job needs a server, then as many parts as its last digit says, and waits for the end of the shift. */
    private static final class Workshop implements LogicalProcess {
        private final int lps;
        private final Server server;
        private final Store parts;
        private final FifoQueue done;
        private final EventTimer shift = new EventTimer(SHIFT);

        Workshop(int lps, int lp, Statistics statistics) {
            this.lps = lps;
            QueueStatistics queue = statistics.server().queue();
            server = new Server(
                    1 + lp % 3, lp % 2 == 0 ? new PriorityJobQueue(queue) : new FifoQueue(queue), statistics.server());
            parts = new Store(statistics.parts());
            done = new FifoQueue(statistics.done());
        }

        @Override
        public void initialize(EventContext context) {
            for (int i = 0; i < 8; i++) {
                context.schedule(context.random().nextLong(LOOKAHEAD), ARRIVAL, context.self() * 100L + i);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            switch (event.type()) {
                case ARRIVAL -> {
                    long job = event.getLong(0);
                    if (server.enter(context, job, job % 3) == Admission.STARTED) {
                        serve(context);
                    }
                }
                case SERVED -> finish(event.getLong(0), context);
                default -> ship(context);
            }
        }

        private void serve(EventContext context) {
            context.schedule(1 + server.waitedTicks() % 50 + context.random().nextLong(40), SERVED, server.job());
        }

        private void finish(long job, EventContext context) {
            if (server.leave(context)) {
                serve(context);
            }
            if (parts.take(context, job, 1 + job % 10)) {
                pack(job, context);
            }
            if (!shift.isRunning(context)) {
                shift.restart(context, LOOKAHEAD);
            }
        }

        private void pack(long job, EventContext context) {
            boolean unused = done.offer(context, job);
        }

        private void ship(EventContext context) {
            boolean unused = parts.put(context, 10);
            while (parts.serveNext(context)) {
                pack(parts.taker(), context);
            }
            while (!done.isEmpty()) {
                long job = done.remove(context);
                context.send((int) ((job + done.waitedTicks()) % lps), LOOKAHEAD + parts.level(), ARRIVAL, job);
            }
            if (parts.waiting() > 0) {
                shift.restart(context, LOOKAHEAD);
            }
        }
    }
}
