package org.chronogram.models.lapdes;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.RandomStream;

/** One entity: a Poisson process of sends, and a list of numbers on which receives compute. */
final class Entity implements LogicalProcess {
    private static final int SEND = 1;
    private static final int RECEIVE = 2;

    private final LaPdesSettings settings;
    private final LaPdesStatistics statistics;
    private final int lp;
    private final double[] list;
    private final double meanTicksBetweenSends;
    private final double meanOperations;
    private long lastScheduledTicks;
    private long sends;
    private long receives;

    Entity(LaPdesSettings settings, LaPdesStatistics statistics, int lp) {
        this.settings = settings;
        this.statistics = statistics;
        this.lp = lp;
        list = new double[settings.listLength(lp)];
        meanTicksBetweenSends = settings.duringTicks() / settings.meanSends(lp);
        meanOperations = settings.meanOperations(lp);
    }

    @Override
    public void initialize(EventContext context) {
        Arrays.setAll(list, i -> context.random().nextDouble());
        for (int send = settings.sendsAhead(lp); send > 0; send--) {
            scheduleSend(context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case SEND -> send(context);
            case RECEIVE -> receive(context.random());
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 or 2");
        }
    }

    @Override
    public void finish(FinishContext context) {
        statistics.sends().add(lp, sends);
        statistics.receives().add(lp, receives);
        for (double element : list) {
            statistics.listHash().add(Double.doubleToLongBits(element));
        }
    }

    /** Each send follows the one that was scheduled last, so however many are scheduled ahead, all are one Poisson process. */
    private void scheduleSend(EventContext context) {
        long ticks = context.random().nextExponentialTicks(meanTicksBetweenSends);
        lastScheduledTicks += Math.min(ticks, Long.MAX_VALUE - lastScheduledTicks);
        context.schedule(lastScheduledTicks - context.now(), SEND);
    }

    private void send(EventContext context) {
        sends++;
        scheduleSend(context);
        int target = settings.receiveOrder().draw(settings.receiveShares(), context.random(), settings.entities());
        context.send(target, settings.delayTicks(), RECEIVE);
    }

    private void receive(RandomStream random) {
        receives++;
        long operations = drawOperations(random);
        statistics.operations().record(operations);
        compute(operations, random);
    }

    private long drawOperations(RandomStream random) {
        if (settings.deviation() == 0) {
            return Math.round(meanOperations);
        }
        double gaussian = ZigguratSampler.NormalizedGaussian.of(random).sample();
        return Math.max(0, Math.round(meanOperations * (1 + settings.deviation() * gaussian)));
    }

    /** Spreads the operations evenly over the first elements, as many as are in use, fewer where there are few operations. */
    private void compute(long operations, RandomStream random) {
        double share = meanOperations == 0 ? 1 : operations / meanOperations;
        int elements = (int) Math.min(list.length, settings.active() * list.length * share);
        long each = elements == 0 ? 0 : operations / elements;
        if (each == 0) {
            elements = (int) Math.min(elements, operations);
            each = 1;
        }
        for (int i = 0; i < elements; i++) {
            list[i] = weightedSum(list[i], each, random);
        }
    }

    /** The fraction of the sum is kept: without that the elements would grow beyond all numbers. */
    private static double weightedSum(double element, long operations, RandomStream random) {
        double sum = element;
        for (long operation = 0; operation < operations; operation++) {
            sum += element * random.nextDouble();
        }
        return sum - Math.floor(sum);
    }
}
