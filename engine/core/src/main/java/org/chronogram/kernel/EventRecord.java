package org.chronogram.kernel;

import java.util.HexFormat;
import org.chronogram.model.Event;

/**
 * An event, copied out of the kernel.
 *
 * @param ticks its time.
 * @param target the LP that handles it.
 * @param source the LP that created it.
 * @param sequence number of the event among those of its source.
 * @param type its type.
 * @param payload its payload as hexadecimal digits.
 */
public record EventRecord(long ticks, int target, int source, int sequence, int type, String payload) {
    /**
     * Copies an event that an LP is about to handle.
     *
     * @param lp the LP.
     * @param event the event.
     * @return the copy.
     */
    public static EventRecord of(int lp, Event event) {
        byte[] payload = new byte[event.payloadLength()];
        event.getBytes(0, payload, 0, payload.length);
        return new EventRecord(
                event.time(),
                lp,
                event.source(),
                event.sequence(),
                event.type(),
                HexFormat.of().formatHex(payload));
    }
}
