package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker is replaced while unauthenticated connections crowd the port of the master. */
class CrowdedPortSystemTest {
    private static final String PHOLD = "phold --lps 64 --remote 0.5 --end 8000";
    private static final Pattern GOES_ON = Pattern.compile("another takes its place.*, going on from ", Pattern.DOTALL);
    private static final int IDLE = 300;
    private static final int ATTACKING = 100;

    /** Two seconds on a host that has nothing else to do. */
    private static final double JOINED_WITHIN_S = 12;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private static Socket connectTo(InetSocketAddress master) throws IOException {
        return new Socket(master.getAddress(), master.getPort());
    }

    /** Connects again and again as fast as one thread can, until it is interrupted or the master is gone. */
    private static void attack(InetSocketAddress master) {
        List<Socket> held = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                held.add(connectTo(master));
                if (held.size() > ATTACKING) {
                    held.remove(0).close();
                }
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeAll(held);
        }
    }

    private static void closeAll(List<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void shouldReplaceAWorkerWhileStrangersHoldThePort() throws Exception {
        SimProcess run =
                bench.startRun(PHOLD + " --workers 2 --checkpoint-every 200ms").awaitPercent(10);
        InetSocketAddress master = run.awaitMasterAddress();
        List<Socket> idle = new ArrayList<>();
        Thread attacker = new Thread(() -> attack(master), "attacker");
        try {
            for (int i = 0; i < IDLE; i++) {
                idle.add(connectTo(master));
            }
            attacker.start();
            Processes.signal("KILL", run.awaitWorker(1).pid());
            run.awaitProgress(GOES_ON);
            attacker.interrupt();
            SimOutcome outcome = run.await();
            assertEquals(bench.undisturbed(PHOLD), outcome.facts());
            JsonNode recoveries = outcome.json().get("recoveries");
            assertEquals(1, recoveries.size(), recoveries::toString);
            double lostS = recoveries.get(0).get("secondsLost").asDouble();
            assertTrue(lostS > 0 && lostS < JOINED_WITHIN_S, recoveries::toString);
        } finally {
            attacker.interrupt();
            attacker.join();
            closeAll(idle);
        }
    }
}
