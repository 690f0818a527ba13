package org.chronogram.messaging.control;

/**
 * Takes the events of control links. The calls for one link come one after the other on the reader thread of that link:
 * {@link #onJoined} first, {@link #onClosed} last; the calls for different links come at the same time, so a listener of
 * several links is thread-safe. A call that takes long delays the messages of its own link
 * and {@link #onClosed}, but no other link.
 */
public interface ControlListener {
    /**
     * The other side has proven that it holds the run token. Nothing else is checked: the listener decides whether its
     * worker index is expected, or taken already. An exception closes the link.
     *
     * @param link the new link, open for sending. On the client side it may come before {@link ControlClient#connect}
     *     has returned.
     */
    void onJoined(ControlLink link);

    /**
     * A message has arrived. An exception closes the link; its text is the reason and is sent to the other side.
     *
     * @param link the link it came over.
     * @param message the message, valid for as long as it is kept.
     */
    void onMessage(ControlLink link, ControlMessage message);

    /**
     * Either side has closed the link. Called exactly once for each link that joined, as the last call for it.
     *
     * @param link the closed link; sending on it returns {@code false}.
     * @param reason why it closed, in one line.
     */
    void onClosed(ControlLink link, String reason);
}
