package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ModelException;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelDeclarationTest {
    private static final LogicalProcess IDLE = (event, context) -> {};

    private static ModelDeclaration declare(Consumer<ModelBuilder> build) {
        return new TestModel(build).declaration(100);
    }

    private static String invalid(Consumer<ModelBuilder> build) {
        return assertThrows(InvalidInputException.class, () -> declare(build)).getMessage();
    }

    private static LogicalProcess[] create(LogicalProcessFactory factory) {
        return create(declare(builder -> builder.logicalProcesses(3, factory)), 3, index -> index);
    }

    @Test
    void shouldTakeDeclarations() {
        ModelDeclaration declaration = declare(builder -> {
            builder.lookahead(17);
            assertEquals(0, builder.logicalProcesses(3, lp -> IDLE));
            assertEquals(3, builder.logicalProcesses(1, lp -> IDLE));
            assertEquals(100, builder.endTicks());
            assertSame(
                    builder.counter("c", ""),
                    ((ModelDeclaration) builder).statistics().counter("c"));
        });
        assertEquals(17, declaration.lookaheadTicks());
        assertEquals(4, declaration.logicalProcesses());
        assertEquals(TimeBase.SECONDS, declaration.timeBase());
    }

    @Test
    void shouldTakeWeightsWithAndWithoutAPeriod() {
        ModelDeclaration without = declare(builder -> {
            builder.logicalProcesses(1, lp -> IDLE);
            builder.weights(lp -> 7);
        });
        assertEquals(7, without.weights().eventsOfLp().applyAsLong(0));
        assertEquals(0, without.weights().periodTicks());
        ModelDeclaration with = declare(builder -> {
            builder.logicalProcesses(1, lp -> IDLE);
            builder.weights(lp -> 8, 50);
        });
        assertEquals(8, with.weights().eventsOfLp().applyAsLong(0));
        assertEquals(50, with.weights().periodTicks());
        assertEquals(
                "the model declares the events of its LPs in a period of -1 ticks: it must be at least 0",
                invalid(builder -> builder.weights(lp -> 8, -1)));
    }

    @Test
    void shouldDeclareEveryStatistic() {
        ModelDeclaration declaration = declare(builder -> {
            builder.logicalProcesses(1, lp -> IDLE);
            builder.counterArray("array", "packets", 7);
            builder.timeTally("tally");
            builder.timeHistogram("histogram");
            builder.timeWeighted("weighted", "jobs");
        });
        declaration.statistics().tally("tally").record(1_500_000_000L);
        declaration.statistics().histogram("histogram").record(1_000_000_000L);
        assertEquals(7, declaration.statistics().counterArray("array").size());
        assertEquals(1.5, declaration.statistics().tally("tally").mean());
        assertEquals("s", declaration.statistics().tally("tally").unit());
        assertEquals(1, declaration.statistics().histogram("histogram").percentile(50), 1e-3);
        assertEquals("jobs", declaration.statistics().timeWeighted("weighted").unit());
    }

    @Test
    void shouldCreateAnySetOfLpsFromTheFactoriesOfTheirGroups() {
        List<String> created = new ArrayList<>();
        ModelDeclaration declaration = declare(builder -> {
            builder.logicalProcesses(2, lp -> noted(created, "a" + lp));
            builder.logicalProcesses(1, lp -> noted(created, "b" + lp));
            builder.logicalProcesses(3, lp -> noted(created, "c" + lp));
        });
        String[] all = {"a0", "a1", "b2", "c3", "c4", "c5"};
        for (long bits = 1; bits < 1 << all.length; bits++) {
            int[] lps = BitSet.valueOf(new long[] {bits}).stream().toArray();
            created.clear();
            assertEquals(lps.length, create(declaration, lps.length, index -> lps[index]).length);
            String[] expected = Arrays.stream(lps).mapToObj(lp -> all[lp]).toArray(String[]::new);
            assertArrayEquals(expected, created.toArray(), () -> "LPs " + Arrays.toString(lps));
        }
    }

    private static LogicalProcess noted(List<String> created, String name) {
        created.add(name);
        return IDLE;
    }

    @Test
    void shouldRefuseModelWithoutLps() {
        ModelException e = assertThrows(ModelException.class, () -> declare(builder -> builder.lookahead(1)));
        assertEquals(
                "model test declared no logical processes: its build method must call ModelBuilder.logicalProcesses",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void shouldRefuseNegativeLookahead(long ticks) {
        assertEquals(
                "model test declares a lookahead of " + ticks + " ticks: it must be at least 0",
                invalid(builder -> builder.lookahead(ticks)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void shouldRefuseNumberOfLpsThatIsNotPositive(int count) {
        assertEquals(
                "model test declares " + count
                        + " logical processes: expected at least 1, and at most 2147483647 in all",
                invalid(builder -> builder.logicalProcesses(count, lp -> IDLE)));
    }

    @Test
    void shouldRefuseMoreLpsThanIds() {
        assertEquals(
                "model test declares 2147483647 logical processes: expected at least 1, and at most 2147483647 in all",
                invalid(builder -> {
                    builder.logicalProcesses(1, lp -> IDLE);
                    builder.logicalProcesses(Integer.MAX_VALUE, lp -> IDLE);
                }));
    }

    @Test
    void shouldSayThatBuildFailed() {
        RuntimeException cause = new IllegalStateException("no luck");
        ModelException e = assertThrows(
                ModelException.class,
                () -> declare(builder -> {
                    throw cause;
                }));
        assertEquals("model test failed while it was built: java.lang.IllegalStateException: no luck", e.getMessage());
        assertSame(cause, e.getCause());
    }

    @Test
    void shouldBlameModelForItsErrors() {
        for (Error cause : new Error[] {new AssertionError("wrong"), new StackOverflowError()}) {
            Consumer<ModelBuilder> build = builder -> {
                throw cause;
            };
            LogicalProcessFactory factory = lp -> {
                throw cause;
            };
            assertSame(
                    cause,
                    assertThrows(ModelException.class, () -> declare(build)).getCause());
            assertSame(
                    cause,
                    assertThrows(ModelException.class, () -> create(factory)).getCause());
        }
    }

    @Test
    void shouldSayWhichStatisticWasDeclaredTwice() {
        ModelException e = assertThrows(
                ModelException.class,
                () -> declare(builder -> {
                    builder.counter("lost", "");
                    builder.tally("lost", "", 1);
                }));
        assertEquals(
                "model test failed while it was built: java.lang.IllegalArgumentException: "
                        + "statistic declared twice: lost",
                e.getMessage());
    }

    @Test
    void shouldRefuseDeclarationsAfterBuild() {
        AtomicReference<ModelBuilder> kept = new AtomicReference<>();
        declare(builder -> {
            builder.logicalProcesses(1, lp -> IDLE);
            kept.set(builder);
        });
        ModelBuilder builder = kept.get();
        assertLate("the statistic 'late'", () -> builder.counter("late", ""));
        assertLate("the statistic 'row'", () -> builder.counterArray("row", "", 2));
        assertLate("weights", () -> builder.weights(lp -> 1, 1));
        assertLate("a lookahead", () -> builder.lookahead(5));
        assertLate("logical processes", () -> builder.logicalProcesses(1, lp -> IDLE));
    }

    private static void assertLate(String what, Executable declaration) {
        assertEquals(
                "model test declared " + what + " after its build method had returned: declare everything in build,"
                        + " where all partitions do the same",
                assertThrows(IllegalStateException.class, declaration).getMessage());
    }

    @Test
    void shouldBlameFactoryThatDeclares() {
        AtomicReference<ModelBuilder> kept = new AtomicReference<>();
        ModelDeclaration declaration = declare(builder -> {
            kept.set(builder);
            builder.logicalProcesses(3, lp -> {
                kept.get().counter("made-by-" + lp, "");
                return IDLE;
            });
        });
        ModelException e = assertThrows(ModelException.class, () -> create(declaration, 2, index -> 1 + index));
        assertTrue(
                e.getMessage()
                        .startsWith("model test failed to create LP 1: java.lang.IllegalStateException: model test "
                                + "declared the statistic 'made-by-1' after its build method had returned"),
                e.getMessage());
    }

    @Test
    void shouldRefuseRecordingWhileBuilding() {
        ModelException e = assertThrows(
                ModelException.class,
                () -> declare(builder -> {
                    builder.logicalProcesses(1, lp -> IDLE);
                    builder.counter("nodes", "").add(12);
                    builder.counter("links", "");
                    builder.tally("length", "", 1).record(5);
                }));
        assertEquals(
                "model test recorded into nodes, length while it was built: build is called once for every partition "
                        + "and once more, so that would count several times; record in an LP, or add it in report",
                e.getMessage());
    }

    @Test
    void shouldPassOnRefusedInput() {
        InvalidInputException refusal = new InvalidInputException("too few");
        assertEquals("too few", invalid(builder -> {
            throw refusal;
        }));
        assertSame(
                refusal,
                assertThrows(
                        InvalidInputException.class,
                        () -> create(lp -> {
                            throw refusal;
                        })));
    }

    @Test
    void shouldSayThatFactoryFailed() {
        RuntimeException cause = new IllegalStateException("no luck");
        ModelException e = assertThrows(
                ModelException.class,
                () -> create(lp -> {
                    if (lp == 2) {
                        throw cause;
                    }
                    return IDLE;
                }));
        assertEquals("model test failed to create LP 2: java.lang.IllegalStateException: no luck", e.getMessage());
        assertSame(cause, e.getCause());
    }

    @Test
    void shouldRefuseNullAsLp() {
        ModelException e = assertThrows(ModelException.class, () -> create(lp -> lp == 1 ? null : IDLE));
        assertEquals("model test created no object for LP 1: got null", e.getMessage());
    }

    private static LogicalProcess[] create(ModelDeclaration declaration, int count, IntUnaryOperator lpAt) {
        LogicalProcess[] processes = new LogicalProcess[count];
        declaration.groups().create(processes, lpAt);
        return processes;
    }
}
