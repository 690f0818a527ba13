package org.chronogram.messaging.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a client of the master's control server is there for. */
public enum ControlRole {
    /** A worker of the run. */
    WORKER,
    /** An agent that starts workers on its host. */
    HOST,
    /** A connection that carries files. */
    FILES;

    /** The name of the role in the handshake: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the role of a name of the handshake.
     *
     * @throws ControlException if there is none, be it that the name is null.
     */
    static ControlRole of(String wireName) {
        for (ControlRole role : values()) {
            if (role.wireName().equals(wireName)) {
                return role;
            }
        }
        throw new ControlException("role=" + ControlProtocol.reason(wireName) + ", expected one of "
                + Arrays.stream(values()).map(ControlRole::wireName).collect(Collectors.joining(", "))
                + ": run the same version of Chronogram on all hosts");
    }
}
