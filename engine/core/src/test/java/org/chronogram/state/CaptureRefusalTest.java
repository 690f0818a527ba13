package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chronogram.model.Counter;
import org.chronogram.model.EventContext;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RandomStream;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.state.Capture.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects that cannot be captured are refused; the message names the field and the remedy. */
class CaptureRefusalTest {
    private static final String HERE = CaptureRefusalTest.class.getName();

    static final class Callback extends Quiet {
        Runnable callback = () -> {};
    }

    static final class Locked extends Quiet {
        final ReentrantLock lock = new ReentrantLock();
    }

    static final class Threaded extends Quiet {
        Thread thread;
    }

    static final class Counting extends Quiet {
        final Counter own = new Counter("own", "");
    }

    static final class Tallying extends Quiet {
        Statistic own = new Tally("own", "", 1);
    }

    static final class Drawing extends Quiet {
        RandomStream random;
    }

    static final class JdkDrawing extends Quiet {
        final Random random = new Random(1);
    }

    static final class Context extends Quiet {
        List<EventContext> contexts;
    }

    static final class Parameterised extends Quiet {
        ParameterValues values;
    }

    static final class Meddling extends Quiet {
        Quiet other = new Threaded();
    }

    static class Extending extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;
    }

    static final class Extended extends Quiet {
        final Extending map = new Extending();
    }

    enum Kind {
        SMALL,
        LARGE
    }

    static final class ByKind extends Quiet {
        final Map<Kind, Long> counts = new HashMap<>();
    }

    static class Plain {
        long value;
    }

    static final class ByIdentity extends Quiet {
        HashSet<Plain> members;
    }

    record Keyed(Kind kind, int index) {}

    static final class ByRecord extends Quiet {
        Set<Keyed> members = new HashSet<>();
    }

    static class Wrapper {
        Supplier<String> supplier = () -> "";
    }

    static final class Nested extends Quiet {
        final List<Wrapper> wrappers = new ArrayList<>(List.of(new Wrapper()));
    }

    static final class Unordered extends Quiet {
        final Set<Wrapper> wrappers = Set.of(new Wrapper());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(
                        new Callback(),
                        "field 'callback' (java.lang.Runnable) holds " + HERE + "$Callback$$Lambda, which a"
                                + " checkpoint cannot capture: make the field final or transient, or use an object of a class or"
                                + " record"),
                refused(
                        new Locked(),
                        "field 'lock' (java.util.concurrent.locks.ReentrantLock) holds "
                                + "java.util.concurrent.locks.ReentrantLock, which a checkpoint cannot capture: make the field"
                                + " transient and rebuild it in restored(), or use another class"),
                refused(new Threaded(), "field 'thread' (java.lang.Thread) holds java.lang.Thread, which a checkpoint"),
                refused(
                        new Drawing(),
                        "field 'random' (org.chronogram.model.RandomStream) holds"
                                + " org.chronogram.model.RandomStream, which belongs to the engine: take it from the context that"
                                + " each call is given"),
                refused(
                        new JdkDrawing(),
                        "field 'random' (java.util.Random) holds java.util.Random, which a checkpoint"),
                refused(
                        new Context(),
                        "field 'contexts' (java.util.List) holds org.chronogram.model.EventContext, which"
                                + " belongs to the engine"),
                refused(
                        new Parameterised(),
                        "field 'values' (org.chronogram.model.ParameterValues) holds"
                                + " org.chronogram.model.ParameterValues, which a checkpoint cannot capture: make the field final,"
                                + " so that it is kept from the start of the run"),
                refused(
                        new Meddling(),
                        "field 'other' (" + Quiet.class.getTypeName() + ") holds " + HERE
                                + "$Threaded, which is an LP: keep its id instead, and send it events"),
                refused(new Extended(), "field 'map' (" + HERE + "$Extending) holds " + HERE + "$Extending, which"),
                refused(
                        new ByKind(),
                        "field 'counts' (java.util.Map) holds keys of " + HERE + "$Kind in a hash table, whose"
                                + " order then differs from process to process: use EnumMap, EnumSet, LinkedHashMap or"
                                + " LinkedHashSet"),
                refused(
                        new ByIdentity(),
                        "field 'members' (java.util.HashSet) holds keys of " + HERE + "$Plain in a hash"
                                + " table, whose order then differs from process to process: use TreeMap, TreeSet, LinkedHashMap or"
                                + " LinkedHashSet, or let the key class override hashCode"),
                refused(
                        new ByRecord(),
                        "field 'members' (java.util.Set) holds keys of " + HERE + "$Keyed in a hash table"),
                refused(
                        new Nested(),
                        "field 'supplier' (java.util.function.Supplier) of " + HERE + "$Wrapper holds " + HERE
                                + "$Wrapper$$Lambda, which"),
                refused(
                        new Unordered(),
                        "field 'wrappers' (java.util.Set) holds " + HERE + "$Wrapper in a set or map whose"
                                + " order differs from process to process"));
    }

    static Stream<Arguments> undeclared() {
        return Stream.of(
                refused(
                        new Counting(),
                        "field 'own' (org.chronogram.model.Counter) holds a statistic that the model has not declared: take"
                                + " one from ModelBuilder, or count in a number"),
                refused(
                        new Tallying(),
                        "field 'own' (org.chronogram.model.Statistic) holds a statistic that the model has not declared"));
    }

    private static Arguments refused(LogicalProcess process, String expected) {
        return Arguments.of(process, "LP class " + process.getClass().getName() + ": " + expected);
    }

    @ParameterizedTest
    @MethodSource({"refused", "undeclared"})
    void shouldRefuseAtTheStart(LogicalProcess process, String expected) {
        String message = assertThrows(InvalidInputException.class, () -> Capture.codec(process))
                .getMessage();
        assertTrue(message.startsWith(expected), () -> message + "\nexpected " + expected);
        assertEquals(1, message.lines().count());
    }

    static final class Sharing extends Quiet {
        final long[] table;

        Sharing(long[] table) {
            this.table = table;
        }
    }

    @Test
    void shouldRefuseWhatTwoLpsShare() {
        long[] table = new long[3];
        LogicalProcess[] processes = {new Sharing(table), new Sharing(table)};
        String message = assertThrows(
                        InvalidInputException.class, () -> ProcessCodec.of(processes, new StatisticSet(), List.of()))
                .getMessage();
        assertEquals(
                "LP class " + HERE
                        + "$Sharing: field 'table' (long[]) holds long[], which another LP holds too: make the"
                        + " field transient if it never changes, otherwise give each LP its own",
                message);
    }

    interface Policy {}

    static class Late implements Policy {
        int value;
    }

    static final class Deciding extends Quiet {
        Policy policy;
    }

    @Test
    void shouldRefuseAClassThatComesLateUntilTheModelNamesIt() {
        Deciding process = new Deciding();
        ProcessCodec codec = Capture.codec(process);
        Late late = new Late();
        late.value = 3;
        process.policy = late;
        String message =
                assertThrows(ModelException.class, () -> codec.capture(process)).getMessage();
        assertEquals(
                "LP class " + HERE + "$Deciding: field 'policy' (" + HERE + "$Policy) of " + HERE + "$Deciding holds "
                        + HERE
                        + "$Late, a class that was not known when the run started: name it in Model.stateClasses()",
                message);
        Deciding restored = Capture.restore(process, new Deciding(), new Deciding(), Late.class);
        assertEquals(3, ((Late) restored.policy).value);
    }

    @Test
    void shouldRefuseIdentityKeysThatComeLate() {
        Loose process = new Loose();
        ProcessCodec codec = Capture.codec(process, Kind.class);
        process.anything.put(Kind.LARGE, 1);
        String message =
                assertThrows(ModelException.class, () -> codec.capture(process)).getMessage();
        assertTrue(message.contains("field 'anything' (java.util.Map) of " + HERE + "$Loose holds keys of "), message);
    }

    static final class Loose extends Quiet {
        Map<Object, Object> anything = new HashMap<>();
    }

    static final class Chained extends Quiet {
        Link first;
    }

    static final class Link {
        Link next;
    }

    @Test
    void shouldRefuseChainsThatAreTooLongForTheStack() {
        Chained process = new Chained();
        ProcessCodec codec = Capture.codec(process);
        for (int i = 0; i < 1_000_000; i++) {
            Link link = new Link();
            link.next = process.first;
            process.first = link;
        }
        String message =
                assertThrows(ModelException.class, () -> codec.capture(process)).getMessage();
        assertTrue(message.endsWith("use a collection"), message);
    }
}
