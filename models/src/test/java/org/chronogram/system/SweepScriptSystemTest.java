package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sweep over other hosts by the script. In place of ssh it has a program that executes the commands on this host. */
class SweepScriptSystemTest {
    private static final int BAD_INPUT = 2;
    private static final String SWEEP =
            "sweep queueing --vary utilisation=0.3,0.6 --replications 2 --end 2000s --quiet";

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private Path script;

    @BeforeEach
    void fakeSsh() throws IOException {
        script = Path.of("..", "bin", "sim-cluster.sh").toAbsolutePath().normalize();
        assumeTrue(Files.isExecutable(script), "needs the sources of the project");
        Path home = Files.createDirectory(bench.directory().resolve("home"));
        Path ssh = bench.directory().resolve("fake-ssh");
        Files.writeString(ssh, """
                #!/usr/bin/env bash
                while [ "$1" != -- ]; do shift; done
                echo 'welcome to this host'
                echo "$*" >>%1$s/commands
                unset CHRONOGRAM_JAVA_OPTS
                export HOME=%1$s SSH_CONNECTION="127.0.0.1 50000 127.0.1.1 22"
                exec bash -c "$3"
                """.formatted(home));
        assertTrue(ssh.toFile().setExecutable(true));
        bench.environment("CHRONOGRAM_SSH", ssh.toString());
    }

    private SimOutcome script(String arguments) {
        return bench.startProgram(script, arguments.split(" ")).await();
    }

    /** The options of Java, which hold the mark of the test here, are on no command line of ssh. */
    @Test
    void shouldMakeTheTablesOfASweepOnThisHost() throws IOException {
        Path hosts = Files.writeString(bench.directory().resolve("hosts"), "alpha slots=2\n");
        Path out = bench.directory().resolve("over-hosts");
        SimOutcome outcome = script(hosts + " -- " + SWEEP + " --out " + out);
        assertEquals(0, outcome.exitCode(), outcome::toString);
        bench.assertNothingLeft();
        Path here = bench.directory().resolve("here");
        SimThreads.execute(bench.directory(), Map.of(), List.of((SWEEP + " --out " + here).split(" ")));
        for (String table : List.of("summary.csv", "results.csv", "runs/0003/results.csv")) {
            assertEquals(Files.readString(here.resolve(table)), Files.readString(out.resolve(table)), table);
        }
        assertTrue(Files.readString(bench.directory().resolve("home/commands"))
                .lines()
                .noneMatch(line -> line.contains("chronogram.test.mark")));
        try (Stream<Path> copies = Files.list(bench.directory().resolve("home/.cache/chronogram"))) {
            assertEquals(1, copies.count());
        }
    }

    @Test
    void shouldRefuseWhatASweepDoesNotNeedOrGetsItself() {
        for (String arguments : List.of(
                "alpha -- sweep phold --hosts file",
                "--port 7400 alpha -- sweep phold",
                "alpha -- sweep phold --port 1")) {
            SimOutcome outcome = script(arguments);
            assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
            assertEquals(1, outcome.err().lines().count(), outcome::err);
        }
    }
}
