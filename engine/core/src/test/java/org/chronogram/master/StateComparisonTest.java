package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.results.Difference;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class StateComparisonTest {
    private static final int STEPS_BEFORE = 10;
    private static final String CLASSES = ForgetfulModel.class.getTypeName() + "$";

    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private SteppedRun original;
    private SteppedRun restored;
    private StateComparison comparison;

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        restored.close();
        original.close();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    /** Restores a run after some steps of one that loses this state. */
    private void restore(String loss) throws IOException {
        RunSpecification specification = new RunSpecification(
                Simulation.of("forgetful", Map.of("loss", loss), 10_000),
                new ModelCode(ForgetfulModel.registeredIn(directory.resolve("code")), Map.of(), ""),
                Layout.of(0, 1),
                HostOptions.LOOPBACK,
                FaultTolerance.WITHOUT_CHECKPOINTS,
                Outside.NONE);
        Path run = Files.createDirectories(directory.resolve("run"));
        original = SteppedRun.begin(specification, run, new ProgressCounters(), line -> {});
        for (int step = 0; step < STEPS_BEFORE; step++) {
            original.step();
        }
        original.checkpoint();
        restored = SteppedRun.restore(specification, run, line -> {});
        comparison = new StateComparison(original, restored);
    }

    private Optional<Difference> afterStepOfBoth() {
        original.step();
        restored.step();
        return comparison.afterStep();
    }

    @Test
    void shouldFindNothingWhereNothingIsLost() throws IOException {
        restore("none");
        assertEquals(original.steps(), restored.steps());
        assertEquals(Optional.empty(), comparison.inAll());
        while (original.hasNext()) {
            assertEquals(Optional.empty(), afterStepOfBoth());
        }
        assertEquals(Optional.empty(), comparison.inAll());
    }

    @Test
    void shouldNoticeThatOneHasDoneMore() throws IOException {
        restore("none");
        original.step();
        Difference difference = comparison.afterStep().orElseThrow();
        assertTrue(difference.what().startsWith("LP "), difference.what());
        assertEquals("the events that it has without a checkpoint", difference.expected());
        assertTrue(difference.found().startsWith("others: one that sends to it may be to blame"), difference.found());
    }

    @Test
    void shouldNameTheLpThatActsDifferentlyOnTheSameEvents() throws IOException {
        restore("behaviour");
        assertEquals(Optional.empty(), comparison.inAll());
        Optional<Difference> difference = Optional.empty();
        while (difference.isEmpty() && original.hasNext()) {
            difference = afterStepOfBoth();
        }
        Difference found = difference.orElseThrow();
        assertEquals("LP 19 (" + CLASSES + "Behaviour)", found.what());
        assertEquals("the same as without a checkpoint", found.expected());
        assertTrue(
                found.found()
                        .startsWith("something else after the same events; not captured are its fields 'forgotten'"),
                found.found());
    }

    @Test
    void shouldFindAFieldThatDiffersOnlyWhereAllIsCompared() throws IOException {
        restore("silent");
        while (original.hasNext()) {
            assertEquals(Optional.empty(), afterStepOfBoth());
        }
        Difference difference = comparison.inAll().orElseThrow();
        assertEquals("field 'total' (long) of LP 19 (" + CLASSES + "Silent)", difference.what());
        assertEquals("its state without a checkpoint", difference.expected());
    }
}
