package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.models.unruly.UnrulyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each error in the input of a user gives a message, without a stack trace of the engine. */
class BadInputSystemTest {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private void assertRefused(String arguments, String message) {
        bench.inThreads().run(arguments).failed(BAD_INPUT, message).inOneLine();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phol | there is no model 'phol'; did you mean phold.*",
                "phold --lsp 8 | unknown option '--lsp'; did you mean --lps.*",
                "phold --remote 1.5 | --remote=1.5 is out of bounds: expected from 0.0 to 1.0",
                "phold --end 0 | --end=0: end time before start.*",
                "phold --lps 3 --workers 4 | --workers=4 --threads=1 make 4 partitions, but the model has only 3 LPs.*",
                "phold --lps 8 --lookahead 0 --workers 2 | the model has no lookahead.*",
                "network --topology /no/such.gml | --topology=/no/such.gml.*",
                "network --topology no-such.txt | --topology=/.*/no-such.txt: no such file, expected a file; give its path",
                "network --topology /etc/passwd | --topology=/etc/passwd: unknown kind of file.*",
                "phold --workers 2 --bind 203.0.113.1 | --bind=203.0.113.1: cannot listen there.*: give an IP address of this host",
                "phold --workers 2 --bind 0.0.0.0 | --bind=0.0.0.0: expected the one IP address of this host.*",
                "phold --workers 2 --bind localhost | --bind=localhost: expected the one IP address of this host.*",
                "phold --class-path /no/such.jar | --class-path: there is no '/no/such.jar'.*",
            })
    void shouldRefuse(String arguments, String message) {
        assertRefused(arguments, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phol | there is no model 'phol'; did you mean phold.*",
                "phold --workers 2 --aeron-dir /no/such | --aeron-dir=/no/such: expected a directory.*",
                "phold --workers 1 --aeron-dir /no/such | --aeron-dir=/no/such is not a directory that can be written to.*",
            })
    void shouldRefuseAsAProcess(String arguments, String message) {
        bench.run(arguments).failed(BAD_INPUT, message).inOneLine();
    }

    @Test
    void shouldRefuseTopologyThatIsBroken() throws IOException {
        Files.writeString(
                bench.directory().resolve("broken.gml"), "graph [ node [ id 1 ] edge [ source 1 target 2 ] ]");
        assertRefused("network --topology broken.gml --workers 2", "--topology=/.*/broken.gml: .*");
    }

    @Test
    void shouldRefuseClassPathWithoutModels() throws IOException {
        Path empty = Files.createDirectory(bench.directory().resolve("empty"));
        assertRefused("phold --class-path " + empty, "--class-path: found no models in '" + empty + "'.*");
    }

    @Test
    void shouldRefuseFileAsAeronDirectory() throws IOException {
        Path file = Files.createFile(bench.directory().resolve("file"));
        bench.run("phold --workers 2 --aeron-dir " + file)
                .failed(BAD_INPUT, "--aeron-dir=" + file + " is not a directory.*")
                .inOneLine();
    }

    @Test
    void shouldSayThatTheAeronDirectoryCannotBeWritten() throws IOException {
        Path locked = Files.createDirectory(bench.directory().resolve("locked"));
        assertTrue(locked.toFile().setWritable(false));
        assumeTrue(!Files.isWritable(locked), "root may write everywhere");
        bench.run("phold --workers 2 --aeron-dir " + locked)
                .failed(BAD_INPUT, "--aeron-dir=" + locked + ": expected a directory that.*")
                .inOneLine();
    }

    @Test
    void shouldSayThatTheAeronDirectoryIsTooSmall() throws IOException {
        Path small = Files.createDirectory(bench.directory().resolve("small"));
        int mounted = Processes.run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString());
        assumeTrue(mounted == 0, "cannot mount a file system");
        try {
            bench.run("phold --workers 2 --aeron-dir " + small)
                    .failed(FAILED, "worker [01]: directory=\\S+ has free=4 MiB but needed=.*--aeron-dir.*")
                    .inOneLine();
            assertEquals(0, small.toFile().list().length);
        } finally {
            assertEquals(0, Processes.run("umount", small.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "2, 'worker 1: '"})
    void shouldShowWhereAModelThrew(int workers, String who) throws IOException {
        bench.userModels(UnrulyModel.class);
        SimOutcome outcome = bench.run("unruly --fault throws --workers " + workers)
                .failed(
                        FAILED,
                        who + "LP 3 at time 1s .*IllegalStateException: the belt is off.* event of type 7 from LP 3");
        assertTrue(
                outcome.err().contains("    at org.chronogram.models.unruly.UnrulyModel$UnrulyProcess.onEvent("),
                outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "2, 'worker 1: '"})
    void shouldTellAllOfAnEventThatIsTooEarly(int workers, String who) throws IOException {
        bench.userModels(UnrulyModel.class);
        bench.inThreads()
                .run("unruly --fault sends-too-early --workers " + workers)
                .failed(
                        FAILED,
                        who + "(?=.*LP 3)(?=.*LP 0)(?=.* time 1s)(?=.* 25000000 ticks)(?=.*lookahead.*0\\.1s).*");
    }

    @Test
    void shouldRefuseNegativeDelay() throws IOException {
        bench.userModels(UnrulyModel.class);
        bench.inThreads()
                .run("unruly --fault negative-delay --workers 2")
                .failed(FAILED, "worker 1: (?=.*LP 3)(?=.*\\b1s).*delay.*");
    }

    @Test
    void shouldShowWhereAModelThrewWhenItWasBuilt() throws IOException {
        bench.userModels(UnrulyModel.class);
        SimOutcome outcome =
                bench.run("unruly --fault build-throws --workers 2").failed(FAILED, ".*no LPs today.*");
        assertTrue(outcome.err().contains("    at org.chronogram.models.unruly.UnrulyModel.build("), outcome::toString);
    }

    @Test
    void shouldSayWhyWorkersCannotStart() {
        bench.workerJvmOptions("-Xmx1k");
        bench.run("phold --workers 2")
                .failed(
                        FAILED,
                        "worker [01] \\(process \\d+\\) ended too early, with exit code 1, .*virtual machine.*|.*VM.*");
    }

    @Test
    void shouldSayThatAWorkerHasTooLittleMemory() {
        bench.workerJvmOptions("-Xmx24m");
        bench.run("phold --lps 1000000 --workers 2 --end 5").failed(FAILED, "worker [01]: out of memory .*-Xmx.*");
    }
}
