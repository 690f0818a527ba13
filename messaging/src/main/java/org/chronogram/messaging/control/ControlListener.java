package org.chronogram.messaging.control;

/**
 * What happens on control links. The calls for one link come one after the other on the reader thread of that link:
 * {@link #onJoined} first, {@link #onClosed} last; the calls for different links come at the same time, so a listener of
 * several links is thread-safe. A call that takes long holds up the messages of its own link
 * and the news of its end, but no other link.
 */
public interface ControlListener {
    /**
     * The other side has proven that it holds the run token. Nothing is checked beyond that: whether its worker index is
     * expected, or taken already, is for the listener to judge. An exception closes the link.
     *
     * @param link the new link, open for sending. On the client side it may come before {@link ControlClient#connect}
     *     has returned.
     */
    void onJoined(ControlLink link);

    /**
     * A message has come in. An exception closes the link; its text becomes the reason and is told to the other side.
     *
     * @param link the link it came over.
     * @param message the message, valid for as long as it is kept.
     */
    void onMessage(ControlLink link, ControlMessage message);

    /**
     * The link has closed, by whichever side: exactly once for each link that joined, and no call for it follows.
     *
     * @param link the closed link; sending on it returns {@code false}.
     * @param reason why it closed, in one line.
     */
    void onClosed(ControlLink link, String reason);
}
