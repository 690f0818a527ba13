package org.chronogram.models.interconnect;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;

/**
 * The parameters that all interconnection networks have. Immutable.
 *
 * @param bitsPerSecond rate of every link.
 * @param packetBytes size of every packet.
 * @param transmissionTicks time to transmit a packet in whole ticks.
 * @param flits flits of a packet, each of which takes an equal part of the transmission.
 * @param bufferFlits flits that the buffer of a virtual channel holds.
 * @param routerTicks time in which a router decides about a packet, in ticks.
 * @param storeAndForward whether a router waits for the end of a packet before it sends the begin.
 * @param byAge whether the oldest packet goes first.
 * @param load load that each terminal offers, as a share of the rate of its link.
 * @param messages packets that each terminal creates; 0 for as many as fit the run.
 * @param stallTicks longest time in ticks for which a port may have packets and send none.
 */
public record InterconnectSettings(
        double bitsPerSecond,
        int packetBytes,
        long transmissionTicks,
        int flits,
        int bufferFlits,
        long routerTicks,
        boolean storeAndForward,
        boolean byAge,
        double load,
        int messages,
        long stallTicks) {
    /** Seconds with ticks of a picosecond, in which packets on fast links have whole times. */
    public static final TimeBase PICOSECONDS = new TimeBase("s", 1_000_000_000_000L);

    private static final String CUT_THROUGH = "cut-through";
    private static final String STORE_AND_FORWARD = "store-and-forward";
    private static final String ROUND_ROBIN = "round-robin";
    private static final String AGE = "age";
    private static final long LONGEST_DELAY = PICOSECONDS.ticksPerUnit();

    private static final Parameter<Double> RATE = Parameter.decimal("rate", 1e11)
            .unit("bit/s")
            .atLeast(1e3)
            .atMost(1e15)
            .describedAs("rate of every link, between routers and to terminals");
    private static final Parameter<Integer> PACKET_SIZE = Parameter.integer("packet-size", 512)
            .unit("bytes")
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("size of every packet");
    private static final Parameter<Integer> FLITS = Parameter.integer("flits", 1)
            .atLeast(1)
            .atMost(1_000)
            .describedAs("flits of a packet, the units of buffers and credits; a packet goes on where all have room");
    private static final Parameter<Integer> BUFFER = Parameter.integer("buffer", 16)
            .unit("flits")
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("flits that a router has room for, for each virtual channel of each of its links");
    private static final Parameter<Long> ROUTER_DELAY =
            delay("router-delay", "50ns", "time in which a router decides about a packet");
    private static final Parameter<String> SWITCHING = Parameter.choice(
                    "switching", CUT_THROUGH, CUT_THROUGH, STORE_AND_FORWARD)
            .describedAs("whether a router sends a packet on while it still arrives, or waits for its end");
    private static final Parameter<String> ARBITRATION = Parameter.choice("arbitration", ROUND_ROBIN, ROUND_ROBIN, AGE)
            .describedAs(
                    "which packet goes first: that of the next virtual channel, in order of arrival, or the oldest");
    private static final Parameter<Double> LOAD = Parameter.decimal("load", 0.3)
            .atLeast(0.000001)
            .atMost(10.0)
            .describedAs("load that each terminal offers, as a share of the rate of its link");
    private static final Parameter<Integer> MESSAGES = Parameter.integer("messages", 0)
            .unit("packets")
            .atLeast(0)
            .describedAs("packets that each terminal creates, all of which must arrive before the end; 0: no limit");
    private static final Parameter<Long> STALL = Parameter.time("stall-limit", "100us")
            .atLeast(1L)
            .describedAs("longest time for which a port may have packets and send none: the check 'progress' fails"
                    + " where one has been still for longer at the end, as in a deadlock");
    private static final List<Parameter<?>> COMMON =
            List.of(RATE, PACKET_SIZE, FLITS, BUFFER, ROUTER_DELAY, SWITCHING, ARBITRATION, LOAD, MESSAGES, STALL);

    /** Declares a delay of a part of the network, of at most a second. */
    public static Parameter<Long> delay(String name, String defaultText, String description) {
        return Parameter.time(name, defaultText)
                .atLeast(0L)
                .atMost(LONGEST_DELAY)
                .describedAs(description);
    }

    /** Returns the parameters of a model: its own, and then those that all have. */
    public static List<Parameter<?>> parameters(Parameter<?>... own) {
        List<Parameter<?>> all = new ArrayList<>(List.of(own));
        all.addAll(COMMON);
        return List.copyOf(all);
    }

    /** Reads the parameters that all have. */
    public static InterconnectSettings of(ParameterValues parameters) {
        double bitsPerSecond = parameters.get(RATE);
        int packetBytes = parameters.get(PACKET_SIZE);
        int flits = parameters.get(FLITS);
        double seconds = packetBytes * (double) Byte.SIZE / bitsPerSecond;
        InterconnectSettings settings = new InterconnectSettings(
                bitsPerSecond,
                packetBytes,
                flits * Math.round(seconds * PICOSECONDS.ticksPerUnit() / flits),
                flits,
                parameters.get(BUFFER),
                parameters.get(ROUTER_DELAY),
                parameters.get(SWITCHING).equals(STORE_AND_FORWARD),
                parameters.get(ARBITRATION).equals(AGE),
                parameters.get(LOAD),
                parameters.get(MESSAGES),
                parameters.get(STALL));
        settings.requireWholeTransmission();
        settings.requireRoom();
        return settings;
    }

    private void requireWholeTransmission() {
        if (transmissionTicks == 0) {
            String flit = flits == 1 ? "" : "each of " + flits + " flits of ";
            throw new InvalidInputException("--rate=" + bitsPerSecond + " sends " + flit + "a packet of " + packetBytes
                    + " bytes in less than half a picosecond: give a lower rate or a larger --packet-size");
        }
    }

    private void requireRoom() {
        if (bufferFlits < flits) {
            throw new InvalidInputException("--buffer=" + bufferFlits + " has no room for a packet of --flits=" + flits
                    + ": expected at least " + flits + ", for a packet goes on only where all of it has room");
        }
    }

    void requireTimesUntil(long endTicks) {
        // No event is further ahead than a packet on the longest wire, but those of sources, which have limits of their
        // own.
        Delays.requireTimesUntil(ROUTER_DELAY, 2 * LONGEST_DELAY + transmissionTicks, endTicks, PICOSECONDS);
    }

    /** Returns the time from the begin of a transmission to when the next router has decided about the packet. */
    long hopTicks(long wireTicks) {
        return wireTicks + routerTicks + (storeAndForward ? transmissionTicks : 0);
    }

    /** Returns the time that a flit takes on a link: a cycle. */
    long flitTicks() {
        return transmissionTicks / flits;
    }

    /**
     * Returns the time from the begin of a transmission to when the credit for the place of a flit arrives. The place is free
     * at the end of the flit, and that is known at the begin.
     *
     * @param wireTicks time on the wire.
     * @param flit number of the flit in its packet, from 0.
     */
    long creditTicks(long wireTicks, int flit) {
        return (flit + 1) * flitTicks() + wireTicks;
    }

    /** Returns the smallest delay of an event between two routers. */
    long linkTicks(long wireTicks) {
        return Math.min(hopTicks(wireTicks), creditTicks(wireTicks, 0));
    }

    /** Returns the latency of a packet that finds no other, from its creation to the arrival of its end. */
    double unloadedTicks(Expectation expectation, long terminalWireTicks) {
        double routers = expectation.hops() + 1;
        double stored = storeAndForward ? routers * transmissionTicks : 0;
        double wires = 2.0 * terminalWireTicks + expectation.wireTicks();
        return wires + routers * routerTicks + stored + transmissionTicks;
    }

    double packetBits() {
        return packetBytes * (double) Byte.SIZE;
    }

    double meanIntervalTicks() {
        return transmissionTicks / load;
    }
}
