package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.ReferenceEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private static final int PACKET = 2;
    private static final long TRANSMISSION_TICKS = 12_000;

    /** In the tick in which a transmission ends its place is free, and not a tick before. */
    @ParameterizedTest
    @CsvSource({"1, 11999, 1", "1, 12000, 0", "1, 12001, 0", "2, 11999, 1", "2, 12000, 0"})
    void shouldFreeAPlaceInTheTickInWhichATransmissionEnds(int buffer, long arrivalTicks, long lost) {
        Map<String, String> given = Map.of(
                "buffer",
                Integer.toString(buffer),
                "topology",
                Path.of("src/test/resources/topologies/square.gml").toString());
        NetworkPlan plan =
                NetworkPlan.of(NetworkSettings.of(ParameterValues.parse(new NetworkModel(), given), TimeBase.SECONDS));
        assertEquals(TRANSMISSION_TICKS, plan.transmissionTicks());
        NetworkStatistics statistics = NetworkStatistics.of(
                ReferenceEngine.build(new NetworkModel(), given, "1s").statistics());
        Router router = new Router(plan, statistics, 1);
        LongStream.range(0, buffer).forEach(any -> router.onEvent(packetForNode2(), nodeOneAt(0)));
        assertEquals(0, statistics.dropped().count());
        router.onEvent(packetForNode2(), nodeOneAt(arrivalTicks));
        assertEquals(lost, statistics.dropped().count());
    }

    private static Event packetForNode2() {
        return (Event) Proxy.newProxyInstance(
                RouterTest.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "type" -> PACKET;
                    case "getLong" -> (int) arguments[0] == 0 ? 0L : 2L << Integer.SIZE | 1;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static EventContext nodeOneAt(long nowTicks) {
        return (EventContext) Proxy.newProxyInstance(
                RouterTest.class.getClassLoader(),
                new Class<?>[] {EventContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "self" -> 1;
                    case "now" -> nowTicks;
                    case "send" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
