package org.chronogram.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlRole;

/** Gives the links of host agents to one listener, and all others to the run that is under way. Thread safe. */
final class ClusterLinks implements ControlListener {
    private final ControlListener agents;
    private final Map<ControlLink, ControlListener> owners = new ConcurrentHashMap<>();
    private volatile Optional<ControlListener> run = Optional.empty();

    ClusterLinks(ControlListener agents) {
        this.agents = agents;
    }

    void begin(ControlListener links) {
        run = Optional.of(links);
    }

    /** From now on nothing joins but agents; links that have joined stay with their run. */
    void end() {
        run = Optional.empty();
    }

    @Override
    public void onJoined(ControlLink link) {
        ControlListener owner = link.role() == ControlRole.HOST
                ? agents
                : run.orElseThrow(() -> new IllegalStateException("the run of this process has ended"));
        owners.put(link, owner);
        owner.onJoined(link);
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        owners.get(link).onMessage(link, message);
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        ControlListener owner = owners.remove(link);
        if (owner != null) {
            owner.onClosed(link, reason);
        }
    }
}
