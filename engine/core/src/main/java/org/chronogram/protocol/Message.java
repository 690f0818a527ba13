package org.chronogram.protocol;

import org.chronogram.messaging.control.ControlLink;

/** A message of one side of a control link: a record, which the other side finds by its simple name. */
public interface Message {
    /**
     * Sends this message to the other side.
     *
     * @param link link to the other side.
     * @return whether it was queued; false when the link is closed.
     */
    default boolean sendTo(ControlLink link) {
        return link.send(getClass().getSimpleName(), this);
    }
}
