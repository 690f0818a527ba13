package org.chronogram.realtime;

import java.util.LinkedHashMap;
import java.util.Map;

/** The sequence that each sender has reached. Senders that were silent for longest are forgotten. Not thread safe. */
final class Sessions {
    private static final int MOST_SESSIONS = 1024;

    private final Map<Integer, Integer> lastSequences = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    private long repeated;
    private long lost;

    /** Takes a message; returns false when it has come before, or a later one of its session has. */
    boolean isNew(int session, int sequence) {
        Integer last = lastSequences.get(session);
        if (last != null && sequence - last <= 0) {
            repeated++;
            return false;
        }
        lost += last == null ? 0 : sequence - last - 1;
        lastSequences.put(session, sequence);
        return true;
    }

    long repeated() {
        return repeated;
    }

    /** Returns how many messages are missing between others; what was lost before the first does not show. */
    long lost() {
        return lost;
    }
}
