package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ControlLinkTest extends ControlTestBase {
    private record Numbered(int thread, int number) {}

    private record Bulk(String text) {}

    private static final String MEBIBYTE = "x".repeat(1 << 20);

    @Test
    void shouldCarryMessagesBothWaysAndTellWhoJoined() throws Exception {
        RecordingListener worker = new RecordingListener();
        ControlLink atMaster = join(7, worker);
        assertEquals(7, atMaster.peer());
        assertEquals(3, atMaster.epoch());
        assertEquals(ProcessHandle.current().pid(), atMaster.pid());
        assertEquals("127.0.0.1", atMaster.remoteAddress());
        assertEquals(-1, client(0).pid());
        assertTrue(atMaster.send("start", new Progress(1, "go")));
        assertTrue(client(0).send("progress", new Progress(2, "done")));
        ControlMessage start = worker.awaitMessage();
        assertEquals("start", start.type());
        assertEquals(new Progress(1, "go"), start.body(Progress.class));
        assertEquals(new Progress(2, "done"), master.awaitMessage().body(Progress.class));
    }

    @Test
    void shouldKeepTheOrderOfEachOfSeveralSendingThreads() throws Exception {
        ControlLink atMaster = join(0, new RecordingListener());
        int threads = 4;
        int messages = 5_000;
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            senders.add(new Thread(() -> {
                for (int number = 0; number < messages; number++) {
                    assertTrue(client(0).send("numbered", new Numbered(thread, number)));
                }
            }));
        }
        senders.forEach(Thread::start);
        int[] next = new int[threads];
        for (int i = 0; i < threads * messages; i++) {
            Numbered numbered = master.awaitMessage().body(Numbered.class);
            assertEquals(next[numbered.thread]++, numbered.number);
        }
        assertTrue(atMaster.isOpen());
    }

    @Test
    void shouldFlushBeforeClosingAndBeSeenAtOnceByTheOtherSide() throws Exception {
        RecordingListener worker = new RecordingListener();
        ControlLink atMaster = join(0, worker);
        int messages = 40;
        for (int i = 0; i < messages; i++) {
            assertTrue(client(0).send("bulk", new Bulk(MEBIBYTE)));
        }
        client(0).close();
        for (int i = 0; i < messages; i++) {
            assertEquals(MEBIBYTE, master.awaitMessage().body(Bulk.class).text());
        }
        assertEquals("closed by the other side", master.awaitClosed());
        assertEquals("closed on this side", worker.awaitClosed());
        assertFalse(atMaster.isOpen());
        assertFalse(atMaster.send("late", new Progress(0, "")));
        assertFalse(client(0).send("late", new Progress(0, "")));
    }

    @Test
    void shouldReportTheEndOnlyOnce() throws Exception {
        RecordingListener worker = new RecordingListener();
        ControlLink atMaster = join(0, worker);
        client(0).close();
        atMaster.close();
        client(0).close();
        server.close();
        master.awaitClosed();
        worker.awaitClosed();
        assertTrue(master.isEmpty());
        assertTrue(worker.isEmpty());
    }

    @Test
    void shouldCloseAllLinksWithTheServer() throws Exception {
        List<RecordingListener> workers = List.of(new RecordingListener(), new RecordingListener());
        ControlLink first = join(0, workers.get(0));
        join(1, workers.get(1));
        assertTrue(first.send("abort", new Progress(0, "last words")));
        server.close();
        assertEquals(
                "last words", workers.get(0).awaitMessage().body(Progress.class).note());
        assertEquals("closed by the other side", workers.get(0).awaitClosed());
        assertEquals("closed by the other side", workers.get(1).awaitClosed());
        assertEquals("closed on this side", master.awaitClosed());
        assertEquals("closed on this side", master.awaitClosed());
        assertThrows(java.io.IOException.class, () -> connect(2, new RecordingListener()));
    }

    @Test
    void shouldLetAListenerCloseItsOwnLink() throws Exception {
        RecordingListener worker = new RecordingListener() {
            @Override
            public void onMessage(ControlLink link, ControlMessage message) {
                assertTrue(link.send("bye", new Progress(9, "bye")));
                link.close();
            }
        };
        ControlLink atMaster = join(0, worker);
        atMaster.send("start", new Progress(0, ""));
        assertEquals("bye", master.awaitMessage().type());
        assertEquals("closed by the other side", master.awaitClosed());
        assertEquals("closed on this side", worker.awaitClosed());
    }

    @Test
    void shouldCloseWithTheReasonWhenAListenerFails() throws Exception {
        RecordingListener worker = new RecordingListener() {
            @Override
            public void onMessage(ControlLink link, ControlMessage message) {
                throw new IllegalStateException("no such\nroster");
            }
        };
        ControlLink atMaster = join(0, worker);
        atMaster.send("roster", new Progress(0, ""));
        String reason = "message handling failed: no such roster";
        assertEquals(reason, worker.awaitClosed());
        assertEquals("refused by the other side: " + reason, master.awaitClosed());
    }

    @Test
    void shouldCloseWithTypeAndFieldWhenABodyIsMalformed() throws Exception {
        RecordingListener worker = new RecordingListener() {
            @Override
            public void onMessage(ControlLink link, ControlMessage message) {
                message.body(Numbered.class);
            }
        };
        ControlLink atMaster = join(0, worker);
        atMaster.send("numbered", new Progress(0, ""));
        String reason = worker.awaitClosed();
        assertTrue(reason.startsWith("message type=numbered field=thread: "), reason);
        assertEquals("refused by the other side: " + reason, master.awaitClosed());
    }

    @Test
    void shouldLoseOnlyTheLinkOfAPeerThatDoesNotRead() throws Exception {
        RecordingListener worker = new RecordingListener();
        ControlLink healthy = join(1, worker);
        try (RawPeer stopped = RawPeer.connectTo(server.address()).join(token, 0)) {
            ControlLink toStopped = master.awaitJoined();
            int sent = 0;
            while (toStopped.send("bulk", new Bulk(MEBIBYTE))) {
                sent++;
            }
            assertTrue(sent >= 64, "sent=" + sent);
            String reason = master.awaitClosed();
            assertTrue(reason.startsWith("outgoing queue holds "), reason);
            assertTrue(reason.contains("max 67108864: the other side does not read"), reason);
            stopped.awaitEnd();
        }
        assertTrue(healthy.send("start", new Progress(4, "")));
        assertEquals(4, worker.awaitMessage().body(Progress.class).events());
    }

    @Test
    void shouldCloseInBoundedTimeWhenThePeerNeverHangsUp() throws Exception {
        try (RawPeer stopped = RawPeer.connectTo(server.address()).join(token, 0)) {
            ControlLink link = master.awaitJoined();
            Thread.currentThread().interrupt();
            link.close();
            assertTrue(Thread.interrupted(), "the interrupt was lost");
            assertEquals("closed on this side", master.awaitClosed());
            stopped.awaitEnd();
        }
    }

    @Test
    void shouldNotHoldUpOtherLinksWhileAListenerIsBusy() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        RecordingListener busy = new RecordingListener() {
            @Override
            public void onJoined(ControlLink link) {
                super.onJoined(link);
                awaitRelease(link);
            }

            private void awaitRelease(ControlLink link) {
                try {
                    assertTrue(link.peer() != 0 || release.await(LIMIT_S, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        try (ControlServer other = ControlServer.open(RawPeer.loopback(), token, busy)) {
            ControlLink slow = ControlClient.connect(other.address(), token, 0, 0, TIMEOUT, new RecordingListener());
            busy.awaitJoined();
            ControlLink quick = ControlClient.connect(other.address(), token, 1, 0, TIMEOUT, new RecordingListener());
            busy.awaitJoined();
            assertTrue(slow.send("slow", new Progress(0, "")));
            assertTrue(quick.send("quick", new Progress(0, "")));
            assertEquals("quick", busy.awaitMessage().type());
            release.countDown();
            assertEquals("slow", busy.awaitMessage().type());
        }
    }

    @Test
    void shouldRefuseToSendTheTypeOfTheProtocol() throws Exception {
        ControlLink atMaster = join(0, new RecordingListener());
        Progress body = new Progress(0, "");
        assertThrows(IllegalArgumentException.class, () -> atMaster.send("refused", body));
        assertTrue(atMaster.isOpen());
    }
}
