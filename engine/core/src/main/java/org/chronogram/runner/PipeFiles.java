package org.chronogram.runner;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.protocol.FileSource;
import org.chronogram.protocol.MessagePipe;

/** Files of the host of the sweep, over the pipe of a runner. Used by one thread, but for {@link #close}. */
final class PipeFiles implements FileSource {
    private static final long REPLY_TIMEOUT_S = 120;
    private static final FileReply CLOSED = new FileReply.Refused("the runner is ending");

    private final MessagePipe pipe;
    private final LinkedBlockingQueue<FileReply> replies = new LinkedBlockingQueue<>();

    PipeFiles(MessagePipe pipe) {
        this.pipe = pipe;
    }

    /** Takes a reply that has come. */
    void onReply(FileReply reply) {
        replies.add(reply);
    }

    @Override
    public FileReply ask(FileRequest request) throws IOException {
        pipe.send(request);
        try {
            FileReply reply = replies.poll(REPLY_TIMEOUT_S, TimeUnit.SECONDS);
            if (reply == null) {
                throw new IOException("the host of the sweep has not answered within " + REPLY_TIMEOUT_S + " s");
            }
            if (reply instanceof FileReply.Refused refused) {
                throw new IOException("the host of the sweep: " + refused.reason());
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The pipe stays open: it carries other messages too. */
    @Override
    public void close() {
        replies.add(CLOSED);
    }
}
