package org.chronogram.realtime;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chronogram.external.ExternalMessage;
import org.chronogram.external.ExternalMessage.Kind;
import org.chronogram.kernel.PublicationSink;

/**
 * Sends what LPs publish, after each step, in the order of (time, LP, position), which is the same in each repetition of the
 * run. Not thread safe.
 */
public final class ExternalOutput implements PublicationSink {
    private static final int MOST = 0xFFFF;

    private record Publication(long ticks, int lp, int type, byte[] payload) {}

    private final ExternalSocket socket;
    private final int session = new SecureRandom().nextInt();
    private final List<Publication> waiting = new ArrayList<>();
    private int sequence;
    private long published;
    private long unsent;

    /**
     * Creates the output of a run.
     *
     * @param socket where it goes.
     */
    public ExternalOutput(ExternalSocket socket) {
        this.socket = socket;
    }

    /**
     * Tells whether anything is sent at all.
     *
     * @return true when it is.
     */
    public boolean publishes() {
        return socket != ExternalSocket.NONE;
    }

    @Override
    public void onPublished(long ticks, int lp, int type, byte[] payload) {
        waiting.add(new Publication(ticks, lp, type, payload));
    }

    /** Sends what was published since the last call, at the end of a step. */
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        // The sort is stable, and an LP handles its events in order.
        waiting.sort(Comparator.comparingLong(Publication::ticks).thenComparingInt(Publication::lp));
        Publication before = waiting.get(0);
        int position = 0;
        for (Publication publication : waiting) {
            position = publication.ticks() == before.ticks() && publication.lp() == before.lp() ? position : 0;
            send(publication, Math.min(MOST, position++));
            before = publication;
        }
        waiting.clear();
    }

    private void send(Publication publication, int position) {
        ExternalMessage message = new ExternalMessage(
                Kind.PUBLISHED,
                session,
                sequence++,
                publication.lp(),
                publication.type(),
                publication.ticks(),
                position,
                publication.payload());
        try {
            socket.send(message.toBytes());
            published++;
        } catch (IOException e) {
            // The run does not depend on who listens; the summary has the number.
            unsent++;
        }
    }

    /**
     * Returns how many messages were sent.
     *
     * @return the number of messages; whether they have arrived is not known.
     */
    public long published() {
        return published;
    }

    /**
     * Returns how many messages this host could not send.
     *
     * @return the number of messages.
     */
    public long unsent() {
        return unsent;
    }
}
