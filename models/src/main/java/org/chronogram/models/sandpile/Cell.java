package org.chronogram.models.sandpile;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.models.toolkit.Delays;

/** One cell. Each grain that falls is an event, and so is the next grain that will be dropped. */
final class Cell implements LogicalProcess {
    private static final int DROP = 1;
    private static final int ROLL = 2;

    private final SandpileSettings settings;
    private final SandpileStatistics statistics;
    private final int lp;
    private int height;
    private int dropped;
    private int toDrop;
    private long topplings;
    private long lastGrainTicks;

    Cell(SandpileSettings settings, SandpileStatistics statistics, int lp) {
        this.settings = settings;
        this.statistics = statistics;
        this.lp = lp;
    }

    @Override
    public void initialize(EventContext context) {
        toDrop = (int) settings.meanGrains(context.self());
        if (settings.drop() == Drop.RANDOM) {
            toDrop = (int) context.random().nextLong(2L * toDrop + 1);
        }
        scheduleDrop(context);
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case DROP -> {
                dropped++;
                toDrop--;
                scheduleDrop(context);
            }
            case ROLL -> statistics.rolled().increment();
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 or 2");
        }
        land(context);
    }

    @Override
    public void finish(FinishContext context) {
        statistics.topplings().add(lp, topplings);
        statistics.dropped().add(lp, dropped);
        statistics.heights().add(lp, height);
        statistics.waiting().add(toDrop > 0 ? 1 : 0);
        statistics.stateHash().add(StateHash.of(lp, height, topplings));
        statistics.lastGrain().record(lastGrainTicks);
    }

    private void scheduleDrop(EventContext context) {
        if (toDrop > 0) {
            context.schedule(Delays.exponential(context, settings.intervalTicks()), DROP);
        }
    }

    private void land(EventContext context) {
        lastGrainTicks = context.now();
        height++;
        if (height == Lattice.DIRECTIONS) {
            topple(context);
        }
    }

    private void topple(EventContext context) {
        height = 0;
        topplings++;
        for (int direction = 0; direction < Lattice.DIRECTIONS; direction++) {
            int neighbour = settings.lattice().neighbour(lp, direction);
            if (neighbour != Lattice.OUTSIDE) {
                long fallTicks = Delays.atLeast(settings.leastFallTicks(), context, settings.fallTicks());
                context.send(neighbour, fallTicks, ROLL);
            }
        }
    }
}
