package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script for other hosts. In place of ssh it has a program that executes its commands in network namespaces. */
class ClusterScriptSystemTest {
    private static final int BAD_INPUT = 2;
    private static final int HOSTS = 3;
    private static final String PHOLD = "phold --lps 64 --remote 0.5 --end 10 --messaging inline";
    private static final String QUICK_START = " --worker-jvm-options -XX:TieredStopAtLevel=1";

    @RegisterExtension
    private final NetworkHosts network = new NetworkHosts(HOSTS);

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private Path script;

    /** Host 1 is that of the master. The program knows its others by the last digit of their names. */
    @BeforeEach
    void fakeSsh() throws IOException {
        script = Path.of("..", "bin", "sim-cluster.sh").toAbsolutePath().normalize();
        assumeTrue(Files.isExecutable(script), "needs the sources of the project");
        Path home = Files.createDirectory(bench.directory().resolve("home"));
        Path ssh = bench.directory().resolve("fake-ssh");
        Files.writeString(ssh, """
                #!/usr/bin/env bash
                while [ "$1" != -- ]; do shift; done
                case "$2" in
                    silent*) echo 'ssh: connect to host silent port 22: Connection timed out' >&2; exit 255 ;;
                    closed*) echo 'ssh: connect to host closed port 22: Connection refused' >&2; exit 255 ;;
                    locked*) echo 'locked: Permission denied (publickey).' >&2; exit 255 ;;
                    changed*) echo 'Host key verification failed.' >&2; exit 255 ;;
                    nobody*) echo 'ssh: Could not resolve hostname nobody: Name or service not known' >&2; exit 255 ;;
                esac
                number="${2: -1}"
                export HOME=%s SSH_CONNECTION="10.97.0.1 50000 10.97.0.$number 22"
                case "$2" in
                    loop*) SSH_CONNECTION="127.0.0.1 50000 127.0.1.1 22" ;;
                esac
                exec ip netns exec %s"$number" bash -c "$3"
                """.formatted(home, network.prefix()));
        assertTrue(ssh.toFile().setExecutable(true));
        bench.environment("CHRONOGRAM_SSH", ssh.toString()).on(network.on(1));
    }

    private SimProcess start(String arguments) {
        return bench.startProgram(script, arguments.split(" "));
    }

    private String file(String content) throws IOException {
        return Files.writeString(bench.directory().resolve("hosts"), content).toString();
    }

    @Test
    void shouldRunOnTheHostsAndLeaveNothingThereButItself() throws IOException {
        String hosts = file("# the others\nhost2\nhost3  slots=2 # two workers\n");
        Path copies = Files.createDirectories(bench.directory().resolve("home/.cache/chronogram"));
        for (int days = 29; days < 34; days++) {
            Path old = Files.createDirectory(copies.resolve("chronogram_" + days));
            Files.setLastModifiedTime(
                    Files.createFile(old.resolve(".complete")),
                    FileTime.from(Instant.now().minus(Duration.ofDays(days))));
        }
        Path unused = Files.createDirectories(copies.resolve("input/unused"));
        Files.setLastModifiedTime(unused, FileTime.from(Instant.now().minus(Duration.ofDays(32))));
        Path used = Files.createDirectory(copies.resolve("input/used"));
        SimOutcome outcome = start(hosts + " -- run " + PHOLD + QUICK_START + " --json --quiet --out none")
                .await();
        assertEquals(bench.undisturbed(PHOLD), outcome.facts());
        assertEquals(3, outcome.json().get("workers").asInt(), outcome::toString);
        bench.assertNothingLeft();
        // Of old copies the two used last are kept, and the others are removed after 30 days.
        try (var left = Files.list(copies)) {
            List<String> names = left.map(copy -> copy.getFileName().toString())
                    .filter(name -> name.startsWith("chronogram_"))
                    .sorted()
                    .toList();
            assertEquals(List.of("chronogram_29", "chronogram_30"), names.subList(1, names.size()), names::toString);
        }
        assertFalse(Files.exists(unused));
        assertTrue(Files.exists(used));
        assertEquals(
                bench.undisturbed(PHOLD),
                start("host2 -- run " + PHOLD + QUICK_START + " --json --quiet --out none")
                        .await()
                        .facts());
    }

    @Test
    void shouldEndTheWorkersOnControlC() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = start("host2,host3 -- run phold --lps 64 --end 1000000000 --messaging inline --out none");
        run.awaitProgress(Pattern.compile("waiting for 2 hosts"));
        Await.until(
                Workbench.CLEAN_AFTER.multipliedBy(4),
                () -> !Processes.withArgument("org.chronogram.cli.WorkerMain").isEmpty(),
                () -> "workers start");
        run.signal("TERM");
        assertEquals(143, run.await().exitCode());
        bench.assertNothingLeft();
    }

    @Test
    void shouldCheckThePathsBetweenTheHosts() throws IOException {
        SimOutcome open = start("host2,host3 --check").await();
        assertEquals(0, open.exitCode(), open::toString);
        assertTrue(open.out().contains("host2 (10.97.0.2) - host3 (10.97.0.3): both ways ok,"), open::out);
        network.dropFrom(2, 3);
        SimOutcome closed = start("host2,host3 --check").await();
        assertEquals(BAD_INPUT, closed.exitCode(), closed::toString);
        assertTrue(closed.err().contains("UDP "), closed::err);
        bench.assertNothingLeft();
    }

    @Test
    void shouldNameEachProblemOfEachHost() {
        SimOutcome outcome = start("host2,silent3,host3 --check").await();
        assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
        assertTrue(
                outcome.err()
                        .contains(
                                "silent3              cannot be reached over ssh (ssh: connect to host silent port 22:"
                                        + " Connection timed out): try 'ssh -o BatchMode=yes silent3 true'\n"),
                outcome::err);
        assertFalse(outcome.err().contains("host2  "), outcome::err);
        assertTrue(outcome.err().endsWith("the hosts cannot be used yet: see the lines above\n"), outcome::err);
    }

    @Test
    void shouldSayWhatMendsEachProblemOfSsh() throws IOException {
        SimOutcome outcome = start(file("closed\nlocked port=2222 user=me\nchanged\nnobody\nloop2\nhost3") + " --check")
                .await();
        assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.err().contains("refused): start sshd there, or give its port with port=N\n"), outcome::err);
        assertTrue(
                outcome.err().contains("(publickey).): copy your key there: 'ssh-copy-id -p 2222 me@locked'\n"),
                outcome::err);
        assertTrue(
                outcome.err().contains("failed.): its host key is not known, or has changed: try 'ssh changed'\n"),
                outcome::err);
        assertTrue(
                outcome.err().contains("not known): check the name, or give the IP address in its place\n"),
                outcome::err);
        assertTrue(
                outcome.err()
                        .contains("loop2                its address is 127.0.1.1, which others cannot reach: use a name"
                                + " that does not stand for loopback, or address=IP\n"),
                outcome::err);
        assertFalse(outcome.err().contains("host3 "), outcome::err);
    }

    @Test
    void shouldRefuseTwoHostsWithOneAddress() {
        SimOutcome outcome = start("host2,other2 --check").await();
        assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.err().contains("has the address 10.97.0.2 of host2"), outcome::err);
    }

    @Test
    void shouldRefuseAnOldJava() throws IOException {
        Path java =
                Files.createDirectories(bench.directory().resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        assertTrue(java.toFile().setExecutable(true));
        SimOutcome outcome = start(file("host2 java=" + bench.directory().resolve("old")) + " --check")
                .await();
        assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.err().contains("Java 11.0.2: install a JDK 17 or newer"), outcome::err);
    }

    @Test
    void shouldRefuseAMissingJavaAndADirectoryThatCannotBeWritten() throws IOException {
        String file = Files.writeString(bench.directory().resolve("file"), "").toString();
        SimOutcome outcome = start(file("host2 java=/no/such\nhost3 dir=" + file) + " --check")
                .await();
        assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
        assertTrue(
                outcome.err().contains("no Java: install a JDK 17 or newer, or name one with java=DIR\n"),
                outcome::err);
        assertTrue(
                outcome.err().contains(file + " cannot be written: name another directory with dir=DIR\n"),
                outcome::err);
    }

    @Test
    void shouldVerifyAModelOnTheHosts() {
        SimOutcome outcome = start("host2,host3 -- verify " + PHOLD + QUICK_START + " --threads 1 --json --quiet")
                .await();
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertEquals(2, outcome.json().get("combinations").size(), outcome::toString);
        assertTrue(outcome.json().get("same").asBoolean(), outcome::toString);
    }

    @Test
    void shouldShowTheHostsAndTheCommand() {
        SimOutcome outcome = start("--dry-run host2,host3 -- run phold").await();
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.out().contains("host3                10.97.0.3        1     "), outcome::out);
        assertTrue(outcome.out().contains("host2: ") && outcome.out().contains(" MiB are copied to "), outcome::out);
        assertTrue(
                Pattern.compile(
                                "host3: /.*/bin/sim worker --master 10.97.0.1:[0-9]+ --name host3 --address 10.97.0.3 --slots 1 --keep-input /.*/input ")
                        .matcher(outcome.out())
                        .find(),
                outcome::out);
        assertTrue(outcome.out().contains("here: sim run phold --bind 10.97.0.1 --port "), outcome::out);
    }

    @Test
    void shouldGiveAllWorkersTheThreadsThatTheHostsName() throws IOException {
        SimOutcome same = start("--dry-run " + file("host2 threads=2\nhost3 threads=2 spare\n") + " -- run phold")
                .await();
        assertTrue(same.out().contains(" --threads 2 --workers 1 "), same::toString);
        String hosts = file("host2 threads=2\nhost3\n");
        SimOutcome differing = start(hosts + " -- run phold").await();
        assertEquals(BAD_INPUT, differing.exitCode(), differing::toString);
        assertEquals(
                "sim-cluster.sh: host2 has threads=2 and host3 no threads=T: all workers of a run have the same number:"
                        + " name the same for all hosts, and give a larger host more slots=N\n",
                differing.err());
        SimOutcome twice =
                start(file("host2 threads=2\n") + " -- run phold --threads 4").await();
        assertEquals("sim-cluster.sh: --threads 4: the hosts have threads=2: leave one of both out\n", twice.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alpha slots=0           | 1: slots=0: expected a number from 1 to 1024",
                "alpha port=70000        | 1: port=70000: expected a number from 1 to 65535",
                "alpha address=beta      | 1: address=beta: expected an IP address",
                "alpha dir=here          | 1: dir=here: expected an absolute path",
                "alpha colour=red        | 1: 'colour=red': expected slots=, threads=, address=, user=, port=, java=, dir= or spare",
                "-oProxyCommand=x        | 1: '-oProxyCommand=x' is no host name",
                "alpha user=-x           | 1: user=-x: expected a user name",
                "alpha threads=0         | 1: threads=0: expected a number from 1 to 1024",
            })
    void shouldNameTheLineOfTheFile(String line, String expected) throws IOException {
        String hosts = file(line.strip() + "\n");
        SimOutcome outcome = start(hosts + " -- run phold").await();
        assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
        assertEquals("sim-cluster.sh: " + hosts + ":" + expected + "\n", outcome.err());
    }

    @Test
    void shouldRefuseAFileInWhichAllHostsAreSpareOrNoneIsNamed() throws IOException {
        SimOutcome spare = start(file("host2 spare\n") + " -- run phold").await();
        assertEquals("sim-cluster.sh: all hosts are spare: leave 'spare' out for at least one\n", spare.err());
        assertEquals(BAD_INPUT, spare.exitCode());
        String empty = file("# nothing\n\n");
        SimOutcome none = start(empty + " -- run phold").await();
        assertEquals("sim-cluster.sh: " + empty + ": there is no host in this file\n", none.err());
        assertEquals(BAD_INPUT, none.exitCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host2",
                "host2 -- bench",
                "host2 -- models",
                "host2 -- run phold --workers 2",
                "host2,host3 -- verify phold --workers=1,3",
                "--bind here host2 -- run phold",
                "host2 -- run phold --await-workers 2",
                "host2,,host3 -- run phold",
                "nowhere/hosts -- run phold",
                "--port x host2 -- run phold",
                "host2,host2 -- run phold",
                "--colour host2"
            })
    void shouldRefuseWrongArgumentsInOneLine(String arguments) {
        SimOutcome outcome = start(arguments).await();
        assertEquals(BAD_INPUT, outcome.exitCode(), outcome::toString);
        assertEquals(1, outcome.err().lines().count(), outcome::err);
        assertTrue(outcome.err().startsWith("sim-cluster.sh: "), outcome::err);
        assertEquals(List.of(), outcome.out().lines().toList());
    }
}
