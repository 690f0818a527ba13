package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.models.unruly.FloodModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody builds the code of a model anew while a run of it goes on, or before it is resumed. */
class ChangedCodeSystemTest {
    private static final String ENDLESS = "flood --lps 24 --burst 1 --work 0 --payload 0 --end 1000000000 --out kept";
    private static final String SOON = " --stop-after 300ms";
    private static final int BAD_INPUT = 2;
    private static final int STOPPED = 130;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void useFloodModel() throws IOException {
        bench.userModels(FloodModel.class);
    }

    /** Files that a model reads from its jar count as code too. */
    private Path changed() {
        return bench.directory().resolve("user-models/rates.csv");
    }

    @Test
    void shouldNotResumeWithOtherCodeUnlessTheUserAcceptsIt() throws IOException {
        bench.inThreads();
        assertEquals(STOPPED, bench.run(ENDLESS + " --workers 0" + SOON).exitCode());
        Files.writeString(changed(), "1,2");
        assertRefused();
        assertGoesOnWithReplacedCode();
        Files.delete(changed());
        // The newest checkpoint is one of the changed code now.
        assertRefused();
        assertGoesOnWithReplacedCode();
        SimOutcome last = bench.resume("kept --workers 2" + SOON);
        assertEquals(STOPPED, last.exitCode(), last::toString);
        assertEquals(
                "[\"user-models\"]", last.json().at("/checkpoints/replacedCode").toString());
    }

    private void assertRefused() {
        for (String workers : new String[] {"0", "2"}) {
            bench.resume("kept --workers " + workers)
                    .failed(
                            BAD_INPUT,
                            "the code in user-models has changed since the checkpoint was written, and the result"
                                    + " would be that of neither: put it back as it was, start a new run, or give"
                                    + " --accept-changed-code to go on with the changed code")
                    .inOneLine();
        }
    }

    private void assertGoesOnWithReplacedCode() {
        SimOutcome outcome = bench.resume("kept --accept-changed-code" + SOON);
        assertEquals(STOPPED, outcome.exitCode(), outcome::toString);
        assertEquals(
                "[\"user-models\"]",
                outcome.json().at("/checkpoints/replacedCode").toString());
        assertEquals(
                64, outcome.json().at("/codeChecksums/user-models").asText().length());
    }

    @Test
    void shouldNotReplaceALostWorkerByOneOfOtherCode() throws IOException {
        SimProcess run = bench.startRun(ENDLESS + " --workers 2").awaitSteps();
        Files.writeString(changed(), "1,2");
        Processes.signal("KILL", run.awaitWorker(1).pid());
        SimOutcome outcome = run.await();
        outcome.failed(
                BAD_INPUT,
                "the code in user-models has changed since the run was started, so that this worker would"
                        + " simulate something else than the others do: build it anew only when no run uses it");
        assertEquals("", outcome.out());
    }
}
