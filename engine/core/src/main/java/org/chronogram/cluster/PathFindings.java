package org.chronogram.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the paths between all hosts carry, what is wrong with them, and what mends it. */
final class PathFindings {
    private static final int MOST_NAMED = 5;

    private final List<PathPair> pairs;

    PathFindings(List<PathPair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    private Stream<PathPair> bothWays() {
        return pairs.stream().flatMap(pair -> Stream.of(pair, pair.reversed()));
    }

    /**
     * Returns the longest datagram that all paths carry; 0 where no path leaves a host. Only where there are no problems.
     */
    int datagramLength() {
        return pairs.stream()
                .filter(pair -> !pair.isLoopback())
                .mapToInt(PathPair::carriedLength)
                .min()
                .orElse(0);
    }

    /** Returns a line for each kind of problem and host that keep the run from starting. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        pairs.stream()
                .filter(PathFindings::isSplit)
                .map(PathFindings::twoOfOneAddress)
                .forEach(problems::add);
        bothWays()
                .filter(PathFindings::isUnsendable)
                .map(PathFindings::unsendable)
                .forEach(problems::add);
        closed().ifPresent(problems::add);
        oneWay().forEach(problems::add);
        bothWays()
                .filter(PathFindings::isUnanswered)
                .map(PathFindings::unanswered)
                .forEach(problems::add);
        pairs.stream()
                .filter(PathFindings::isTooNarrow)
                .map(PathFindings::tooNarrow)
                .forEach(problems::add);
        return problems;
    }

    /** Returns the notice that datagrams are shorter than the interfaces would allow. */
    Optional<String> shortened() {
        List<PathPair> shortened = pairs.stream()
                .filter(pair -> !pair.isLoopback() && pair.carriedLength() < pair.expectedLength())
                .toList();
        return shortened.isEmpty()
                ? Optional.empty()
                : Optional.of("datagrams of " + shortened.get(0).expectedLength()
                        + " bytes fit the interfaces and do not arrive between " + pairNames(shortened)
                        + "; a run uses " + datagramLength()
                        + " bytes: correct the MTU of the switches between them, or that of the interfaces");
    }

    /** Returns a line for each pair. */
    List<String> lines() {
        return pairs.stream().map(PathFindings::line).toList();
    }

    private static String line(PathPair pair) {
        String toB = pair.arrives() ? "ok" : "nothing arrives";
        String toA = pair.reversed().arrives() ? "ok" : "nothing arrives";
        String carried = pair.carriedLength() == 0 ? "" : ", datagrams of " + pair.carriedLength() + " bytes";
        boolean both = pair.arrives() && pair.reversed().arrives();
        return pair.a().name() + " - " + pair.b().name() + ": "
                + (both ? "both ways ok" : "there " + toB + ", back " + toA) + carried;
    }

    private static boolean isSplit(PathPair pair) {
        return pair.hasOneAddress() && !pair.arrives() && !pair.reversed().arrives();
    }

    private static String twoOfOneAddress(PathPair pair) {
        return "the hosts " + pair.names()
                + " have one address and do not reach each other at it: give each the address"
                + " at which the others reach it with 'sim worker --address'";
    }

    private static boolean isUnsendable(PathPair pair) {
        return !isSplit(pair) && !pair.arrives() && !pair.ofA().failure().isEmpty();
    }

    private static String unsendable(PathPair pair) {
        return "host " + pair.a().name() + " cannot send to " + pair.b().name() + ": "
                + pair.ofA().failure() + ": correct the routes and the firewall of "
                + pair.a().name() + ", or give both hosts addresses of one network with 'sim worker --address'";
    }

    private static boolean isClosed(PathPair pair) {
        return !isSplit(pair)
                && !pair.arrives()
                && !pair.reversed().arrives()
                && !isUnsendable(pair)
                && !isUnsendable(pair.reversed());
    }

    private Optional<String> closed() {
        List<PathPair> closed = pairs.stream().filter(PathFindings::isClosed).toList();
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of("UDP passes in neither direction between " + pairNames(closed)
                        + ": open UDP between the hosts, for all ports, in their firewalls, or give each the address at"
                        + " which the others reach it with 'sim worker --address'");
    }

    private static boolean isOneWay(PathPair pair) {
        return !pair.arrives() && pair.reversed().arrives() && !isUnsendable(pair);
    }

    /** A firewall that is closed to several hosts is one problem. */
    private List<String> oneWay() {
        Map<String, List<PathPair>> byTarget = bothWays()
                .filter(PathFindings::isOneWay)
                .collect(Collectors.groupingBy(pair -> pair.b().name(), TreeMap::new, Collectors.toList()));
        return byTarget.entrySet().stream()
                .map(entry -> "UDP from "
                        + named(entry.getValue().stream()
                                .map(pair -> pair.a().name())
                                .toList())
                        + " does not arrive at " + entry.getKey()
                        + ", and the other direction is open: open UDP from there, for all ports, in the firewall of "
                        + entry.getKey())
                .toList();
    }

    private static boolean isUnanswered(PathPair pair) {
        return pair.arrives() && pair.reversed().arrives() && !pair.isAnswered();
    }

    private static String unanswered(PathPair pair) {
        return "UDP from " + pair.a().name() + " arrives at " + pair.b().name()
                + ", and no answer comes back to the port that it was sent from: open UDP from "
                + pair.b().name() + ", for all ports, in the firewall of "
                + pair.a().name();
    }

    private static boolean isTooNarrow(PathPair pair) {
        return pair.arrives() && pair.reversed().arrives() && pair.carriedLength() < DatagramLengths.LEAST;
    }

    private static String tooNarrow(PathPair pair) {
        return "between " + pair.names() + " datagrams of " + DatagramLengths.SMALL
                + " bytes pass, and those of " + DatagramLengths.LEAST
                + " bytes are lost, which a run needs at least: the path carries shorter packets than the interfaces"
                + " say, so give these the MTU of the path, for example 'ip link set dev eth0 mtu 1280'";
    }

    private static String pairNames(List<PathPair> named) {
        return named(named.stream().map(PathPair::names).toList());
    }

    private static String named(List<String> names) {
        String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? shown + " and " + (names.size() - MOST_NAMED) + " more" : shown;
    }
}
