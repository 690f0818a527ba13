package org.chronogram.model.resource;

import java.lang.reflect.Proxy;
import org.chronogram.model.Counter;
import org.chronogram.model.EventContext;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;

/** A context that knows nothing but the time, and statistics that no model has declared. */
final class TestClock {
    final EventContext context = (EventContext) Proxy.newProxyInstance(
            EventContext.class.getClassLoader(), new Class<?>[] {EventContext.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("now")) {
                    return now();
                }
                throw new UnsupportedOperationException(method.getName());
            });
    private long nowTicks;

    private long now() {
        return nowTicks;
    }

    EventContext at(long ticks) {
        nowTicks = ticks;
        return context;
    }

    static QueueStatistics queueStatistics() {
        return new QueueStatistics(new TimeWeighted("length", ""), new Tally("wait", "", 1), new Counter("lost", ""));
    }

    static ServerStatistics serverStatistics() {
        return new ServerStatistics(new TimeWeighted("busy", ""), new Counter("served", ""), queueStatistics());
    }

    static StoreStatistics storeStatistics() {
        return new StoreStatistics(new TimeWeighted("level", ""), queueStatistics());
    }
}
