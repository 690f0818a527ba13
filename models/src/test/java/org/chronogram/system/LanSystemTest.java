package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs on three hosts of a network, each with a network of its own. */
class LanSystemTest {
    private static final String LONG = "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 40";
    private static final String PACED = " --pause 40";
    private static final int PORT = 7400;
    private static final int HOSTS = 3;

    @RegisterExtension
    private final NetworkHosts network = new NetworkHosts(HOSTS);

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void prepare() throws IOException {
        bench.giveToken().pacedModels();
    }

    private SimProcess startMaster(String arguments, String address) {
        bench.on(network.on(1));
        return bench.startRun(
                arguments + " --messaging inline --bind " + address + " --port " + PORT + " --await-workers " + HOSTS);
    }

    private List<SimProcess> startAgents(String master) {
        List<SimProcess> agents = new ArrayList<>();
        for (int host = 1; host <= HOSTS; host++) {
            bench.on(network.on(host));
            agents.add(bench.startAgent(List.of("--master", master, "--name", "host" + host)));
        }
        return agents;
    }

    @Test
    void shouldGiveTheResultOfTheSequentialEngine() {
        String phold = "phold --lps 64 --remote 0.5 --end 10";
        SimProcess run = startMaster(phold, NetworkHosts.address(1));
        List<SimProcess> agents = startAgents(NetworkHosts.address(1) + ":" + PORT);
        assertEquals(bench.undisturbed(phold), run.await().facts());
        agents.forEach(agent -> assertEquals(0, agent.await().exitCode()));
    }

    @Test
    void shouldUseIpv6() {
        String network = "network --rate 1e8 --end 50ms";
        SimProcess run = startMaster(network, NetworkHosts.address6(1));
        List<SimProcess> agents = startAgents("[" + NetworkHosts.address6(1) + "]:" + PORT);
        assertEquals(bench.undisturbed(network), run.await().facts());
        agents.forEach(agent -> assertEquals(0, agent.await().exitCode()));
    }

    @Test
    void shouldGoOnWithoutAHostThatIsCutOff() {
        SimProcess run = startMaster(LONG + PACED + " --worker-timeout 2s", NetworkHosts.address(1));
        List<SimProcess> agents = startAgents(NetworkHosts.address(1) + ":" + PORT);
        run.awaitPercent(10);
        network.cut(HOSTS);
        SimOutcome outcome = run.await();
        assertEquals(bench.undisturbed(LONG), outcome.facts());
        assertTrue(outcome.err().contains("sim: host host3 (" + NetworkHosts.address(3) + ") is lost"), outcome::err);
        agents.get(HOSTS - 1)
                .await(Duration.ofSeconds(20))
                .failedAfterNotices(1, "the master said nothing for 10 s.*the workers of this host have been ended");
    }

    /** Hosts 2 and 3 do not reach each other, first for 2 s and then for good, but both reach the master all the time. */
    @Test
    void shouldReplaceAWorkerWhoseLinkToAPeerIsBrokenForLong() {
        SimProcess run = startMaster(LONG + PACED + " --worker-timeout 3s", NetworkHosts.address(1));
        List<SimProcess> agents = startAgents(NetworkHosts.address(1) + ":" + PORT);
        run.awaitPercent(10);
        network.cut(HOSTS - 1, HOSTS);
        long mendNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        run.awaitRunning(() -> System.nanoTime() - mendNs >= 0, "the moment to mend the link");
        network.mend(HOSTS - 1, HOSTS);
        run.awaitPercent(20);
        network.cut(HOSTS - 1, HOSTS);
        SimOutcome outcome = run.await();
        assertEquals(bench.undisturbed(LONG), outcome.facts());
        assertTrue(outcome.err().contains("sim: the link between worker 1 "), outcome::err);
        String lost = " is lost: worker 2 there has no link to worker 1";
        assertTrue(outcome.err().contains("sim: host host3 (" + NetworkHosts.address(3) + ")" + lost), outcome::err);
        assertEquals(1, outcome.json().get("recoveries").size(), outcome::err);
        agents.get(HOSTS - 1).await().failedAfterNotices(1, ".*the workers of this host have been ended");
        assertEquals(0, agents.get(HOSTS - 2).await().exitCode());
    }
}
