package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.junit.jupiter.api.Test;

/** What the reports of hosts mean. */
class PathFindingsTest {
    private static final int BUFFER = 2 << 20;

    private final List<AgentHost> hosts = new ArrayList<>();
    private final List<FakeAgentLink> links = new ArrayList<>();
    private final List<List<HostMessage.PathEnd>> ends = new ArrayList<>();

    private void host(String name, String address, int mtu) {
        FakeAgentLink link = new FakeAgentLink();
        AgentHost host = new AgentHost(link, new HostMessage.Offer(name, address, 2, false, 4, "build"), 0);
        host.probesOpen(new HostMessage.ProbesOpen(40_000 + hosts.size(), mtu, BUFFER, BUFFER, "17.0.1", ""));
        links.add(link);
        hosts.add(host);
        ends.add(new ArrayList<>());
    }

    private void threeHosts(int mtu) {
        host("a", "10.0.0.1", mtu);
        host("b", "10.0.0.2", mtu);
        host("c", "10.0.0.3", mtu);
    }

    /** Says what the first has found of the path to the second. */
    private void end(int host, int other, List<Integer> arrived, List<Integer> answered, String failure) {
        ends.get(host).removeIf(end -> end.host() == other);
        ends.get(host).add(new HostMessage.PathEnd(other, arrived, answered, failure));
    }

    private void carriesAll(int length) {
        for (int host = 0; host < hosts.size(); host++) {
            for (int other = 0; other < hosts.size(); other++) {
                if (host != other) {
                    end(host, other, List.of(256, length), List.of(256, length), "");
                }
            }
        }
    }

    /** Nothing of the first arrives at the second. */
    private void close(int from, int to) {
        end(to, from, List.of(), List.of(), "");
        List<Integer> arrived = ends.get(from).stream()
                .filter(end -> end.host() == to)
                .findFirst()
                .orElseThrow()
                .arrived();
        end(from, to, arrived, List.of(), "");
    }

    private PathFindings findings() {
        for (int host = 0; host < hosts.size(); host++) {
            hosts.get(host).reported(new HostMessage.PathReport(ends.get(host)));
        }
        return new PathCheck(hosts).findings();
    }

    private void assertOnlyProblem(String start) {
        List<String> problems = findings().problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith(start), problems::toString);
    }

    @Test
    void shouldAskEachHostAboutAllOthers() {
        threeHosts(9_000);
        new PathCheck(hosts).begin(5);
        List<Integer> lengths = List.of(8_960, 1_408, 1_376, 256);
        assertEquals(
                new HostCommand.ProbePaths(
                        5,
                        1,
                        List.of(
                                new HostCommand.ProbedHost(0, "10.0.0.1", 40_000, lengths),
                                new HostCommand.ProbedHost(2, "10.0.0.3", 40_002, lengths))),
                links.get(1).last());
    }

    @Test
    void shouldUseWhatAllPathsCarry() {
        threeHosts(9_000);
        carriesAll(8_960);
        PathFindings findings = findings();
        assertEquals(List.of(), findings.problems());
        assertEquals(Optional.empty(), findings.shortened());
        assertEquals(8_960, findings.datagramLength());
        assertEquals(
                "a (10.0.0.1) - b (10.0.0.2): both ways ok, datagrams of 8960 bytes",
                findings.lines().get(0));
    }

    @Test
    void shouldUseLessWhereAPathCarriesLessThanTheInterfaces() {
        threeHosts(9_000);
        carriesAll(8_960);
        end(0, 2, List.of(256, 1_376, 1_408), List.of(256, 1_376, 1_408), "");
        assertEquals(List.of(), findings().problems());
        assertEquals(1_408, findings().datagramLength());
        assertEquals(
                "datagrams of 8960 bytes fit the interfaces and do not arrive between a (10.0.0.1) and c (10.0.0.3); a"
                        + " run uses 1408 bytes: correct the MTU of the switches between them, or that of the interfaces",
                findings().shortened().orElseThrow());
    }

    @Test
    void shouldNameTheFirewallThatIsClosedOneWay() {
        threeHosts(1_500);
        carriesAll(1_408);
        close(0, 1);
        close(2, 1);
        assertOnlyProblem("UDP from a (10.0.0.1), c (10.0.0.3) does not arrive at b (10.0.0.2), and the other direction"
                + " is open: open UDP from there, for all ports, in the firewall of b (10.0.0.2)");
        assertEquals(
                "a (10.0.0.1) - b (10.0.0.2): there nothing arrives, back ok",
                findings().lines().get(0));
    }

    @Test
    void shouldNameAllPairsBetweenWhichNothingPasses() {
        threeHosts(1_500);
        assertOnlyProblem("UDP passes in neither direction between a (10.0.0.1) and b (10.0.0.2), a (10.0.0.1) and"
                + " c (10.0.0.3), b (10.0.0.2) and c (10.0.0.3): open UDP between the hosts");
    }

    @Test
    void shouldNameOnlyTheFirstOfManyPairs() {
        IntStream.range(1, 7).forEach(host -> host("h" + host, "10.0.0." + host, 1_500));
        String problem = findings().problems().get(0);
        assertTrue(problem.contains("h1 (10.0.0.1) and h6 (10.0.0.6) and 10 more: open UDP"), problem);
    }

    @Test
    void shouldSayWhyAHostCannotSend() {
        host("a", "10.0.0.1", 1_500);
        host("b", "10.1.0.2", 1_500);
        end(0, 1, List.of(), List.of(), "Network is unreachable");
        end(1, 0, List.of(), List.of(), "");
        assertOnlyProblem("host a (10.0.0.1) cannot send to b (10.1.0.2): Network is unreachable: correct the routes");
    }

    @Test
    void shouldFindThatAnswersAreNotLetIn() {
        host("a", "10.0.0.1", 1_500);
        host("b", "10.0.0.2", 1_500);
        carriesAll(1_408);
        end(0, 1, List.of(256, 1_408), List.of(), "");
        assertOnlyProblem("UDP from a (10.0.0.1) arrives at b (10.0.0.2), and no answer comes back to the port");
    }

    @Test
    void shouldRefuseAPathThatIsTooNarrow() {
        host("a", "10.0.0.1", 1_500);
        host("b", "10.0.0.2", 1_500);
        carriesAll(256);
        assertOnlyProblem(
                "between a (10.0.0.1) and b (10.0.0.2) datagrams of 256 bytes pass, and those of 1376 bytes are"
                        + " lost, which a run needs at least");
    }

    @Test
    void shouldFindTwoHostsOfOneAddress() {
        host("a", "192.168.0.1", 1_500);
        host("b", "192.168.0.1", 1_500);
        assertOnlyProblem("the hosts a (192.168.0.1) and b (192.168.0.1) have one address and do not reach each other");
    }

    @Test
    void shouldLeaveTheLoopbackInterfaceAsItIs() {
        host("a", "127.0.0.1", 65_536);
        host("b", "127.0.0.1", 65_536);
        carriesAll(8_960);
        assertEquals(0, findings().datagramLength());
    }

    @Test
    void shouldTryLengthsThatFitTheInterfaces() {
        assertEquals(List.of(8_960, 1_408, 1_376, 256), DatagramLengths.forMtu(65_536, false));
        assertEquals(List.of(8_928, 1_408, 1_376, 256), DatagramLengths.forMtu(9_000, true));
        assertEquals(List.of(3_872, 1_408, 1_376, 256), DatagramLengths.forMtu(3_900, false));
        assertEquals(List.of(1_408, 1_376, 256), DatagramLengths.forMtu(1_500, false));
        assertEquals(List.of(1_376, 256), DatagramLengths.forMtu(1_420, false));
        assertEquals(List.of(1_376, 256), DatagramLengths.forMtu(1_280, true));
    }

    @Test
    void shouldNameTheLimitsOfTheKernelInOneNotice() {
        threeHosts(1_500);
        assertEquals(Optional.empty(), BufferNotice.of(hosts));
        hosts.get(0).probesOpen(new HostMessage.ProbesOpen(1, 1_500, 212_992, BUFFER, "17", ""));
        hosts.get(2).probesOpen(new HostMessage.ProbesOpen(1, 1_500, 425_984, 212_992, "17", ""));
        assertEquals(
                "the buffers of sockets are small, so the run may be slower: a (10.0.0.1), c (10.0.0.3) grants 212992"
                        + " bytes: 'sysctl -w net.core.rmem_max=2097152' there; c (10.0.0.3) grants 212992 bytes:"
                        + " 'sysctl -w net.core.wmem_max=2097152' there",
                BufferNotice.of(hosts).orElseThrow());
    }

    @Test
    void shouldShowHostsAndPathsInOneTable() {
        host("a", "10.0.0.1", 1_500);
        host("b", "10.0.0.2", 9_000);
        carriesAll(1_408);
        List<String> table = HostCheck.of(hosts, findings(), List.of()).table();
        assertEquals(4, table.size());
        assertTrue(table.get(1).matches("a +10\\.0\\.0\\.1 +2 +4 17\\.0\\.1 +1500 +2097152 +2097152"), table.get(1));
        assertEquals("a (10.0.0.1) - b (10.0.0.2): both ways ok, datagrams of 1408 bytes", table.get(3));
    }
}
