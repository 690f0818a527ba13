package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chronogram.results.Difference;
import org.chronogram.results.RunComparison;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class CheckpointTrialTest {
    private static final long END_TICKS = 10_000;
    private static final String CLASSES = ForgetfulModel.class.getTypeName() + "$";

    @TempDir
    private Path directory;

    private String classPath;

    @BeforeEach
    void registerModel() throws IOException {
        classPath = ForgetfulModel.registeredIn(directory);
    }

    private RunSpecification specification(String loss) {
        return new RunSpecification(
                Simulation.of("forgetful", Map.of("loss", loss), END_TICKS),
                new ModelCode(classPath, Map.of(), ""),
                Layout.of(0, 1),
                HostOptions.LOOPBACK,
                FaultTolerance.WITHOUT_CHECKPOINTS,
                Outside.NONE);
    }

    private RunResult run(String loss) {
        return new RunMaster(specification(loss), RunListener.NONE).run();
    }

    private CheckpointTrial trial(String loss) {
        return new CheckpointTrial(specification(loss), run(loss).reached().steps(), RunListener.NONE);
    }

    private CheckpointDefect defect(String loss) {
        return trial(loss).run().defect().orElseThrow();
    }

    @Test
    void shouldComeToTheSameEndFromCheckpoints() {
        CheckpointTrial.Outcome outcome = trial("none").run();
        assertEquals(Optional.empty(), outcome.defect());
        assertEquals(9, outcome.checkpoints());
        assertEquals(
                Optional.empty(),
                RunComparison.firstDifference(run("none"), outcome.result().orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "3, 4", "8, 9", "1000000000, 1"})
    void shouldTakeEachStepOnceOnly(long steps, int checkpoints) {
        CheckpointTrial trial = new CheckpointTrial(specification("none"), steps, RunListener.NONE);
        CheckpointTrial.Outcome outcome = trial.run();
        assertEquals(Optional.empty(), outcome.defect());
        assertEquals(checkpoints, outcome.checkpoints());
    }

    @Test
    void shouldNameTheProcessThatActsOnWhatIsLost() {
        CheckpointDefect defect = defect("behaviour");
        Difference difference = defect.difference();
        assertEquals("LP 19 (" + CLASSES + "Behaviour)", difference.what());
        assertTrue(difference.found().contains("its fields 'forgotten' (transient)"), difference.found());
        assertTrue(defect.noticedStep() > defect.checkpointStep(), defect.toString());
    }

    @Test
    void shouldNameTheFieldThatDiffersWhereNoEventDoes() {
        assertEquals(
                "field 'total' (long) of LP 19 (" + CLASSES + "Silent)",
                defect("silent").difference().what());
    }

    @Test
    void shouldReportAnErrorThatHappensOnlyAfterRestoring() {
        Difference difference = defect("missing").difference();
        assertEquals("going on", difference.what());
        assertTrue(difference.found().contains("LP 19 at time"), difference.found());
        assertTrue(difference.found().contains("NullPointerException"), difference.found());
    }

    @Test
    void shouldReportAHookThatFails() {
        assertEquals(
                new Difference(
                        "restoring",
                        "no error",
                        "LP class " + CLASSES
                                + "Hook: its method restored() threw java.lang.IllegalStateException: no socket"),
                defect("hook").difference());
    }

    @Test
    void shouldCompareWhatTheProcessesDoAtTheEnd() {
        assertEquals("result finished (count)", defect("finish").difference().what());
    }

    @Test
    void shouldNoticeStateInStaticFields() {
        assertEquals(
                "LP 19 (" + CLASSES + "Static)", defect("static").difference().what());
    }

    @Test
    void shouldFailWhereStateCannotBeCaptured() {
        CheckpointTrial trial = trial("growing");
        String message = assertThrows(RunFailedException.class, trial::run).getMessage();
        assertTrue(message.contains("field 'held' (java.lang.Object)"), message);
        assertTrue(message.contains(CLASSES + "Growing"), message);
    }

    @Test
    void shouldStopWhenAsked() {
        CheckpointTrial trial = trial("none");
        trial.stop();
        assertEquals(new CheckpointTrial.Outcome(1, Optional.empty(), Optional.empty()), trial.run());
    }
}
