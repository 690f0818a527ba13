package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelBuilder;
import org.junit.jupiter.api.Test;

final class DeclaredModelTest {
    private static final LogicalProcess IDLE = (event, context) -> {};

    private static DeclaredModel declared(Consumer<ModelBuilder> build) {
        return DeclaredModel.of(new TestModel(build).declaration(100));
    }

    private static DeclaredModel withStatistics(Consumer<ModelBuilder> declare) {
        return declared(builder -> {
            declare.accept(builder);
            builder.logicalProcesses(1, lp -> IDLE);
        });
    }

    private static DeclaredModel withGroups(int... sizes) {
        return declared(builder -> Arrays.stream(sizes).forEach(size -> builder.logicalProcesses(size, lp -> IDLE)));
    }

    private static String difference(DeclaredModel found, DeclaredModel expected) {
        return DeclaredDifferences.between(found, DeclaredModel.decode(expected.encode()), "the master");
    }

    @Test
    void shouldFindBuildsTheSameWhateverTheOrderOfTheirStatistics() {
        DeclaredModel model = withStatistics(builder -> {
            builder.counter("sent", "packets");
            builder.tally("delay", "s", 10);
        });
        DeclaredModel other = withStatistics(builder -> {
            builder.tally("delay", "s", 10);
            builder.counter("sent", "packets");
        });
        assertEquals("", difference(other, model));
    }

    @Test
    void shouldNameStatisticsThatDiffer() {
        DeclaredModel sent = withStatistics(builder -> builder.counter("sent", "packets"));
        assertEquals(
                "'lost' declared as counter in packets, which the master does not declare",
                difference(
                        withStatistics(builder -> {
                            builder.counter("sent", "packets");
                            builder.counter("lost", "packets");
                        }),
                        sent));
        assertEquals(
                "no statistic 'sent', which the master declares as counter in packets",
                difference(withStatistics(builder -> {}), sent));
        assertEquals(
                "'sent' declared as row of 3 counters in packets, by the master as counter in packets",
                difference(withStatistics(builder -> builder.counterArray("sent", "packets", 3)), sent));
    }

    @Test
    void shouldTellWhetherLinksAreDeclared() {
        DeclaredModel linked = declared(builder -> {
            builder.links((lp, links) -> {});
            builder.logicalProcesses(2, lp -> IDLE);
        });
        assertEquals("links declared, the master has not declared", difference(linked, withGroups(2)));
        assertEquals("links not declared, the master has declared", difference(withGroups(2), linked));
        assertEquals("", difference(linked, linked));
    }

    @Test
    void shouldNameWhatElseDiffers() {
        assertEquals(
                "lookahead in ticks 7, the master has 0",
                difference(
                        declared(builder -> {
                            builder.lookahead(7);
                            builder.logicalProcesses(2, lp -> IDLE);
                        }),
                        withGroups(2)));
        assertEquals(
                "number of LPs 4, the master has 3; groups of LPs 2 x 2, the master has 2, 1",
                difference(withGroups(2, 2), withGroups(2, 1)));
        assertEquals("groups of LPs 1, 2, the master has 2, 1", difference(withGroups(1, 2), withGroups(2, 1)));
        assertEquals(
                "parameter rate 5, the master has 4",
                difference(
                        withGroups(1).withParameters(Map.of("rate", "5")),
                        withGroups(1).withParameters(Map.of("rate", "4"))));
    }

    @Test
    void shouldNameTheFirstOfManyDifferences() {
        DeclaredModel many = withStatistics(builder -> {
            for (int i = 0; i < 10; i++) {
                builder.counter("c" + i, "");
            }
        });
        assertEquals(
                "'c0' declared as counter, which the master does not declare; 'c1' declared as counter, which the"
                        + " master does not declare; 'c2' declared as counter, which the master does not declare; and 7"
                        + " more",
                difference(many, withStatistics(builder -> {})));
    }

    @Test
    void shouldKeepTextsOfAnyLengthThroughBytes() {
        DeclaredModel model = withGroups(1).withParameters(Map.of("text", "\u00e4\u4e16".repeat(50_000)));
        assertEquals(model, DeclaredModel.decode(model.encode()));
    }

    @Test
    void shouldRefuseDamagedBytes() {
        byte[] bytes = withGroups(1).encode();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> DeclaredModel.decode(cut), "length=" + length);
        }
    }
}
