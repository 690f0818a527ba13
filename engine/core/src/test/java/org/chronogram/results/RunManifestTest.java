package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunManifestTest {
    private static JsonNode json(SampleRun run) throws Exception {
        return new JsonMapper().readTree(JsonText.onOneLine(RunManifest.of(run.build())));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void shouldListEveryFieldInAFixedOrder() throws Exception {
        String expected =
                "model,parameters,inputFiles,codeChecksums,seed,replication,endTime,warmUp,sampleEvery,reachedTime,stopped,endedBy,workers,threads,layouts,"
                        + "partition,lps,events,cancelledEvents,pendingEvents,remoteEvents,steps,wallSeconds,eventsPerSecond,digest,"
                        + "results,notes,checks,stepLatency,realTime,external,stepTimes,network,"
                        + "checkpoints,recoveries,cores,javaVersion,version";
        assertEquals(expected, String.join(",", names(json(new SampleRun()))));
    }

    @Test
    void shouldListLostWorkers() throws Exception {
        SampleRun run = new SampleRun();
        run.recoveries.add(
                new Recovery(8, 1, "was killed by signal 9", 7, "4s", "3s", Double.NaN, 99, Recovery.ROLLBACK));
        assertEquals(
                "[{\"number\":8,\"worker\":1,\"cause\":\"was killed by signal 9\",\"steps\":7,\"lostAt\":\"4s\",\"wentOnFrom\":\"3s\","
                        + "\"secondsLost\":null,\"eventsReexecuted\":99,\"way\":\"all roll back\"}]",
                json(run).get("recoveries").toString());
    }

    @Test
    void shouldTellWhatTheRunDid() throws Exception {
        JsonNode run = json(new SampleRun());
        assertEquals("phold", run.get("model").asText());
        assertEquals("1024", run.get("parameters").get("lps").asText());
        assertEquals(12_345_678, run.get("events").asLong());
        assertEquals(12_345_678 / 2.5, run.get("eventsPerSecond").asDouble());
        assertEquals("0123456789abcdef", run.get("digest").asText());
        assertFalse(run.get("stopped").asBoolean());
        assertEquals(System.getProperty("java.version"), run.get("javaVersion").asText());
    }

    @Test
    void shouldGiveResultsByNameWithUnitAndNullForWhatIsNoNumber() throws Exception {
        JsonNode results = json(new SampleRun()).get("results");
        assertEquals(
                "{\"value\":12345678,\"unit\":\"events\"}",
                results.get("visits").toString());
        assertEquals(
                "{\"count\":3,\"mean\":0.25,\"standardDeviation\":null,\"unit\":\"s\"}",
                results.get("delay").toString());
    }

    @Test
    void shouldGiveChecks() throws Exception {
        assertEquals(
                "[{\"name\":\"population\",\"passed\":true,\"detail\":\"found 1024 events, expected 1024\"}]",
                json(new SampleRun()).get("checks").toString());
    }

    @Test
    void shouldGiveStepLatencyInMicroseconds() throws Exception {
        JsonNode latency = json(new SampleRun()).get("stepLatency");
        assertEquals("count,p50,p90,p99,p99.9,max,unit", String.join(",", names(latency)));
        assertEquals(100, latency.get("count").asLong());
        assertEquals(10, latency.get("p99").asDouble(), 0.01);
        assertEquals(100, latency.get("max").asDouble(), 0.1);
        assertEquals("us", latency.get("unit").asText());
    }

    @Test
    void shouldGiveNullForTheLatencyOfNoSteps() throws Exception {
        SampleRun run = new SampleRun();
        run.stepLatencyNs.reset();
        JsonNode latency = json(run).get("stepLatency");
        assertEquals(0, latency.get("count").asLong());
        assertTrue(latency.get("p50").isNull(), latency::toString);
    }

    @Test
    void shouldTellWhereTheTimeOfTheStepsWent() throws Exception {
        SampleRun run = new SampleRun();
        List<PartitionTimes.Wait> waits = List.of(
                new PartitionTimes.Wait(0, 1, 2, 2_000_000, 3_000_000),
                new PartitionTimes.Wait(1, -1, 30, 498_000_000, 497_000_000),
                new PartitionTimes.Wait(2, -1, 1, 1_000_000, 0));
        run.partitions.add(new PartitionTimes(
                0, 0, 40, 2_000_000_000, 500_000_000, 501_000_000, 499_000_000, 1_000_000_000, 7, waits));
        JsonNode times = json(run).get("stepTimes");
        assertEquals(0.5, times.get("computing").asDouble());
        assertEquals(0.125, times.get("withoutCore").asDouble());
        assertEquals(0.12525, times.get("imbalance").asDouble());
        assertEquals(0.12475, times.get("exchange").asDouble());
        assertEquals(0.25, times.get("checkpoints").asDouble());
        assertEquals(
                "[{\"worker\":0,\"thread\":0,\"steps\":40,\"computeSeconds\":2.0,\"withoutCoreSeconds\":0.5,"
                        + "\"imbalanceSeconds\":0.501,\"exchangeSeconds\":0.499,\"checkpointSeconds\":1.0,\"ownLastSteps\":7,"
                        + "\"waits\":[{\"worker\":1,\"thread\":null,\"lastSteps\":30,\"imbalanceSeconds\":0.498,"
                        + "\"exchangeSeconds\":0.497}]}]",
                times.get("partitions").toString());
    }

    @Test
    void shouldGiveNullForTheSharesOfNoSteps() throws Exception {
        JsonNode times = json(new SampleRun()).get("stepTimes");
        assertTrue(times.get("computing").isNull(), times::toString);
        assertEquals("[]", times.get("partitions").toString());
    }

    @Test
    void shouldTellWhatTheNetworkDid() throws Exception {
        assertEquals(
                "{\"naksSent\":3,\"retransmitsSent\":2,\"peakWaitingBytes\":65536,\"refused\":{\"wrongToken\":1,\"malformed\":2,"
                        + "\"timedOut\":3,\"evicted\":4,\"datagrams\":5}}",
                json(new SampleRun()).get("network").toString());
    }

    @Test
    void shouldWriteAsciiOnly() {
        String text = JsonText.indented(Map.of("unit", "\u00b5s", "infinite", Double.POSITIVE_INFINITY));
        assertTrue(text.contains("\"\\u00B5s\""), text);
        assertTrue(text.contains("\"infinite\" : null"), text);
        assertTrue(text.endsWith("}\n"), text);
    }
}
