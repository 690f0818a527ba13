package org.chronogram.agent;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.HostMessage;

/** The master's end of a real link to a host agent. */
final class MasterSide implements ControlListener {
    final BlockingQueue<HostMessage> heard = new LinkedBlockingQueue<>();
    final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch joined = new CountDownLatch(1);
    volatile ControlLink link;

    @Override
    public void onJoined(ControlLink newLink) {
        link = newLink;
        joined.countDown();
    }

    @Override
    public void onMessage(ControlLink from, ControlMessage message) {
        heard.add(HostMessage.read(message));
    }

    @Override
    public void onClosed(ControlLink closedLink, String reason) {
        closed.countDown();
    }
}
