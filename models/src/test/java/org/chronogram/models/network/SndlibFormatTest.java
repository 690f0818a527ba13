package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.models.KernelRun;
import org.chronogram.models.network.Topology.Demand;
import org.chronogram.models.network.Topology.Link;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of SNDlib in its native format. */
class SndlibFormatTest {
    private static final String HEADER = "?SNDlib native format; type: network; version: 1.0\n";

    private static final String NETWORK = HEADER
            + "# a comment ( with a bracket\nMETA (\n  granularity = 5min\n  unit = GBITPERSEC\n)\n\n"
            + "NODES (\n  Bonn ( 7.10 50.73 )\n  Ulm ( 9.99 48.40 ) ( ) ( )\n  Kiel ( 10.12 54.32 ) # far\n)\n"
            + "LINKS (\n  L1 ( Bonn Ulm ) 0.00 0.00 0.00 0.00 ( 10.00 1.0 40.00 3.0 )\n"
            + "  L2 ( Kiel Bonn ) 2.5 0.00 0.00 0.00 ( ) ( )\n  L3 ( Kiel Ulm ) 0 0 0 0 ( UNLIMITED 0 )\n)\n"
            + "DEMANDS (\n  D1 ( Bonn Kiel ) 1 3.00 UNLIMITED\n  D2 ( Bonn Ulm ) 2 0.5 3\n  D3 ( Bonn Kiel ) 1 1 UNLIMITED\n"
            + "  D4 ( Ulm Ulm ) 1 9 UNLIMITED\n  D5 ( Ulm Kiel ) 1 0 UNLIMITED\n)\n"
            + "ADMISSIBLE_PATHS (\n  D1 ( P1 ( L1 L3 ) )\n)\n";

    @TempDir
    private Path folder;

    private static Topology parse(String text) {
        return TopologyFile.parse(
                text.getBytes(StandardCharsets.UTF_8), TopologyFile.Kind.SNDLIB, new TopologySource("file"));
    }

    private static double rate(Topology topology, int a, int b) {
        return topology.attributes().get(new Link(a, b)).bitsPerSecond().orElseThrow();
    }

    @Test
    void shouldReadNodesLinksAndDemands() {
        Topology topology = parse(NETWORK);
        assertEquals(List.of("Bonn", "Ulm", "Kiel"), ParsedText.names(topology));
        assertEquals(new Position(50.73, 7.10), topology.nodes().get(0).position());
        assertEquals(List.of(new Link(0, 1), new Link(0, 2), new Link(1, 2)), topology.links());
        assertEquals(10e9, rate(topology, 0, 1));
        assertEquals(2.5e9, rate(topology, 0, 2));
        assertEquals(2, topology.attributes().size());
        assertEquals(List.of(new Demand(0, 1, 1), new Demand(0, 2, 4)), topology.demands());
    }

    @Test
    void shouldTakeCapacitiesAsMegabitsAndPlacesOnAPictureAsNone() {
        Topology topology = parse(NETWORK.replace("  unit = GBITPERSEC\n", "").replace("50.73", "507.3"));
        assertEquals(10e6, rate(topology, 0, 1));
        assertEquals(3, topology.nodesWithoutCoordinates());
    }

    @Test
    void shouldSendWhatTheDemandsAskFor() throws IOException {
        Map<String, String> given = new HashMap<>(Map.of("traffic", "demands", "utilisation", "0.4"));
        given.put(
                "topology",
                Files.writeString(folder.resolve("three.txt"), NETWORK).toString());
        RecordedReport report = KernelRun.run(new NetworkModel(), given, "200ms", 1);
        assertEquals(Map.of(), report.failedChecks());
        // Four fifths of the traffic of Bonn go to Kiel, and nobody else sends.
        assertEquals(0.4, report.valueOf("utilisation.Bonn-Kiel"), 0.02);
        assertEquals(0.1, report.valueOf("utilisation.Bonn-Ulm"), 0.01);
        assertEquals(0, report.valueOf("utilisation.Kiel-Ulm"));
        assertEquals(
                ReferenceEngine.run(NetworkModel::new, given, "5ms", 3).fingerprint(),
                KernelRun.run(new NetworkModel(), given, "5ms", 3).fingerprint());
    }

    @Test
    void shouldRefuseToSendDemandsThatTheFileDoesNotHave() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> KernelRun.run(new NetworkModel(), Map.of("traffic", "demands"), "1ms", 1));
        assertTrue(
                refused.getMessage().startsWith("--traffic=demands: the topology has no demand"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?SNDlib native | NODES ( | file: not a network of SNDlib, expected .*",
                "META | METER | file, line 3: section METER, expected META, NODES, LINKS, DEMANDS or ADMISSIBLE_PATHS",
                "GBITPERSEC | FURLONGS | file, line 5: unit FURLONGS, expected one of BITPERSEC, GBITPERSEC, .*",
                "7.10 | east | file, line 9: found 'east', expected a number",
                "( Bonn Ulm ) 0.00 | Bonn Ulm 0.00 | file, line 14: found 'Bonn', expected '\\('",
                "( L1 L3 ) | ( L1 L3 | file: the file ends within a section, expected '\\)'",
                "( Kiel Bonn ) | ( Kiel Rome ) | file, line 15: the edge from Kiel to Rome names node Rome, which is not .*",
                "( Bonn Ulm ) 0.00 | ( Bonn Ulm ) -155.0 | file, line 14: a capacity of -155.0, expected a number from 0 to 1e15",
                "( 10.00 1.0 | ( -10 1.0 | file, line 14: a capacity of -10, expected a number from 0 to 1e15",
                "1 3.00 UNL | 1 -3 UNL | file, line 19: a demand of -3, expected a number from 0 to 1e15",
                "1 3.00 UNL | -1 3 UNL | file, line 19: a routing unit of -1, expected a number from 0 to 1e15",
                "1 3.00 UNL | 1 1e308 UNL | file, line 19: a demand of 1e308, expected a number from 0 to 1e15",
                "( Ulm Kiel ) 1 | ( Ulm Rome ) 1 | file, line 23: the demand from Ulm to Rome names node Rome, which .*",
            })
    void shouldRefuseWhatIsNoNetwork(String replaced, String by, String message) {
        assertTrue(NETWORK.contains(replaced), replaced);
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> parse(NETWORK.replace(replaced, by)));
        assertTrue(refused.getMessage().matches(message), refused.getMessage());
    }
}
