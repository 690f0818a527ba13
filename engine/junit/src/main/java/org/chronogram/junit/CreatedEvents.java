package org.chronogram.junit;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.chronogram.testing.ReferenceEvent;

/** The events that an LP creates; those for itself are pending, the others are only recorded. Not thread safe. */
final class CreatedEvents extends AbstractCollection<ReferenceEvent> {
    private final PriorityQueue<ReferenceEvent> own = new PriorityQueue<>(ReferenceEvent.ORDER);
    private final List<ReferenceEvent> sent = new ArrayList<>();

    @Override
    public boolean add(ReferenceEvent event) {
        return event.target() == event.source() ? own.add(event) : sent.add(event);
    }

    PriorityQueue<ReferenceEvent> own() {
        return own;
    }

    List<ReferenceEvent> takeSent() {
        List<ReferenceEvent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public boolean remove(Object event) {
        return own.remove(event);
    }

    @Override
    public boolean contains(Object event) {
        return own.contains(event);
    }

    @Override
    public Iterator<ReferenceEvent> iterator() {
        return own.iterator();
    }

    @Override
    public int size() {
        return own.size();
    }
}
