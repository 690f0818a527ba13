package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.chronogram.models.unruly.UnrulyModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the code of a model throws, prints or ends is the model's, in the process of the command line and on workers. */
class FaultyModelSystemTest {
    private static final int FAILED = 1;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void addModel() throws IOException {
        bench.userModels(UnrulyModel.class);
    }

    private static void assertShowsModel(SimOutcome outcome, String method) {
        assertTrue(
                outcome.err().contains("    at org.chronogram.models.unruly.UnrulyModel" + method + "("),
                outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "0, misses-class, java.lang.NoClassDefFoundError: belts/Spare",
        "2, misses-class, java.lang.NoClassDefFoundError: belts/Spare",
        "0, throws-checked, java.io.IOException: the belt is torn",
        "2, throws-checked, java.io.IOException: the belt is torn",
    })
    void shouldBlameModelForWhatItThrows(int workers, String fault, String thrown) {
        SimOutcome outcome = bench.inThreads()
                .run("unruly --fault " + fault + " --workers " + workers)
                .failed(
                        FAILED,
                        "(worker 1: )?LP 3 at time 1s .*UnrulyProcess\\) threw " + thrown
                                + " while it handled an event of type 7 from LP 3");
        assertShowsModel(outcome, "$UnrulyProcess.breakRule");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldBlameModelThatEndsTheProcess(int workers) {
        SimOutcome outcome = bench.run("unruly --fault exits --workers " + workers)
                .failed(
                        FAILED,
                        "(worker 1: )?LP 3 at time 1s .*UnrulyProcess\\) called exit: a model must not end the"
                                + " process; let it throw an exception");
        assertShowsModel(outcome, "$UnrulyProcess.breakRule");
    }

    @Test
    void shouldBlameModelThatEndsTheProcessWhenItReports() {
        SimOutcome outcome = bench.run("unruly --fault report-exits --workers 0")
                .failed(FAILED, "the model called exit: a model must not end the process; let it throw an exception");
        assertShowsModel(outcome, ".report");
    }

    @Test
    void shouldSayThatAModelMayHaveHaltedItsWorker() {
        bench.run("unruly --fault halts --workers 2")
                .failed(
                        FAILED,
                        "worker 1 \\(process \\d+\\) ended too early, with exit code 0 \\(a model that calls Runtime.halt"
                                + " ends its worker in this way\\), at simulated time .*");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldBlameModelForWhatItThrowsWithoutTrace(int workers) {
        SimOutcome unused = bench.inThreads()
                .run("unruly --fault throws-without-trace --workers " + workers)
                .failed(
                        FAILED,
                        "(worker 1: )?LP 3 at time 1s .*UnrulyProcess\\) threw .*Traceless: the belt has no trace while it"
                                + " handled an event of type 7 from LP 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldGoOnAfterAModelHasInterruptedItsThread(int workers) {
        SimOutcome outcome = bench.inThreads().run("unruly --fault interrupts --workers " + workers);
        assertEquals("", outcome.succeeded().messages());
    }

    @Test
    void shouldEndThoughAShutdownHookOfTheModelDoesNot() {
        SimOutcome outcome = bench.run("unruly --fault hangs-at-exit --workers 0");
        assertEquals(
                "sim: a shutdown hook that the model or a library has added has not ended within 5000 ms: the process ends"
                        + " without it\n",
                outcome.succeeded().messages());
    }

    /** The model knows its parameters by then, in the process of the command line and on workers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldBlameModelThatNamesNoStateClasses(int workers) {
        SimOutcome unused = bench.inThreads()
                .run("unruly --fault state-classes-null --workers " + workers)
                .failed(
                        FAILED,
                        "(worker [01]: )?model class " + UnrulyModel.class.getName()
                                + ": its method stateClasses\\(\\) returned null: expected a list of classes, which may"
                                + " be empty");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldKeepResultsOfModelThatFailsToReport(int workers) {
        SimOutcome outcome = bench.inThreads().run("unruly --fault report-throws --workers " + workers);
        assertEquals(FAILED, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.out().contains("\"belts\""), outcome::toString);
        assertTrue(outcome.out().contains("\"digest\""), outcome::toString);
        assertTrue(
                outcome.err()
                        .startsWith(
                                "sim: check 'report of the model' failed: model class " + UnrulyModel.class.getName()
                                        + ": its method report() threw java.lang.AssertionError: no belt at "
                                        + UnrulyModel.class.getName() + ".report(UnrulyModel.java:"),
                outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "2, 'worker 1: '"})
    void shouldShowWhatAModelPrintsOnStandardError(int workers, String who) {
        SimOutcome outcome = bench.run("unruly --fault prints --workers " + workers);
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.out().startsWith("{") && outcome.out().lines().count() == 1, outcome::toString);
        assertFalse(outcome.out().contains("belt is laid"), outcome::toString);
        String err = "\n" + outcome.err();
        assertTrue(err.contains("\n" + who + "the belt is laid\n"), outcome::toString);
        assertTrue(err.contains("\n" + who + "the belt squeaks\n"), outcome::toString);
        assertTrue(err.contains("\n" + who + "the belt hums\n"), outcome::toString);
    }
}
