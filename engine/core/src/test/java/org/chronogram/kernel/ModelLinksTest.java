package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;

/** How a model declares its links. */
final class ModelLinksTest {
    private static final LogicalProcess IDLE = (event, context) -> {};

    private static ModelDeclaration declare(Consumer<ModelBuilder> build) {
        return new TestModel(build).declaration(100);
    }

    @Test
    void shouldKnowThatAModelDeclaresNoLinks() {
        assertTrue(declare(builder -> builder.logicalProcesses(3, lp -> IDLE))
                .links()
                .isEmpty());
    }

    @Test
    void shouldAskForTheLinksOfAnLpWhenTheModelIsBuilt() {
        List<Integer> asked = new ArrayList<>();
        ModelDeclaration declaration = declare(builder -> {
            builder.links((lp, links) -> {
                asked.add(lp);
                links.to(2, 7);
            });
            builder.logicalProcesses(3, lp -> IDLE);
        });
        assertEquals(List.of(), asked);
        List<String> links = new ArrayList<>();
        declaration.links().orElseThrow().of(1, (target, ticks, traffic) -> links.add(target + " in " + ticks));
        assertEquals(List.of(1), asked);
        assertEquals(List.of("2 in 7"), links);
    }

    /** The order of the declarations does not matter: the links are checked when all LPs are known, and the lookahead. */
    @Test
    void shouldCheckLinksAgainstWhatIsDeclaredAfterThem() {
        DeclaredLinks links = declare(builder -> {
                    builder.links((lp, to) -> to.to(lp + 1, 7));
                    builder.logicalProcesses(2, lp -> IDLE);
                    builder.logicalProcesses(1, lp -> IDLE);
                    builder.lookahead(lookaheadOf(builder));
                })
                .links()
                .orElseThrow();
        assertEquals(3, links.logicalProcesses());
        assertEquals(
                "model test declares a link from LP 2 to LP 3, which does not exist: the model has LPs 0 to 2",
                assertThrows(InvalidInputException.class, () -> links.of(2, (target, ticks, traffic) -> {}))
                        .getMessage());
        assertEquals(
                "model test declares a link from LP 0 to LP 1 with a smallest delay of 7 ticks: expected at least the"
                        + " declared lookahead of 100 ticks",
                assertThrows(InvalidInputException.class, () -> links.of(0, (target, ticks, traffic) -> {}))
                        .getMessage());
    }

    private static long lookaheadOf(ModelBuilder builder) {
        return builder.endTicks();
    }

    @Test
    void shouldRefuseLinksThatAreDeclaredTwice() {
        ModelException e = assertThrows(
                ModelException.class,
                () -> declare(builder -> {
                    builder.logicalProcesses(3, lp -> IDLE);
                    builder.links((lp, links) -> {});
                    builder.links((lp, links) -> {});
                }));
        assertEquals(
                "model test failed while it was built: java.lang.IllegalStateException: model test declared its links"
                        + " twice: one declaration names the links of all LPs",
                e.getMessage());
    }

    @Test
    void shouldRefuseLinksThatAreNull() {
        ModelException e = assertThrows(
                ModelException.class,
                () -> declare(builder -> {
                    builder.logicalProcesses(3, lp -> IDLE);
                    builder.links(null);
                }));
        assertEquals(
                "model test failed while it was built: java.lang.NullPointerException: the declaration of links is null",
                e.getMessage());
    }

    @Test
    void shouldRefuseLinksThatAreDeclaredAfterTheModelWasBuilt() {
        AtomicReference<ModelBuilder> kept = new AtomicReference<>();
        declare(builder -> {
            builder.logicalProcesses(1, lp -> IDLE);
            kept.set(builder);
        });
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> kept.get().links((lp, links) -> {}));
        assertEquals(
                "model test declared links after its build method had returned: declare everything in build, where all"
                        + " partitions do the same",
                e.getMessage());
    }
}
