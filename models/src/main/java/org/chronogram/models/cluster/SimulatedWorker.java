package org.chronogram.models.cluster;

import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.RandomStream;

/**
 * One worker: it computes, sends what has to be sent, and handles datagrams in the order in which they arrive. Datagrams
 * that arrive while it computes or sends wait.
 */
final class SimulatedWorker implements LogicalProcess {
    private final transient ExchangePlan plan;
    private final ClusterStatistics statistics;
    private final int worker;
    private final ExchangeProgress step;
    private final ExchangeProgress lasting;
    private final double spreadOfLogarithm;
    private transient SharedStateContinuousSampler gaussian; // holds the random stream, made when it is needed
    private long freeAt;
    private long stepBegan;
    private int awaitedEvents;
    private long computeTicks;
    private long lostTicks;
    private long messageTicks;

    SimulatedWorker(ExchangePlan plan, ClusterStatistics statistics, int worker) {
        this.plan = plan;
        this.statistics = statistics;
        this.worker = worker;
        step = new ExchangeProgress(plan.ofStep(worker));
        lasting = new ExchangeProgress(plan.lasting(worker));
        double spread = plan.settings().spread();
        spreadOfLogarithm = Math.sqrt(StrictMath.log1p(spread * spread));
    }

    @Override
    public void initialize(EventContext context) {
        beginStep(context);
        advance(context);
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        if (event.type() == Datagram.NEXT_STEP) {
            endStep();
            beginStep(context);
        } else {
            receive(event, context);
        }
        advance(context);
    }

    @Override
    public void finish(FinishContext context) {
        statistics.steps().record(step.number());
    }

    private void receive(Event event, EventContext context) {
        statistics.received().increment();
        spendOnMessage(context, plan.costs().receiveTicks());
        boolean ofStep = event.type() < Datagram.LASTING;
        (ofStep ? step : lasting).count(event.getLong(0), ofStep ? event.type() : event.type() - Datagram.LASTING);
    }

    private void spendOnMessage(EventContext context, long ticks) {
        freeAt = Math.max(freeAt, context.now()) + ticks;
        messageTicks += ticks;
    }

    /** Goes through all stages for which everything is here, and through as many steps. */
    private void advance(EventContext context) {
        while (true) {
            goThrough(step, 0, context);
            goThrough(lasting, Datagram.LASTING, context);
            if (!step.isDone() || step.received(Datagram.EVENTS) < awaitedEvents || waitsForLasting()) {
                return;
            }
            if (plan.settings().workers() == 1) {
                context.schedule(freeAt - context.now(), Datagram.NEXT_STEP);
                return;
            }
            endStep();
            beginStep(context);
        }
    }

    private void goThrough(ExchangeProgress exchange, int kindsFrom, EventContext context) {
        for (Stage stage = exchange.next(); stage != null; stage = exchange.next()) {
            for (int target : stage.targets()) {
                send(target, kindsFrom + stage.sentKind(), exchange.number(), context);
            }
        }
    }

    /** The step before the one in which the next lasting dissemination begins ends only when this one is done. */
    private boolean waitsForLasting() {
        return !lasting.isDone() && (step.number() + 1) % plan.settings().every() == 0;
    }

    private void beginStep(EventContext context) {
        step.begin();
        stepBegan = freeAt;
        awaitedEvents = plan.traffic().awaited(worker, step.number());
        freeAt += compute(context.random()) + plan.costs().gatherTicks();
        sendEvents(context);
        if (beginsLasting()) {
            lasting.begin();
        }
    }

    private boolean beginsLasting() {
        int every = plan.settings().every();
        return lasting.exists() && step.number() > 0 && step.number() % every == 0;
    }

    private void endStep() {
        freeAt += plan.costs().tellTicks();
        statistics.record(freeAt - stepBegan, computeTicks, lostTicks, messageTicks);
        computeTicks = 0;
        lostTicks = 0;
        messageTicks = 0;
    }

    /** Returns for how long the slowest thread computes. */
    private long compute(RandomStream random) {
        long slowest = 0;
        for (int thread = 0; thread < plan.settings().threads(); thread++) {
            long computing = Math.round(plan.costs().computeTicks(worker, thread) * drawFactor(random));
            long lost = plan.settings().shortLoss().drawTicks(random)
                    + plan.settings().longLoss().drawTicks(random);
            computeTicks += computing;
            lostTicks += lost;
            slowest = Math.max(slowest, computing + lost);
        }
        return slowest;
    }

    /** Draws from the lognormal distribution with mean 1. */
    private double drawFactor(RandomStream random) {
        if (spreadOfLogarithm == 0) {
            return 1;
        }
        if (gaussian == null) {
            gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        }
        return StrictMath.exp(spreadOfLogarithm * (gaussian.sample() - spreadOfLogarithm / 2));
    }

    private void sendEvents(EventContext context) {
        EventTraffic traffic = plan.traffic();
        for (int number = 0; number < traffic.peersInStep(); number++) {
            int target = traffic.target(worker, step.number(), number);
            for (int datagram = traffic.datagrams(worker, target); datagram > 0; datagram--) {
                send(target, Datagram.EVENTS, step.number(), context);
            }
        }
    }

    private void send(int target, int type, long exchange, EventContext context) {
        spendOnMessage(context, plan.costs().sendTicks());
        long latencyTicks = plan.settings().latencyTicks(worker, target);
        long jitterTicks = context.random().nextExponentialTicks(plan.settings().jitter() * latencyTicks);
        context.send(target, freeAt - context.now() + latencyTicks + jitterTicks, type, exchange);
        statistics.sent().increment();
    }
}
