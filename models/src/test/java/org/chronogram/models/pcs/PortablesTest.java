package org.chronogram.models.pcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.chronogram.model.EventContext;
import org.junit.jupiter.api.Test;

class PortablesTest {
    @Test
    void shouldGiveEachPortableItsOwnPlace() {
        Portables portables = new Portables();
        Set<Integer> places = new HashSet<>();
        for (int portable = 0; portable < 100; portable++) {
            assertTrue(places.add(portables.add()));
        }
        assertEquals(100, portables.size());
    }

    @Test
    void shouldKeepWhatPortablesExpectWhenOthersComeAndGo() {
        Portables portables = new Portables();
        int kept = portables.add();
        portables.expect(kept, 77, 5);
        int gone = portables.add();
        portables.remove(gone);
        for (int portable = 0; portable < 50; portable++) {
            portables.expect(portables.add(), 1, 2);
        }
        assertEquals(77, portables.callEnd(kept));
        assertEquals(5, portables.callEvent(kept));
        assertEquals(51, portables.size());
    }

    @Test
    void shouldForgetThePortableThatHadAPlaceBefore() {
        Portables portables = new Portables();
        int place = portables.add();
        portables.expect(place, 77, 5);
        portables.remove(place);
        assertEquals(place, portables.add());
        assertEquals(Portables.IDLE, portables.callEnd(place));
        assertEquals(EventContext.NO_EVENT, portables.callEvent(place));
    }
}
