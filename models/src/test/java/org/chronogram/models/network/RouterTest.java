package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.LongStream;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceContext;
import org.chronogram.testing.ReferenceEvent;
import org.chronogram.testing.ReferencePayload;
import org.chronogram.testing.ReferenceStream;
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
        assertEquals(TRANSMISSION_TICKS, plan.links().transmissionTicks(0));
        NetworkStatistics statistics = NetworkStatistics.of(
                ReferenceBuilder.of(new NetworkModel(), given, "1s").statistics());
        Router router = new Router(plan, statistics, null, 1);
        LongStream.range(0, buffer).forEach(any -> router.onEvent(packetForNode2(), nodeOneAt(0)));
        assertEquals(0, statistics.dropped().count());
        router.onEvent(packetForNode2(), nodeOneAt(arrivalTicks));
        assertEquals(lost, statistics.dropped().count());
    }

    private static Event packetForNode2() {
        ReferencePayload payload = new ReferencePayload(2 * Long.BYTES);
        payload.putLong(0, 0).putLong(Long.BYTES, 2L << Integer.SIZE | 1);
        return ReferenceEvent.of(PACKET, payload.bytes());
    }

    private static EventContext nodeOneAt(long nowTicks) {
        ReferenceContext context = new ReferenceContext(1, 4, 0, new ReferenceStream(1, 0, 1), new ArrayList<>());
        context.advanceTo(nowTicks);
        return context;
    }
}
