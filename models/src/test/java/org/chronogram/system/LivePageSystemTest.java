package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The live page, in a browser. */
class LivePageSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("(?m)^page  (http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/)$");
    private static final String RUN =
            "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 100000 --pause 30 --workers 2 --checkpoint-every 200ms --page";

    private static final String SWEEP =
            "sweep queueing --vary utilisation=0.1,0.5 --replications 1000 --end 5000s --out sweep --page";

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void addModels() throws IOException {
        bench.pacedModels();
    }

    private static void await(Browser browser, String id, String pattern) {
        Pattern expected = Pattern.compile(pattern, Pattern.DOTALL);
        Await.until(
                LIMIT,
                () -> expected.matcher(browser.text(id)).find(),
                () -> id + " like " + pattern + ", found " + browser.text(id));
    }

    /** Returns a checksum of what a chart shows. */
    private static int painted(Browser browser, String id) {
        return browser.evaluate("(() => { const canvas = document.querySelector('#" + id + " canvas');"
                        + " const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                        + " let sum = 0;"
                        + " for (let at = 0; at < data.length; at++) sum = (31 * sum + data[at]) | 0;"
                        + " return sum; })()")
                .asInt();
    }

    /** One browser shows both, as it takes longest to start. */
    @Test
    void shouldShowARunThatLosesAWorkerAndASweepAndStopBoth() throws IOException {
        SimProcess run = bench.startRun(RUN);
        try (Browser browser = Browser.start(bench.directory())) {
            browser.screen(1280, 800, false);
            browser.open(run.awaitMessage(ADDRESS));
            await(browser, "now", "Simulated time[1-9].*Event rate[1-9]");
            int before = painted(browser, "rate");
            Processes.signal("KILL", run.awaitWorker(1).pid());
            await(browser, "recoveries", "was killed by signal 9.*survivors stay[0-9]");
            assertTrue(painted(browser, "rate") != before, "the curve does not move");
            assertEquals("paced-phold", browser.text("model"));
            stop(browser);
            await(browser, "message", "The run was stopped at simulated time .*, digest [0-9a-f]{16}");
            assertEquals(130, run.await().exitCode());
            showASweep(browser);
        }
    }

    private static void stop(Browser browser) {
        assertTrue(browser.evaluate("document.getElementById('stop').click()").isMissingNode());
        await(browser, "badge", "stopped");
    }

    private void showASweep(Browser browser) throws IOException {
        SimProcess sweep = bench.start(List.of(SWEEP.split(" ")));
        browser.open(sweep.awaitMessage(ADDRESS));
        await(browser, "active", "utilisation=0\\.[15]");
        await(browser, "results", "0\\.1.*\u00b1.*0\\.5.*\u00b1");
        assertTrue(painted(browser, "runs") != 0, "no curve");
        stop(browser);
        await(browser, "message", "The sweep was stopped; \\d+ of 2,?000 runs are kept in");
        assertEquals(130, sweep.await().exitCode());
    }
}
