package org.chronogram.models.arq;

import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.EventTimer;
import org.chronogram.model.LogicalProcess;

/** A host: sends its packets to the next one, and acknowledges those of the previous one. */
final class Host implements LogicalProcess {
    private static final int PACKET = 0;
    private static final int ACKNOWLEDGEMENT = 1;
    private static final int TIMEOUT = 2;

    private final ArqSettings settings;
    private final ArqStatistics statistics;
    private final EventTimer timer = new EventTimer(TIMEOUT);
    private long packet;
    private long firstSentTicks;
    private long expected;

    Host(ArqSettings settings, ArqStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void initialize(EventContext context) {
        sendFirst(context);
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case PACKET -> receive(event.getLong(0), context);
            case ACKNOWLEDGEMENT -> acknowledged(event.getLong(0), context);
            case TIMEOUT -> {
                statistics.timeouts().increment();
                send(context);
            }
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 0 to 2");
        }
    }

    private void sendFirst(EventContext context) {
        firstSentTicks = context.now();
        send(context);
    }

    private void send(EventContext context) {
        statistics.sent().increment();
        transfer(settings.next(context.self()), PACKET, packet, statistics.sentLost(), context);
        if (settings.hasTimers()) {
            timer.restart(context, settings.timeoutTicks());
        }
    }

    private void receive(long number, EventContext context) {
        if (number == expected) {
            statistics.received().increment();
            expected++;
        } else if (number == expected - 1) {
            statistics.duplicates().increment();
        } else {
            statistics.unexpected().increment();
        }
        transfer(settings.previous(context.self()), ACKNOWLEDGEMENT, number, statistics.answersLost(), context);
    }

    private void acknowledged(long number, EventContext context) {
        statistics.acknowledged().increment();
        if (number != packet) {
            statistics.unexpected().increment();
            return;
        }
        timer.stop(context);
        statistics.cycle().record(context.now() - firstSentTicks);
        packet++;
        sendFirst(context);
    }

    private void transfer(int target, int type, long number, Counter lost, EventContext context) {
        if (settings.loss() > 0 && context.random().nextDouble() < settings.loss()) {
            lost.increment();
            return;
        }
        long jitterTicks = settings.jitterTicks() == 0 ? 0 : context.random().nextLong(settings.jitterTicks() + 1);
        context.send(target, settings.delayTicks() + jitterTicks, type, number);
    }
}
