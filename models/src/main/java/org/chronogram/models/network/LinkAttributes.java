package org.chronogram.models.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The attributes of an edge that are read, under the names that programs and collections give them, in upper or lower case:
 * the rate and the delay of a link. A value is a number with or without a unit.
 */
final class LinkAttributes {
    /** The Internet Topology Zoo has {@code LinkSpeedRaw}, in bit/s; NetworkX and Mininet users write one of the others. */
    private static final List<String> RATE = List.of("LinkSpeedRaw", "rate", "bandwidth", "bw", "capacity");

    private static final List<String> DELAY = List.of("delay", "latency");

    private static final Pattern VALUE =
            Pattern.compile("([0-9]++(?:\\.[0-9]*+)?+(?:[Ee][+-]?+[0-9]++)?+)\\s*+([A-Za-zµ/]*+)");
    private static final Pattern RATE_UNIT = Pattern.compile("([kmgt]?)(?:b|bit|bps|b/s|bit/s|bits|bits/s)?");
    private static final Map<String, Double> FACTORS = Map.of("", 1.0, "k", 1e3, "m", 1e6, "g", 1e9, "t", 1e12);
    private static final Map<String, Double> SECONDS =
            Map.of("", 1e-3, "s", 1.0, "ms", 1e-3, "us", 1e-6, "µs", 1e-6, "ns", 1e-9);

    private static final double MOST_RATE = 1e15;
    private static final double MOST_DELAY_SECONDS = 1e6;

    private final TopologySource source;
    private final String link;
    private final NamedAttributes attributes;

    /** Reads the attributes of a link, which a message calls by the names of its nodes. */
    LinkAttributes(TopologySource source, String link, Map<String, String> byName) {
        this.source = source;
        this.link = link;
        attributes = new NamedAttributes(byName);
    }

    static boolean isRead(String name) {
        return Stream.of(RATE, DELAY).anyMatch(names -> NamedAttributes.isOneOf(name, names));
    }

    /** The names of rates, for people. */
    static String rateNames() {
        return String.join(", ", RATE);
    }

    /** The names of delays, for people. */
    static String delayNames() {
        return String.join(", ", DELAY);
    }

    /** Returns the rate in bit/s; empty where the file gives none. */
    OptionalDouble bitsPerSecond() {
        return value(
                RATE,
                LinkAttributes::rateFactor,
                MOST_RATE,
                "a rate above 0 in bit/s, as 1e10, or with a unit, as 10G");
    }

    /** Returns the propagation delay in seconds; empty where the file gives none. */
    OptionalDouble delaySeconds() {
        return value(
                DELAY,
                unit -> Optional.ofNullable(SECONDS.get(unit)),
                MOST_DELAY_SECONDS,
                "a delay above 0 in ms, as 2.5, or with a unit, as 2500us");
    }

    private static Optional<Double> rateFactor(String unit) {
        Matcher matcher = RATE_UNIT.matcher(unit);
        return matcher.matches() ? Optional.of(FACTORS.get(matcher.group(1))) : Optional.empty();
    }

    private OptionalDouble value(
            List<String> names, Function<String, Optional<Double>> factor, double most, String expected) {
        Optional<Map.Entry<String, String>> given = attributes.under(names).findFirst();
        return given.isPresent()
                ? OptionalDouble.of(parsed(given.get(), factor, most, expected))
                : OptionalDouble.empty();
    }

    private double parsed(
            Map.Entry<String, String> given, Function<String, Optional<Double>> factor, double most, String expected) {
        return scaled(given.getValue(), factor, most)
                .orElseThrow(() -> source.invalid("the link " + TopologySource.shown(link) + " has " + given.getKey()
                        + " '" + TopologySource.shown(given.getValue()) + "', expected " + expected));
    }

    /** Reads a rate in bit/s, with or without a unit; empty when the text is none. */
    static OptionalDouble parsedRate(String text) {
        return scaled(text, LinkAttributes::rateFactor, MOST_RATE);
    }

    private static OptionalDouble scaled(String text, Function<String, Optional<Double>> factor, double most) {
        Matcher matcher = VALUE.matcher(text.strip());
        Optional<Double> scale =
                matcher.matches() ? factor.apply(matcher.group(2).toLowerCase(Locale.ROOT)) : Optional.empty();
        double value = scale.isPresent() ? Double.parseDouble(matcher.group(1)) * scale.get() : Double.NaN;
        return value > 0 && value <= most ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
