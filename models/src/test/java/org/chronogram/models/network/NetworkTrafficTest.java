package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.KernelRun;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic in bursts and in flows, and losses on links. */
class NetworkTrafficTest {
    /** Three nodes in a line, and one that is alone with another. */
    private static final String LINE =
            "graph [ node [ id 0 label \"A\" ] node [ id 1 label \"B\" ] node [ id 2 label \"C\" ]"
                    + " node [ id 3 label \"D\" ] node [ id 4 label \"E, south\" ] edge [ source 0 target 1 delay 1 ]"
                    + " edge [ source 1 target 2 delay 2 bandwidth 5e8 ] edge [ source 3 target 4 ] ]";

    private static final String HEADER = "start,source,destination,bytes,rate,name\n";

    @TempDir
    private Path folder;

    private Map<String, String> line(Map<String, String> others) throws IOException {
        Map<String, String> given = new HashMap<>(
                Map.of("link-rates", "file", "link-delays", "file", "rate", "1e9", "packet-size", "1250"));
        given.putAll(others);
        given.put(
                "topology", Files.writeString(folder.resolve("line.gml"), LINE).toString());
        return given;
    }

    private Map<String, String> flows(String lines) throws IOException {
        return line(Map.of(
                "flows", Files.writeString(folder.resolve("flows.csv"), lines).toString()));
    }

    private static RecordedReport run(Map<String, String> given, String end, long seed) {
        RecordedReport report = KernelRun.run(new NetworkModel(), given, end, seed);
        assertEquals(Map.of(), report.failedChecks());
        return report;
    }

    @Test
    void shouldSendFlowsAtTheirTimesAndTellWhatBecameOfEach() throws IOException {
        RecordedReport report = run(
                flows(HEADER + "1ms,A,C,12500,1e8,long\n0,A,B,1,,\n2ms,\"E, south\",D,2500,10M,\"two, far\"\n"),
                "1s",
                1);
        // A packet has 10 us on A-B and 20 us on B-C; those of the first flow come every 100 us.
        assertEquals(10, report.valueOf("flow.long.delivered"));
        assertEquals(0.003030, report.valueOf("flow.long.delay"), 1e-12);
        assertEquals(0.003930, report.valueOf("flow.long.completion"), 1e-12);
        assertEquals(0.001010, report.valueOf("flow.flow-2.completion"), 1e-12);
        assertEquals(2, report.valueOf("flow.two, far.delivered"));
        assertEquals(0.001 + 0.000010 + 0.000500346, report.valueOf("flow.two, far.completion"), 1e-12);
        assertEquals(13, report.statistics().counter("packets.delivered").count());
        assertEquals(3, report.statistics().counter("flows.completed").count());
    }

    @Test
    void shouldTellFlowsThatLosePacketsOrAreNotAtTheirEnd() throws IOException {
        // B-C is half as fast as A-B, so that a buffer of one packet loses every second one.
        Map<String, String> given = flows(HEADER + "0,A,C,125000,,full\n0,B,A,125000,1e6,slow\n5s,A,B,1,,late\n");
        given.put("buffer", "1");
        RecordedReport report = run(given, "100ms", 1);
        assertEquals(50, report.valueOf("flow.full.lost"));
        assertEquals(50, report.valueOf("flow.full.delivered"));
        assertFalse(report.results().containsKey("flow.full.completion"));
        assertEquals(10, report.valueOf("flow.slow.delivered"));
        assertEquals(0, report.valueOf("flow.late.delivered"));
        assertEquals(1, report.statistics().counter("flows.sent").count());
    }

    @ParameterizedTest
    @CsvSource({"traffic, demands", "traffic, gravity", "arrivals, on-off"})
    void shouldRefuseOtherTrafficBesideFlows(String name, String value) throws IOException {
        Map<String, String> given = flows(HEADER + "0,A,C,125000,,a\n");
        given.put(name, value);
        String message = assertThrows(InvalidInputException.class, () -> run(given, "1s", 1))
                .getMessage();
        assertEquals(
                "--flows=" + given.get("flows") + " with --" + name + "=" + value
                        + ": the flows of the file are all that is sent; leave one of the two out",
                message);
    }

    @Test
    void shouldSendFlowsInOneOrderOnAnyEngine() throws IOException {
        Map<String, String> given = flows(HEADER + "0,A,C,125000,,a\n0,C,A,125000,,b\n0,B,C,250000,2G,c\n");
        given.putAll(Map.of("buffer", "5", "link-loss", "0.05", "forwarding-jitter", "20us"));
        assertEquals(
                ReferenceEngine.run(NetworkModel::new, given, "5ms", 3).fingerprint(),
                KernelRun.run(new NetworkModel(), given, "5ms", 3).fingerprint());
    }

    @Test
    void shouldLoseTheShareOfPacketsThatLinksDamage() throws IOException {
        RecordedReport report =
                run(line(Map.of("link-loss", "0.1", "buffer", "1000000", "utilisation", "0.3")), "2s", 1);
        double sent = report.statistics().counter("packets.delivered").count()
                + report.statistics().counter("packets.damaged").count();
        // Two thirds of the packets of the line take one link, the others two.
        double damaged = report.statistics().counter("packets.damaged").count() / sent;
        double pairs = 6 * 1.0;
        double expected = (4 * 0.1 + 2 * 0.19 + 2 * 0.1) / (pairs + 2);
        assertEquals(expected, damaged, 0.01);
        assertEquals(damaged, report.valueOf("packets.loss"), 1e-12);
    }

    @Test
    void shouldSendInBurstsAtTheSameMeanRate() throws IOException {
        Map<String, String> poisson = line(Map.of("utilisation", "0.3"));
        Map<String, String> bursts = line(Map.of(
                "utilisation",
                "0.3",
                "arrivals",
                "on-off",
                "burst-on",
                "2ms",
                "burst-off",
                "18ms",
                "buffer",
                "1000000"));
        NetworkPlan plan =
                NetworkPlan.of(NetworkSettings.of(ParameterValues.parse(new NetworkModel(), bursts), TimeBase.SECONDS));
        double[] squares = new double[20];
        double sum = 0;
        double expected = plan.expectedPackets(TimeBase.SECONDS.ticksPerUnit());
        for (int seed = 0; seed < squares.length; seed++) {
            RecordedReport report = run(bursts, "1s", seed);
            double packets = report.statistics().counter("packets.generated").count();
            sum += packets;
            squares[seed] = Math.pow(packets - expected, 2);
        }
        double deviation = plan.deviationOfPackets(TimeBase.SECONDS.ticksPerUnit());
        assertEquals(expected, sum / squares.length, 4 * deviation / Math.sqrt(squares.length));
        double measured = Math.sqrt(Arrays.stream(squares).average().orElseThrow());
        assertEquals(1, measured / deviation, 0.5);
        assertTrue(deviation > 10 * Math.sqrt(expected), deviation + " packets");
        // A node in bursts fills its own port, so that packets wait far longer.
        assertTrue(run(bursts, "1s", 1).statistics().tally("delay").mean()
                > 1.2 * run(poisson, "1s", 1).statistics().tally("delay").mean());
    }

    @Test
    void shouldDrawBurstsTheSameOnAnyEngine() throws IOException {
        Map<String, String> given = line(Map.of("arrivals", "on-off"));
        assertEquals(
                ReferenceEngine.run(NetworkModel::new, given, "50ms", 3).fingerprint(),
                KernelRun.run(new NetworkModel(), given, "50ms", 3).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | .*no flow, expected.*",
                "start,source | .*line 1: the columns are start,source, expected start,source,destination,bytes, and if.*",
                "start,source,destination,bytes,colour | .*line 1: column 'colour', expected each of start,source.*",
                "start,source,destination,bytes | .*: no flow, expected a line with the columns start,source,.*",
                "start,source,destination,bytes;0,A,X,1 | .*line 2: destination 'X', expected the name of a node.*",
                "start,source,destination,bytes;0,A,A,1 | .*line 2: a flow from a node to itself, expected two nodes",
                "start,source,destination,bytes;soon,A,B,1 | .*line 2: start: .*",
                "start,source,destination,bytes;0,A,B,0 | .*line 2: bytes '0', expected a whole number from 1 to .*",
                "start,source,destination,bytes,rate;0,A,B,1,-3 | .*line 2: rate '-3', expected a rate above 0 in bit/s.*",
                "start,source,destination,bytes,name;0,A,B,1,f;0,A,C,1,f | .*line 3: a second flow with the name f.*",
                "start,source,destination,bytes;0,A,B | .*line 2: 3 fields, expected 4 as in the first line; is .*",
                "start,source,destination,bytes;0,A,B,1,2 | .*line 2: 5 fields, expected 4 as in the first .*",
                "start,source,destination,bytes;0,A,B,1;\"0,A,B,1 | .*line 3: 1 field, expected 4 as in .*",
                "start,source,destination,bytes;0,A,D,1 | --flows: there is no path for flow flow-1 from A to D: .*",
                "start,source,destination,bytes,rate;0,A,B,1000000000000,1e-7 | .*line 2: the flow ends after .*",
            })
    void shouldRefuseWhatAreNoFlows(String lines, String message) throws IOException {
        Map<String, String> given = flows(lines.replace(';', '\n'));
        NetworkSettings settings =
                NetworkSettings.of(ParameterValues.parse(new NetworkModel(), given), TimeBase.SECONDS);
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> NetworkPlan.of(settings));
        assertTrue(refused.getMessage().matches(message), refused.getMessage());
    }
}
