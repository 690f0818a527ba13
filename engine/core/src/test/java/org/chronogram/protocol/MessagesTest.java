package org.chronogram.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.run.WorkerLoad;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    private static final RunCosts COSTS = new RunCosts(RunCosts.encode(new Histogram(3)), List.of(), 1, 1, 1, 1, 0);

    /** Every message reaches a method of its own, whatever messages are added. */
    @Test
    void shouldDispatchEveryMessageOfTheMasterToItsOwnMethod() throws Exception {
        Set<String> called = new HashSet<>();
        MasterMessageReceiver receiver = recorder(MasterMessageReceiver.class, called);
        for (Class<?> type : MessageType.recordsOf(MasterMessage.class).toList()) {
            ((MasterMessage) anyOf(type)).dispatch(receiver);
        }
        assertEquals(methodsOf(MasterMessageReceiver.class), called);
    }

    @Test
    void shouldDispatchEveryMessageOfAWorkerToItsOwnMethod() throws Exception {
        Set<String> called = new HashSet<>();
        WorkerMessageReceiver receiver = recorder(WorkerMessageReceiver.class, called);
        for (Class<?> type : MessageType.recordsOf(WorkerMessage.class).toList()) {
            ((WorkerMessage) anyOf(type)).dispatch(3, receiver);
        }
        assertEquals(methodsOf(WorkerMessageReceiver.class), called);
    }

    private static Set<String> methodsOf(Class<?> receiver) {
        Set<String> names = new HashSet<>();
        Arrays.stream(receiver.getDeclaredMethods()).map(Method::getName).forEach(names::add);
        return names;
    }

    private static <T> T recorder(Class<T> receiver, Set<String> called) {
        return receiver.cast(
                Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, (proxy, method, args) -> {
                    called.add(method.getName());
                    return null;
                }));
    }

    private static Object anyOf(Class<?> type) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(anyValue(component.getType()));
        }
        return type.getDeclaredConstructor(types.toArray(Class[]::new)).newInstance(values.toArray());
    }

    private static Object anyValue(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return "text";
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == byte[].class) {
            return new byte[1];
        }
        if (type == StopReason.class) {
            return StopReason.NONE;
        }
        if (type == long[].class) {
            return new long[1];
        }
        if (type == WorkerLoad.class) {
            return WorkerLoad.UNKNOWN;
        }
        if (type == EventCounts.class) {
            return new EventCounts(1, 0, 1, 1, 1);
        }
        return type == RunCosts.class ? COSTS : null;
    }

    @Test
    void shouldRefuseValuesThatNoWorkerCanMean() {
        List<Runnable> impossible = List.of(
                () -> new WorkerMessage.Ready(0, List.of(), -1, 0, false),
                () -> new WorkerMessage.Ready(0, List.of(), 0, -1, false),
                () -> new WorkerMessage.ProgressReport(0, -1, 0, 0, WorkerLoad.UNKNOWN),
                () -> new CheckpointReport.CheckpointWritten(0, 1, 1, 1, 1, List.of(), 1, -1, 1),
                () -> new EventCounts(0, 0, 0, -1, 0),
                () -> new WorkerMessage.Outcome(
                        0, 1, false, StopReason.NONE, -1, 0, new EventCounts(1, 0, 1, 1, 1), COSTS));
        for (Runnable message : impossible) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, message::run);
            assertEquals("negative numbers", e.getMessage());
        }
    }

    @Test
    void shouldCountTheStepsBeforeTheOneInWhichAWorkerIs() {
        assertEquals(0, new WorkerMessage.Ready(0, List.of(), 0, 0, false).completedSteps());
        assertEquals(0, new WorkerMessage.Ready(0, List.of(), 1, 0, false).completedSteps());
        assertEquals(6, new WorkerMessage.Ready(0, List.of(), 7, 0, false).completedSteps());
    }

    private static void assertRefused(String expected, Runnable message) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, message::run).getMessage());
    }

    @Test
    void shouldRefuseMissingValues() {
        assertRefused("endpoints=null", () -> new WorkerMessage.Ready(0, null, 0, 0, false));
        assertRefused("activity=null", () -> new WorkerMessage.Busy(0, null));
        assertRefused("partitions=null", () -> new CheckpointReport.CheckpointWritten(0, 1, 1, 1, 1, null, 1, 1, 1));
        assertRefused(
                "a partition is null",
                () -> new CheckpointReport.CheckpointWritten(
                        0, 1, 1, 1, 1, Arrays.asList((PartitionFile) null), 1, 1, 1));
        assertRefused("no events of LPs", () -> new WorkerMessage.LpEventsPart(0, null));
        assertRefused("negative numbers", () -> new WorkerMessage.LpEventsPart(0, new long[] {1, -1}));
        assertRefused("no statistics", () -> new WorkerMessage.StatisticsPart(0, null));
        assertRefused("no counts", () -> new WorkerMessage.Outcome(0, 1, false, StopReason.NONE, 1, 0, null, COSTS));
        assertRefused(
                "no counts",
                () -> new WorkerMessage.Outcome(0, 1, false, StopReason.NONE, 1, 0, SampleMessages.COUNTS, null));
        assertRefused(
                "no counts", () -> new WorkerMessage.Outcome(0, 1, false, null, 1, 0, SampleMessages.COUNTS, COSTS));
        assertRefused("no reason", () -> new StopReason(1, 1, null));
        assertRefused("negative numbers", () -> new StopReason(1, -1, ""));
        assertRefused("no step latency", () -> new RunCosts(null, List.of(), 1, 1, 1, 1, 0));
        assertRefused("no costs of partitions", () -> new RunCosts(COSTS.stepLatency(), null, 1, 1, 1, 1, 0));
        assertRefused("no waits", () -> new PartitionCosts(1, 1, 1, 1, 1, 1, 1, null));
        assertRefused("negative numbers", () -> new PartitionCosts(1, -1, 1, 1, 1, 1, 1, List.of()));
        assertRefused("negative numbers", () -> new PartitionCosts.Wait(0, -2, 1, 1, 1));
    }

    @Test
    void shouldRefuseALatencyHistogramThatCannotBeRead() {
        assertRefused("damaged latency histogram", () -> new RunCosts(new byte[0], List.of(), 1, 1, 1, 1, 0));
        byte[] cut = Arrays.copyOf(COSTS.stepLatency(), COSTS.stepLatency().length / 2);
        assertRefused("damaged latency histogram", () -> new RunCosts(cut, List.of(), 1, 1, 1, 1, 0));
    }

    @Test
    void shouldTakeADigestOfEitherSign() {
        assertEquals(-1, new EventCounts(0, 0, 0, 0, -1).digest());
    }

    @Test
    void shouldHandTheReceiverTheMessageAndTheWorker() {
        for (WorkerMessage message : SampleMessages.ofWorker()) {
            List<Object> arguments = new ArrayList<>();
            message.dispatch(3, argumentRecorder(WorkerMessageReceiver.class, arguments));
            if (message instanceof WorkerMessage.Heartbeat) {
                assertEquals(List.of(), arguments);
            } else if (message instanceof WorkerMessage.Connected) {
                assertEquals(List.of(3), arguments);
            } else if (message instanceof WorkerMessage.Busy busy) {
                assertEquals(List.of(3, busy.activity()), arguments);
            } else {
                assertEquals(List.of(3, message), arguments);
            }
        }
    }

    @Test
    void shouldHandTheReceiverTheMessageOfTheMaster() {
        for (MasterMessage message : SampleMessages.ofMaster()) {
            List<Object> arguments = new ArrayList<>();
            message.dispatch(argumentRecorder(MasterMessageReceiver.class, arguments));
            if (message instanceof MasterMessage.CheckpointCommitted committed) {
                assertEquals(List.of(committed.steps()), arguments);
            } else if (message.getClass().getRecordComponents().length == 0) {
                assertEquals(List.of(), arguments);
            } else {
                assertEquals(List.of(message), arguments);
            }
        }
    }

    private static <T> T argumentRecorder(Class<T> receiver, List<Object> arguments) {
        return receiver.cast(
                Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, (proxy, method, args) -> {
                    arguments.addAll(args == null ? List.of() : Arrays.asList(args));
                    return null;
                }));
    }
}
