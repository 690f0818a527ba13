package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.host.ProcessState;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.LocalPaths;
import org.junit.jupiter.api.Test;

class AgentHostsTest {
    private static final long LIMIT_NS = 100;

    private final CachedNanoClock clock = new CachedNanoClock();
    private final AgentHosts hosts = new AgentHosts("build", clock);

    private FakeAgentLink join(String name, int slots, boolean spare) {
        FakeAgentLink link = new FakeAgentLink();
        hosts.receive(link, new HostMessage.Offer(name, "192.0.2.1", slots, spare, 4, "build"));
        hosts.receive(link, new HostMessage.Prepared("/shared", false, LocalPaths.AS_SPECIFIED));
        return link;
    }

    private List<String> names() {
        return hosts.present().stream().map(host -> host.offer().name()).toList();
    }

    private String choice() {
        return hosts.choose(LIMIT_NS).orElseThrow().offer().name();
    }

    private AgentHost host(String name) {
        return hosts.present().stream()
                .filter(host -> host.offer().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldListSpareHostsLastAndTheOthersByName() {
        join("c", 1, false);
        join("a", 1, true);
        join("b", 1, false);
        assertEquals(List.of("b", "c", "a"), names());
    }

    @Test
    void shouldRefuseASecondHostOfTheSameNameAndAddress() {
        join("a", 1, false);
        FakeAgentLink second = new FakeAgentLink();
        hosts.receive(second, new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, "build"));
        assertEquals(
                new HostCommand.Refuse("a host named a has joined already, with the same address 192.0.2.1: give each"
                        + " host another --name"),
                second.last());
        assertTrue(second.closed);
        assertEquals(1, hosts.present().size());
    }

    @Test
    void shouldTellHostsOfOneNameApartByTheirAddresses() {
        join("vm", 1, false);
        hosts.receive(new FakeAgentLink(), new HostMessage.Offer("vm", "192.0.2.2", 1, false, 4, "build"));
        assertEquals(
                List.of("vm (192.0.2.1)", "vm (192.0.2.2)"),
                hosts.present().stream().map(AgentHost::name).toList());
    }

    @Test
    void shouldRefuseOtherBuildsAndNameBoth() {
        FakeAgentLink link = new FakeAgentLink();
        hosts.receive(link, new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, "older"));
        String reason = "it runs older, the master build: copy the same distribution to all hosts";
        assertEquals(reason, host("a").refusal());
        assertEquals(new HostCommand.Refuse(reason), link.last());
    }

    @Test
    void shouldRefuseMessagesBeforeTheOffer() {
        assertThrows(
                IllegalStateException.class,
                () -> hosts.receive(new FakeAgentLink(), new HostMessage.Alive(List.of())));
    }

    @Test
    void shouldFillSlotsInOrderThenSpareHostsThenTheLeastCrowded() {
        join("a", 2, false);
        join("b", 1, false);
        join("c", 1, true);
        List<String> chosen = new ArrayList<>();
        for (int worker = 0; worker < 7; worker++) {
            chosen.add(choice());
            host(choice()).workers().add(worker);
        }
        assertEquals(List.of("a", "a", "b", "c", "a", "b", "c"), chosen);
    }

    @Test
    void shouldChooseNoHostThatIsNotPrepared() {
        hosts.receive(new FakeAgentLink(), new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, "build"));
        assertTrue(hosts.choose(LIMIT_NS).isEmpty());
        join("b", 1, false);
        assertEquals("b", choice());
    }

    @Test
    void shouldBeReadyForAnotherRunWhenTheLastHasEnded() {
        FakeAgentLink link = join("a", 1, false);
        host("a").workers().add(0);
        hosts.receive(link, new HostMessage.Alive(List.of(new HostMessage.WorkerState(0, "STOPPED", 7))));
        hosts.endRun(true);
        assertEquals(new HostCommand.EndRun(true), link.last());
        assertTrue(host("a").isEnding());
        hosts.receive(link, new HostMessage.RunEnded());
        assertFalse(host("a").isEnding());
        assertFalse(host("a").isPrepared());
        assertEquals(1, host("a").freeSlots());
        assertEquals(ProcessState.NOT_KNOWN, host("a").state(0));
    }

    @Test
    void shouldBePatientWithAHostThatEndsARun() {
        FakeAgentLink link = join("a", 1, false);
        hosts.endRun(false);
        clock.update(LIMIT_NS + 1);
        assertEquals(List.of(), hosts.silent(LIMIT_NS));
        hosts.receive(link, new HostMessage.RunEnded());
        clock.update(2 * LIMIT_NS + 2);
        assertEquals(List.of(host("a")), hosts.silent(LIMIT_NS));
    }

    @Test
    void shouldForgetLostHosts() {
        FakeAgentLink link = join("a", 1, false);
        join("b", 1, false);
        hosts.closed(link, "reset");
        assertEquals(
                List.of("its agent closed the link: reset"),
                hosts.forgetLost().stream().map(AgentHost::refusal).toList());
        assertEquals(List.of(), hosts.lost());
        assertEquals(List.of("b"), names());
        join("a", 1, false);
        assertEquals(List.of("a", "b"), names());
    }

    @Test
    void shouldPreferHostsThatWereHeardLately() {
        join("a", 1, false);
        clock.update(LIMIT_NS + 1);
        join("b", 1, false);
        host("b").workers().add(0);
        assertEquals("b", choice());
        assertEquals(List.of(host("a")), hosts.silent(LIMIT_NS));
    }

    @Test
    void shouldReportTheWorkersOfALostHostOnce() {
        FakeAgentLink link = join("a", 2, false);
        host("a").workers().add(3);
        List<Integer> lost = new ArrayList<>();
        hosts.deliverTo(new HostEvents() {
            @Override
            public void onHostLost(AgentHost host, List<Integer> workers, String reason) {
                lost.addAll(workers);
            }
        });
        hosts.closed(link, "reset");
        hosts.closed(link, "reset");
        assertEquals(List.of(3), lost);
        assertEquals(List.of(), hosts.present());
        assertTrue(hosts.choose(LIMIT_NS).isEmpty());
    }

    @Test
    void shouldTakeTheEndOfALinkAfterTheReleaseForNoLoss() {
        FakeAgentLink link = join("a", 1, false);
        hosts.deliverTo(new HostEvents() {
            @Override
            public void onHostLost(AgentHost host, List<Integer> workers, String reason) {
                throw new AssertionError(reason);
            }
        });
        hosts.release();
        assertEquals(new HostCommand.Release(), link.last());
        hosts.closed(link, "closed by the other side");
        assertEquals(List.of(), hosts.present());
    }

    @Test
    void shouldKeepTheStatesOfProcesses() {
        FakeAgentLink link = join("a", 1, false);
        assertEquals(ProcessState.Condition.UNKNOWN, host("a").state(0).condition());
        hosts.receive(link, new HostMessage.Alive(List.of(new HostMessage.WorkerState(0, "STOPPED", 7))));
        assertEquals(
                new ProcessState(ProcessState.Condition.STOPPED, 7), host("a").state(0));
    }

    @Test
    void shouldEndTheWaitWhenTheConditionHoldsOrTheRunIsToStop() {
        join("a", 1, false);
        Duration hour = Duration.ofHours(1);
        assertTrue(hosts.await(known -> known.present().size() == 1, hour, () -> false));
        assertFalse(hosts.await(known -> known.present().size() == 2, hour, () -> true));
        assertFalse(hosts.await(known -> known.present().size() == 2, Duration.ZERO, () -> false));
    }
}
