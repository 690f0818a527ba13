package org.chronogram.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds nodes, links and demands in a network file of SNDlib in its native format, version 1.0 (S. Orlowski, R. Wessäly,
 * M. Pióro and A. Tomaszewski, "SNDlib 1.0: Survivable Network Design Library", Networks 55(3), 2010). The rate of a link is
 * its capacity before planning, or where that is 0 that of its first module; in Mbit/s, unless the file names a unit.
 */
final class SndlibReader {
    private static final String HEADER = "?SNDlib native format";

    private static final Pattern TOKEN = Pattern.compile("#[^\\n]*+|\\n|[()]|[^\\s()#]++");
    private static final Map<String, String> UNITS =
            Map.of("BITPERSEC", "", "KBITPERSEC", "k", "MBITPERSEC", "M", "GBITPERSEC", "G");

    /** Sums of so large numbers are still numbers. */
    private static final double LARGEST = 1e15;

    private static final String OPEN = "(";
    private static final String CLOSE = ")";

    private record Token(String text, int line) {}

    private final TopologySource source;
    private final DeclaredGraph declared;
    private final List<Token> tokens = new ArrayList<>();
    private String unit = "M";
    private int next;

    private SndlibReader(TopologySource source) {
        this.source = source;
        declared = new DeclaredGraph(source);
    }

    static DeclaredGraph read(TopologySource source, String text) {
        if (!text.startsWith(HEADER)) {
            throw source.invalid("not a network of SNDlib, expected '" + HEADER
                    + "; type: network; version: 1.0' as its first line");
        }
        SndlibReader reader = new SndlibReader(source);
        reader.split(text);
        reader.readSections();
        reader.leaveOutForeignCoordinates();
        return reader.declared;
    }

    private void split(String text) {
        int line = 1;
        String body = text.substring(Math.max(HEADER.length(), text.indexOf('\n')));
        for (Matcher found = TOKEN.matcher(body); found.find(); ) {
            if (found.group().equals("\n")) {
                line++;
            } else if (!found.group().startsWith("#")) {
                tokens.add(new Token(found.group(), line));
            }
        }
    }

    private void readSections() {
        while (next < tokens.size()) {
            Token section = take();
            expect(OPEN);
            switch (section.text()) {
                case "META" -> readMeta();
                case "NODES" -> readItems(this::readNode);
                case "LINKS" -> readItems(this::readLink);
                case "DEMANDS" -> readItems(this::readDemand);
                case "ADMISSIBLE_PATHS" -> skipRest();
                default ->
                    throw source.invalid(
                            section.line(),
                            "section " + TopologySource.shown(section.text())
                                    + ", expected META, NODES, LINKS, DEMANDS or ADMISSIBLE_PATHS");
            }
        }
    }

    private void readItems(Consumer<Token> item) {
        for (Token first = take(); !first.text().equals(CLOSE); first = take()) {
            item.accept(first);
        }
    }

    /** Its lines are {@code name = value}. */
    private void readMeta() {
        readItems(name -> {
            if (name.text().equals("unit")) {
                expect("=");
                Token value = take();
                unit = UNITS.get(value.text());
                if (unit == null) {
                    throw source.invalid(
                            value.line(),
                            "unit " + TopologySource.shown(value.text()) + ", expected one of "
                                    + String.join(
                                            ", ",
                                            UNITS.keySet().stream().sorted().toList()));
                }
            }
        });
    }

    private void readNode(Token id) {
        DeclaredGraph.Node node = declared.addNode(id.line());
        node.id(id.text());
        expect(OPEN);
        node.attributes().put("Longitude", number());
        node.attributes().put("Latitude", number());
        expect(CLOSE);
        skipLists();
    }

    private void readLink(Token id) {
        DeclaredGraph.Edge edge = declared.addEdge(id.line());
        expect(OPEN);
        edge.source(take().text());
        edge.target(take().text());
        expect(CLOSE);
        double capacity = amount("a capacity");
        number();
        number();
        number();
        expect(OPEN);
        if (next < tokens.size()
                && TopologyBuilder.DECIMAL.matcher(tokens.get(next).text()).matches()) {
            double module = amount("a capacity");
            capacity = capacity == 0 ? module : capacity;
        }
        skipRest();
        if (capacity > 0) {
            edge.attributes().put("capacity", capacity + unit);
        }
        skipLists();
    }

    private void readDemand(Token id) {
        expect(OPEN);
        String from = take().text();
        String to = take().text();
        expect(CLOSE);
        double amount = amount("a routing unit") * amount("a demand");
        take();
        declared.addDemand(id.line(), from, to, amount);
        skipLists();
    }

    private Token take() {
        if (next == tokens.size()) {
            throw source.invalid("the file ends within a section, expected ')'");
        }
        return tokens.get(next++);
    }

    private void expect(String text) {
        Token found = take();
        if (!found.text().equals(text)) {
            throw source.invalid(
                    found.line(), "found '" + TopologySource.shown(found.text()) + "', expected '" + text + "'");
        }
    }

    private double amount(String what) {
        int line = next < tokens.size() ? tokens.get(next).line() : 0;
        String text = number();
        double value = Double.parseDouble(text);
        if (!(value >= 0 && value <= LARGEST)) {
            throw source.invalid(
                    line, what + " of " + TopologySource.shown(text) + ", expected a number from 0 to 1e15");
        }
        return value;
    }

    private String number() {
        Token found = take();
        if (!TopologyBuilder.DECIMAL.matcher(found.text()).matches()) {
            throw source.invalid(found.line(), "found '" + TopologySource.shown(found.text()) + "', expected a number");
        }
        return found.text();
    }

    /** Skips to the end of a list that has begun. */
    private void skipRest() {
        for (int depth = 1; depth > 0; ) {
            String text = take().text();
            depth += text.equals(OPEN) ? 1 : text.equals(CLOSE) ? -1 : 0;
        }
    }

    /** Skips lists of options at the end of an item. */
    private void skipLists() {
        while (next < tokens.size() && tokens.get(next).text().equals(OPEN)) {
            next++;
            skipRest();
        }
    }

    /** Some networks of the library have places on a picture, and not on the earth. */
    private void leaveOutForeignCoordinates() {
        boolean onEarth = declared.nodes().stream()
                .allMatch(node ->
                        Math.abs(Double.parseDouble(node.attributes().get("Latitude"))) <= TopologyBuilder.LATITUDES
                                && Math.abs(Double.parseDouble(node.attributes().get("Longitude")))
                                        <= TopologyBuilder.LONGITUDES);
        if (!onEarth) {
            declared.nodes().forEach(node -> node.attributes().clear());
        }
    }
}
