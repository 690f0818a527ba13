package org.chronogram.messaging.control;

import org.chronogram.text.OneLine;

/** Version, limits and reserved names that both sides of a control link must agree on. */
public final class ControlProtocol {
    /** Version of frames and handshake: a side refuses a peer of any other version. */
    public static final int VERSION = 5;

    static final int MAX_FRAME_BYTES = 64 << 20;
    static final int MAX_HANDSHAKE_FRAME_BYTES = 4 << 10;
    static final String REFUSED = "refused";

    private static final int MAX_REASON_CHARS = 500;

    private ControlProtocol() {}

    /** Makes a reason for a message: one short line without control characters. */
    static String reason(String text) {
        return OneLine.of(String.valueOf(text), MAX_REASON_CHARS);
    }

    /**
     * Body of the last frame of a side that breaks off.
     *
     * @param reason the fault, in one line.
     */
    record Refused(String reason) {
        Refused {
            reason = ControlProtocol.reason(reason);
        }
    }
}
