package org.chronogram.models.network;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/**
 * Reads flows from a CSV file (RFC 4180) whose first line names the columns, in any order: {@code start} in simulated time,
 * {@code source} and {@code destination} by the names of nodes, {@code bytes}, and if wanted {@code rate}, at which the
 * source sends, and {@code name}.
 */
final class FlowFile {
    private static final int MOST_FLOWS = 1_000_000;
    private static final List<String> NEEDED = List.of("start", "source", "destination", "bytes");
    private static final Set<String> KNOWN = Set.of("start", "source", "destination", "bytes", "rate", "name");

    private final TopologySource source;
    private final NetworkSettings settings;
    private final Map<String, Integer> nodes = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Flow> flows = new ArrayList<>();

    private FlowFile(TopologySource source, NetworkSettings settings, Topology topology) {
        this.source = source;
        this.settings = settings;
        for (int node = 0; node < topology.nodes().size(); node++) {
            nodes.put(topology.nodes().get(node).name(), node);
        }
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException when it cannot be read or is no such table.
     */
    static FlowTable read(Path path, NetworkSettings settings, Topology topology) {
        TopologySource source = new TopologySource("--flows=" + path);
        FlowFile file = new FlowFile(source, settings, topology);
        file.readAll(EncodedText.of(InputBytes.of(path, source, "expected a CSV file with flows"), source));
        return new FlowTable(file.flows, topology.nodes().size());
    }

    private void readAll(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                if (columns.isEmpty()) {
                    readColumns(line);
                } else {
                    flows.add(flow(line));
                }
                if (flows.size() > MOST_FLOWS) {
                    throw source.invalid("more than " + MOST_FLOWS + " flows, expected at most " + MOST_FLOWS);
                }
            }
        } catch (CsvParseException | IOException e) {
            throw source.invalid(
                    "not a table in CSV (" + TopologySource.shown(String.valueOf(e.getMessage())) + ")", e);
        }
        if (flows.isEmpty()) {
            throw source.invalid("no flow, expected a line with the columns " + String.join(",", NEEDED)
                    + " and a line for each flow");
        }
    }

    private void readColumns(CsvRecord line) {
        for (int column = 0; column < line.getFieldCount(); column++) {
            String name = line.getField(column).strip().toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(name) || columns.put(name, column) != null) {
                throw source.invalid(
                        1,
                        "column '" + TopologySource.shown(name) + "', expected each of " + String.join(",", NEEDED)
                                + " once, and if wanted rate and name");
            }
        }
        if (!columns.keySet().containsAll(NEEDED)) {
            throw source.invalid(
                    1,
                    "the columns are " + TopologySource.shown(String.join(",", line.getFields())) + ", expected "
                            + String.join(",", NEEDED) + ", and if wanted rate and name");
        }
    }

    private Flow flow(CsvRecord line) {
        int at = (int) line.getStartingLineNumber();
        if (line.getFieldCount() != columns.size()) {
            throw source.invalid(
                    at,
                    line.getFieldCount() + (line.getFieldCount() == 1 ? " field" : " fields") + ", expected "
                            + columns.size() + " as in the first line; is a quote or a comma missing?");
        }
        int from = node(line, "source", at);
        int to = node(line, "destination", at);
        if (from == to) {
            throw source.invalid(at, "a flow from a node to itself, expected two nodes");
        }
        Flow flow = new Flow(
                name(line, at), start(line, at), from, to, packets(field(line, "bytes"), at), intervalTicks(line, at));
        if (flow.startTicks() + flow.packets() * flow.intervalTicks() > Long.MAX_VALUE / 2.0) {
            throw source.invalid(
                    at,
                    "the flow ends after " + TimeBase.SECONDS.format(Long.MAX_VALUE / 2)
                            + ", expected an earlier start, fewer bytes or a higher rate");
        }
        return flow;
    }

    private String field(CsvRecord line, String column) {
        Integer index = columns.get(column);
        return index == null ? "" : line.getField(index).strip();
    }

    private int node(CsvRecord line, String column, int at) {
        Integer node = nodes.get(field(line, column));
        if (node == null) {
            throw source.invalid(
                    at,
                    column + " '" + TopologySource.shown(field(line, column))
                            + "', expected the name of a node of the topology");
        }
        return node;
    }

    private String name(CsvRecord line, int at) {
        String given = field(line, "name");
        String name = given.isEmpty() ? "flow-" + (flows.size() + 1) : TopologySource.oneLine(given);
        if (!names.add(name)) {
            throw source.invalid(
                    at,
                    "a second flow with the name " + TopologySource.shown(name)
                            + ", expected a name of its own for each flow");
        }
        return name;
    }

    private long start(CsvRecord line, int at) {
        try {
            return TimeBase.SECONDS.parse(field(line, "start"));
        } catch (InvalidInputException e) {
            throw source.invalid(at, "start: " + e.getMessage(), e);
        }
    }

    private int packets(String bytes, int at) {
        boolean number = bytes.matches("[0-9]{1,15}") && Long.parseLong(bytes) > 0;
        long packets = number ? (Long.parseLong(bytes) - 1) / settings.packetBytes() + 1 : 0;
        if (packets == 0 || packets > Integer.MAX_VALUE) {
            throw source.invalid(
                    at,
                    "bytes '" + TopologySource.shown(bytes) + "', expected a whole number from 1 to "
                            + (long) Integer.MAX_VALUE * settings.packetBytes());
        }
        return (int) packets;
    }

    /** Without a rate a flow sends at that of all links. */
    private double intervalTicks(CsvRecord line, int at) {
        String given = field(line, "rate");
        OptionalDouble rate =
                given.isEmpty() ? OptionalDouble.of(settings.bitsPerSecond()) : LinkAttributes.parsedRate(given);
        if (rate.isEmpty()) {
            throw source.invalid(
                    at,
                    "rate '" + TopologySource.shown(given) + "', expected a rate above 0 in bit/s,"
                            + " as 1e7, or with a unit, as 10M");
        }
        return settings.packetBits() * settings.ticksPerSecond() / rate.getAsDouble();
    }
}
