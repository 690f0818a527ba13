package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Networks on which some datagrams do not pass; each host has a network of its own. */
class PathSystemTest {
    private static final String MODEL = "phold --lps 64 --remote 0.5 --end 10";
    private static final int PORT = 7400;
    private static final int HOSTS = 3;
    private static final int MASTER = 1;
    private static final int FIRST = 2;
    private static final int SECOND = 3;
    private static final int AGENTS = 2;
    private static final int LONG_MTU = 9_000;
    private static final int USUAL_MTU = 1_500;

    @RegisterExtension
    private final NetworkHosts network = new NetworkHosts(HOSTS);

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void setToken() {
        bench.giveToken();
    }

    private static String awaiting() {
        return "--bind " + NetworkHosts.address(MASTER) + " --port " + PORT + " --await-workers " + AGENTS;
    }

    private SimProcess startRun() {
        bench.on(network.on(MASTER));
        return bench.startRun(MODEL + " --messaging inline " + awaiting());
    }

    private SimProcess startCheck() {
        bench.on(network.on(MASTER));
        return bench.startCheck(awaiting());
    }

    /** Starts an agent on two hosts, with the name that all virtual machines of one image have. */
    private List<SimProcess> startAgents() {
        return List.of(startAgent(FIRST), startAgent(SECOND));
    }

    private SimProcess startAgent(int host) {
        bench.on(network.on(host));
        return bench.startAgent(List.of("--master", NetworkHosts.address(MASTER) + ":" + PORT, "--name", "vm"));
    }

    private void useLongPackets() {
        network.setMtu(FIRST, LONG_MTU);
        network.setMtu(SECOND, LONG_MTU);
    }

    @Test
    void shouldRunWithLongDatagramsWhereThePathCarriesThem() {
        useLongPackets();
        SimProcess run = startRun();
        List<SimProcess> agents = startAgents();
        SimOutcome outcome = run.await();
        assertEquals(bench.undisturbed(MODEL), outcome.facts());
        assertFalse(outcome.err().contains("datagrams of"), outcome::err);
        agents.forEach(agent -> assertEquals(0, agent.await().exitCode()));
    }

    @Test
    void shouldShowThatAPathCarriesLessThanItsInterfaces() {
        useLongPackets();
        network.setMtuOfCable(SECOND, USUAL_MTU);
        SimProcess check = startCheck();
        List<SimProcess> agents = startAgents();
        SimOutcome outcome = check.await().succeeded();
        assertTrue(
                outcome.out().contains("vm (10.97.0.2) - vm (10.97.0.3): both ways ok, datagrams of 1408 bytes"),
                outcome::toString);
        assertTrue(
                outcome.err()
                        .contains("sim: datagrams of 8960 bytes fit the interfaces and do not arrive between"
                                + " vm (10.97.0.2) and vm (10.97.0.3); a run uses 1408 bytes"),
                outcome::err);
        agents.forEach(agent -> assertEquals(0, agent.await().exitCode()));
    }

    @Test
    void shouldRefuseToStartWhereUdpPassesOneWayOnly() {
        network.dropFrom(SECOND, FIRST);
        SimProcess run = startRun();
        List<SimProcess> agents = startAgents();
        run.await()
                .failedAfterNotices(
                        2,
                        "UDP from vm \\(10.97.0.3\\) does not arrive at vm \\(10.97.0.2\\), and the other direction is"
                                + " open: open UDP from there, for all ports, in the firewall of vm \\(10.97.0.2\\)");
        agents.forEach(agent -> assertEquals(0, agent.await().exitCode()));
    }
}
