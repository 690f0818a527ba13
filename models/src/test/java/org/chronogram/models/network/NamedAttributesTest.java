package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class NamedAttributesTest {
    private static List<String> values(Map<String, String> byName, String... names) {
        return new NamedAttributes(byName)
                .under(List.of(names))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    void shouldTakeTheExactNameBeforeOneInAnotherCase() {
        Map<String, String> byName = Map.of("LABEL", "1", "label", "2", "Label", "3");
        assertEquals(List.of("2", "1", "3"), values(byName, "label"));
        assertEquals(List.of("1", "3", "2"), values(byName, "lAbel"));
    }

    @Test
    void shouldTakeAnEarlierNameInAnotherCaseBeforeALaterOne() {
        assertEquals(List.of("a", "b"), values(Map.of("NAME", "a", "label", "b", "other", "c"), "name", "label"));
    }

    @Test
    void shouldKnowANameInAnyCase() {
        assertTrue(NamedAttributes.isOneOf("LATITUDE", List.of("Latitude", "lat")));
        assertFalse(NamedAttributes.isOneOf("latitudes", List.of("Latitude", "lat")));
    }

    @Test
    void shouldFindTheRateOfALinkAsTheLabelOfANode() {
        LinkAttributes link = new LinkAttributes(null, "a - b", Map.of("RATE", "1k", "rate", "2k"));
        assertEquals(OptionalDouble.of(2_000), link.bitsPerSecond());
        NodeAttributes node = new NodeAttributes(Map.of("LABEL", "x", "label", "y"));
        assertEquals("y", node.label().orElseThrow());
    }
}
