package org.chronogram.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;

/** Links for files to a master that fails as the test says. */
final class FileLinks implements ControlListener {
    final AtomicInteger joined = new AtomicInteger();
    final CountDownLatch ignored = new CountDownLatch(1);
    volatile Predicate<ControlMessage> closeAt = message -> false;
    volatile Predicate<ControlMessage> ignoreAt = message -> false;
    private final ControlListener server;

    FileLinks(ControlListener server) {
        this.server = server;
    }

    @Override
    public void onJoined(ControlLink link) {
        joined.incrementAndGet();
        server.onJoined(link);
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        if (closeAt.test(message)) {
            closeAt = later -> false;
            link.close();
        } else if (ignoreAt.test(message)) {
            ignored.countDown();
        } else {
            server.onMessage(link, message);
        }
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        server.onClosed(link, reason);
    }
}
