package org.chronogram.models.phold;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.Parameter;

/** The parameters of PHOLD: those of the plain model first, and then those of what can make a run differ from it. */
final class PholdParameters {
    static final Parameter<Integer> LPS =
            Parameter.integer("lps", 1024).atLeast(1).describedAs("number of LPs");
    static final Parameter<Integer> START_EVENTS = Parameter.integer("start-events", 1)
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("events that each LP starts with");
    static final Parameter<Double> REMOTE = Parameter.decimal("remote", 0.25)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("share of the events whose destination is drawn from all LPs; the others stay");
    static final Parameter<Long> LOOKAHEAD = Parameter.time("lookahead", "0.1")
            .atLeast(0L)
            .describedAs("smallest delay of an event, part of its mean; 0 runs on one partition only");
    static final Parameter<Long> MEAN =
            Parameter.time("mean", "1").atLeast(1L).describedAs("mean delay of an event, the lookahead included");
    static final Parameter<Integer> PAYLOAD = Parameter.integer("payload", 0)
            .unit("bytes")
            .atLeast(0)
            .atMost(Event.MAX_PAYLOAD_BYTES)
            .describedAs("payload of an event, written by the sender and checked by the receiver");
    static final Parameter<Integer> WORK = Parameter.integer("work", 0)
            .unit("iterations")
            .atLeast(0)
            .describedAs("computation per event, in loop iterations of about a nanosecond");
    static final Parameter<Double> SKEW = Parameter.decimal("skew", 0.0)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs(
                    "uneven destinations: LP i is drawn with a share of p(1-p)^i of all, p this number; 0: all alike");
    static final Parameter<Double> HOT = Parameter.decimal("hot", 0.0)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("probability that LP 0 is drawn in the place of another destination");
    static final Parameter<String> LOCALITY = Parameter.choice("locality", "none", Locality.words())
            .describedAs(
                    "distribution of the distance from the sender to a destination that is drawn, on a ring of LPs");
    static final Parameter<Double> DISTANCE = Parameter.decimal("distance", 10.0)
            .unit("LPs")
            .atLeast(0.01)
            .atMost(1e5)
            .describedAs("with --locality: standard deviation of a normal distance, mean of a geometric one");
    static final Parameter<String> PAYLOAD_MIX = Parameter.choice("payload-mix", "fixed", PayloadMix.words())
            .describedAs("lengths of payloads: all --payload, uniform from 0 to it, or a tenth of it for nine of ten");
    static final Parameter<Long> GRID = Parameter.time("grid", "0")
            .atLeast(0L)
            .atMost(1_000_000_000_000_000L)
            .describedAs("all times are multiples of this, so many are the same; 0: any time");
    static final Parameter<Long> STAGGER = Parameter.time("stagger", "0")
            .atLeast(0L)
            .describedAs("first events are put off by a time drawn uniformly up to this");

    static final List<Parameter<?>> ALL = List.of(
            LPS,
            START_EVENTS,
            REMOTE,
            LOOKAHEAD,
            MEAN,
            PAYLOAD,
            WORK,
            SKEW,
            HOT,
            LOCALITY,
            DISTANCE,
            PAYLOAD_MIX,
            GRID,
            STAGGER);

    private PholdParameters() {}
}
