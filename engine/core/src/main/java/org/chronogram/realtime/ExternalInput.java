package org.chronogram.realtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.chronogram.external.ExternalMessage;
import org.chronogram.external.ExternalMessage.Kind;
import org.chronogram.kernel.OutsideEvent;
import org.chronogram.kernel.SequentialEngine;

/**
 * Takes events from outside into a run, between two of its steps. Each gets a time that the run has not reached, and the next
 * sequence of all events from outside, and is recorded; so the run can be repeated. Not thread safe.
 */
public final class ExternalInput {
    /** So many datagrams are taken at once, so that a flood of them does not hold up the run. */
    private static final int MOST_AT_ONCE = 256;

    private final ExternalSocket socket;
    private final EventRecording recording;
    private final Consumer<String> notices;
    private final Sessions sessions = new Sessions();
    private final ByteBuffer datagram = ByteBuffer.allocate(ExternalMessage.MAX_BYTES + 1);
    private long accepted;
    private long late;
    private long malformed;
    private long unknownLps;

    /**
     * Creates the input of a run.
     *
     * @param socket where events come from.
     * @param recording takes the events that are accepted.
     * @param notices takes lines for the user.
     */
    public ExternalInput(ExternalSocket socket, EventRecording recording, Consumer<String> notices) {
        this.socket = socket;
        this.recording = recording;
        this.notices = notices;
    }

    /**
     * Tells whether events can come at all.
     *
     * @return true when they can.
     */
    public boolean listens() {
        return socket != ExternalSocket.NONE;
    }

    /**
     * Takes what has arrived, between two steps.
     *
     * @param engine takes the events.
     * @param nowTicks simulated time of this moment.
     */
    public void take(SequentialEngine engine, long nowTicks) {
        long earliestTicks = Math.max(engine.reachedTicks(), nowTicks);
        int taken = 0;
        while (taken < MOST_AT_ONCE && receive()) {
            taken++;
            ExternalMessage.read(datagram.flip())
                    .filter(message -> message.kind() != Kind.PUBLISHED)
                    .ifPresentOrElse(message -> accept(message, engine, earliestTicks), () -> malformed++);
        }
        if (taken > 0) {
            recording.flush();
        }
    }

    private boolean receive() {
        try {
            return socket.receive(datagram.clear());
        } catch (IOException e) {
            throw new ExternalFailure("cannot receive events from outside: " + e.getMessage(), e);
        }
    }

    private void accept(ExternalMessage message, SequentialEngine engine, long earliestTicks) {
        if (!sessions.isNew(message.session(), message.sequence())) {
            return;
        }
        Optional<OutsideEvent> event = stamped(message, earliestTicks);
        if (event.isEmpty()) {
            malformed++;
        } else if (engine.insert(event.get())) {
            accepted++;
            recording.add(event.get());
            late += message.kind() == Kind.EVENT_AT && message.ticks() < earliestTicks ? 1 : 0;
        } else if (unknownLps++ == 0) {
            notices.accept("sim: an event from outside was for LP " + Integer.toUnsignedString(message.lp())
                    + ", which does not exist: it was dropped, and others like it will be");
        }
    }

    /** Empty where the time would exceed 2^63 - 1 ticks. */
    private Optional<OutsideEvent> stamped(ExternalMessage message, long earliestTicks) {
        long ticks = message.kind() == Kind.EVENT_AT
                ? Math.max(earliestTicks, message.ticks())
                : earliestTicks + message.ticks();
        return ticks < 0 || ticks == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new OutsideEvent(
                        ticks, recording.nextSequence(), message.lp(), message.type(), message.payload()));
    }

    /**
     * Returns how many events the run has taken.
     *
     * @return the number of events.
     */
    public long accepted() {
        return accepted;
    }

    /**
     * Returns how many of these came after the simulated time for which they were.
     *
     * @return the number of events.
     */
    public long late() {
        return late;
    }

    /**
     * Returns how many datagrams were no message.
     *
     * @return the number of datagrams.
     */
    public long malformed() {
        return malformed;
    }

    /**
     * Returns how many events were for LPs that do not exist.
     *
     * @return the number of events.
     */
    public long unknownLps() {
        return unknownLps;
    }

    /**
     * Returns how many messages came again, or after a later one of their session.
     *
     * @return the number of messages.
     */
    public long repeated() {
        return sessions.repeated();
    }

    /**
     * Returns how many messages are missing in the sequences of their sessions.
     *
     * @return the number of messages.
     */
    public long lost() {
        return sessions.lost();
    }
}
