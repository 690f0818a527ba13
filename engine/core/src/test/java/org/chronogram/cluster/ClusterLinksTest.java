package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.RunEndpoint;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlRole;
import org.chronogram.messaging.control.Introduction;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.HostMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The links of agents outlive a run, those of its workers do not. */
@Timeout(60)
class ClusterLinksTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RunToken token = RunToken.generate();
    private final Cluster cluster =
            new Cluster(new ClusterOptions(1, Duration.ofSeconds(1), 0, token), "build", SystemNanoClock.INSTANCE);

    /** Notes what happens to the links of one side. */
    private static final class Notes implements ControlListener {
        final LinkedBlockingQueue<String> joined = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<String> closed = new LinkedBlockingQueue<>();

        @Override
        public void onJoined(ControlLink link) {
            joined.add(link.role().toString());
        }

        @Override
        public void onMessage(ControlLink link, ControlMessage message) {}

        @Override
        public void onClosed(ControlLink link, String reason) {
            closed.add(reason);
        }
    }

    private ControlLink connect(RunEndpoint endpoint, ControlRole role, Notes notes) throws Exception {
        return ControlClient.connect(endpoint.address(), token, new Introduction(role, 0, 0), TIMEOUT, notes);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void shouldCloseTheLinksOfWorkersAtTheEndOfTheirRun() throws Exception {
        Notes first = new Notes();
        Notes agent = new Notes();
        Notes worker = new Notes();
        RunEndpoint endpoint = cluster.listen("127.0.0.1", first);
        ControlLink agentLink = connect(endpoint, ControlRole.HOST, agent);
        assertTrue(new HostMessage.Offer("a", "127.0.0.1", 1, false, 1, "build").sendTo(agentLink));
        assertTrue(cluster.hosts().await(known -> known.present().size() == 1, TIMEOUT, () -> false));
        ControlLink unused = connect(endpoint, ControlRole.WORKER, worker);
        assertEquals("WORKER", first.joined.take());
        endpoint.close();
        String unusedReason = worker.closed.take();
        unusedReason = first.closed.take();
        assertEquals(1, cluster.hosts().present().size());

        Notes late = new Notes();
        unused = connect(endpoint, ControlRole.FILES, late);
        assertTrue(late.closed.take().contains("the run of this process has ended"));

        Notes second = new Notes();
        RunEndpoint next = cluster.listen("127.0.0.1", second);
        assertEquals(endpoint.address(), next.address());
        unused = connect(next, ControlRole.WORKER, worker);
        assertEquals("WORKER", second.joined.take());
        assertEquals(0, first.joined.size() + agent.closed.size());
        cluster.hosts().release();
        agentLink.close();
    }
}
