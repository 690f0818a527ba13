package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingHandshakesTest {
    private static final int SLOTS = 4;

    private final List<Socket> clients = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private ServerSocket serverSocket;
    private long nowNs;
    private final PendingHandshakes pending = new PendingHandshakes(SLOTS, () -> nowNs);

    @BeforeEach
    void listen() throws IOException {
        serverSocket = new ServerSocket(0, 64, RawPeer.loopback());
    }

    @AfterEach
    void closeAll() throws IOException {
        serverSocket.close();
        for (Socket client : clients) {
            client.close();
        }
        connections.forEach(Connection::close);
    }

    private Connection admit(String address) throws IOException {
        clients.add(new Socket(RawPeer.loopback(), serverSocket.getLocalPort(), InetAddress.getByName(address), 0));
        Connection connection = new Connection(serverSocket.accept());
        connections.add(connection);
        assertTrue(pending.admit(connection));
        return connection;
    }

    private List<Connection> admit(String address, int count) throws IOException {
        List<Connection> admitted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            admitted.add(admit(address));
        }
        return admitted;
    }

    private long staying(List<Connection> some) {
        return some.stream().filter(pending::remove).count();
    }

    @Test
    void shouldEvictNoneWhileThereAreSlots() throws IOException {
        assertEquals(SLOTS, staying(admit("127.0.0.1", SLOTS)));
    }

    @Test
    void shouldEvictOneForEachNewcomer() throws IOException {
        List<Connection> all = admit("127.0.0.1", SLOTS + 3);
        assertTrue(pending.remove(all.get(SLOTS + 2)), "the last newcomer is in");
        assertEquals(SLOTS - 1, staying(all));
    }

    @Test
    void shouldEvictOldConnectionsBeforeNewOnes() throws IOException {
        List<Connection> idle = admit("127.0.0.1", SLOTS - 1);
        nowNs += PendingHandshakes.ORDINARY_HANDSHAKE_NS;
        Connection worker = admit("127.0.0.1");
        Connection newcomer = admit("127.0.0.1");
        Connection another = admit("127.0.0.1");
        assertEquals(3, staying(List.of(worker, newcomer, another)));
        assertEquals(1, staying(idle));
    }

    @Test
    void shouldEvictConnectionsOfTheAddressWithTheMost() throws IOException {
        Connection worker = admit("127.0.0.3");
        nowNs += PendingHandshakes.ORDINARY_HANDSHAKE_NS;
        List<Connection> crowd = admit("127.0.0.2", 100);
        assertTrue(pending.remove(worker));
        assertEquals(SLOTS / 2, staying(crowd));
    }

    /** An attacker that can predict the next eviction could have every worker evicted. */
    @Test
    void shouldEvictAtRandomAmongEqualConnections() throws IOException {
        boolean[] evicted = new boolean[SLOTS];
        for (int round = 0; round < 200; round++) {
            List<Connection> all = admit("127.0.0.1", SLOTS + 1);
            for (int i = 0; i < SLOTS; i++) {
                evicted[i] |= !pending.remove(all.get(i));
            }
            pending.remove(all.get(SLOTS));
        }
        for (int i = 0; i < SLOTS; i++) {
            assertTrue(evicted[i], "connection " + i + " was never evicted");
        }
    }

    @Test
    void shouldNotEvictAuthenticatedConnections() throws IOException {
        List<Connection> proven = admit("127.0.0.1", SLOTS);
        assertEquals(SLOTS, staying(proven));
        List<Connection> crowd = admit("127.0.0.1", 3 * SLOTS);
        assertEquals(SLOTS, staying(crowd));
        assertTrue(clients.subList(0, SLOTS).stream().noneMatch(PendingHandshakesTest::isHungUp));
    }

    private static boolean isHungUp(Socket client) {
        try {
            client.setSoTimeout(1);
            return client.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void shouldAdmitNoneOnceAllWereClosed() throws IOException {
        List<Connection> before = admit("127.0.0.1", 2);
        pending.closeAll();
        assertEquals(0, staying(before));
        clients.add(new Socket(RawPeer.loopback(), serverSocket.getLocalPort()));
        assertFalse(pending.admit(new Connection(serverSocket.accept())));
        pending.evictOne();
    }

    @Test
    void shouldLeaveHalfOfTheSlotsToOtherAddresses() throws IOException {
        List<Connection> other = admit("127.0.0.3", 1);
        List<Connection> crowd = admit("127.0.0.2", 3 * SLOTS);
        assertEquals(SLOTS / 2, staying(crowd));
        assertEquals(1, staying(other));
        assertEquals(3 * SLOTS - SLOTS / 2, pending.evicted());
    }

    @Test
    void shouldLetTheOnlyAddressHaveAllSlotsUntilAnotherNeedsOne() throws IOException {
        List<Connection> alone = admit("127.0.0.2", SLOTS);
        assertEquals(0, pending.evicted());
        List<Connection> others = admit("127.0.0.3", 2);
        assertEquals(2, pending.evicted());
        Connection beyond = admit("127.0.0.2");
        assertEquals(2, staying(others));
        assertTrue(pending.remove(beyond));
        assertEquals(1, staying(alone));
    }

    /** One that a stranger from many addresses could rely on would be bad for the workers. */
    @Test
    void shouldEvictAtRandomAmongAddressesWithEqualNumbers() throws IOException {
        boolean[] evicted = new boolean[SLOTS];
        for (int round = 0; round < 200; round++) {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i <= SLOTS; i++) {
                all.add(admit("127.0.0." + (2 + i)));
            }
            for (int i = 0; i < SLOTS; i++) {
                evicted[i] |= !pending.remove(all.get(i));
            }
            pending.remove(all.get(SLOTS));
        }
        for (int i = 0; i < SLOTS; i++) {
            assertTrue(evicted[i], "the connection of address " + i + " was never evicted");
        }
    }

    @Test
    void shouldEvictRefusedConnectionsFirstAndNotCountThemAgain() throws IOException {
        List<Connection> refused = admit("127.0.0.1", 2);
        List<Connection> rest = admit("127.0.0.1", SLOTS - 2);
        refused.forEach(connection -> assertTrue(pending.markRefused(connection)));
        List<Connection> newcomers = admit("127.0.0.1", 2);
        assertEquals(0, pending.evicted());
        assertEquals(SLOTS - 2, staying(rest));
        assertEquals(2, staying(newcomers));
        refused.forEach(connection -> assertFalse(pending.markRefused(connection)));
    }
}
