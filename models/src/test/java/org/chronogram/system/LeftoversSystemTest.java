package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run ends, nothing of it is left in any place where temporary files lie, nor beside its results. */
class LeftoversSystemTest {
    private static final String ENDLESS = "phold --lps 64 --end 1000000000 --workers 2 --checkpoint-every 50ms";
    private static final Pattern CHECKPOINT = Pattern.compile("partition-\\d+\\.bin");
    private static final Pattern REPLACED = Pattern.compile("(?s)another takes its place.*, going on from ");
    private static final Duration CLEAN_AFTER = Duration.ofSeconds(10);
    private static final int SMALL_KIB = 64;
    /** Size of a file system with room for the directory of the run, but not for its lock. */
    private static final int PAGE_KIB = 4;

    private static final int BAD_INPUT = 2;
    private static final int INTERRUPTED = 130;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private Path temporary;
    private Path runtime;

    @BeforeEach
    void makePlaces() throws IOException {
        temporary = Files.createDirectory(bench.directory().resolve("temporary"));
        runtime = Files.createDirectory(bench.directory().resolve("runtime"));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        bench.masterOptions("-Djava.io.tmpdir=" + temporary).environment("XDG_RUNTIME_DIR", runtime.toString());
    }

    /** Files to which a test redirects output do not count. */
    private List<String> left() {
        try (Stream<Path> paths = Files.walk(bench.directory());
                Stream<Path> shared = Files.list(bench.aeronDirectory())) {
            Stream<String> files = paths.map(
                            path -> bench.directory().relativize(path).toString())
                    .filter(name -> !name.matches("|temporary|runtime|run-\\d+\\.(out|err)"));
            return Stream.concat(files, shared.map(Path::toString)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(e.toString());
        }
    }

    private void assertNothingLeftBut(String names) {
        Await.until(
                CLEAN_AFTER,
                () -> left().stream().allMatch(name -> name.matches(names)),
                () -> "nothing is left but " + names + ": " + left());
    }

    private SimProcess awaitCheckpoints(SimProcess run) {
        run.awaitRunning(
                () -> left().stream().anyMatch(name -> CHECKPOINT.matcher(name).find()), "a checkpoint");
        return run;
    }

    /** As a terminal or a batch system does it, to all at once. */
    @Test
    void shouldLeaveNothingWhenAllAreKilled() {
        assumeTrue(Processes.exists("setsid"), "needs setsid");
        SimProcess run = awaitCheckpoints(bench.by("setsid").startRun(ENDLESS));
        run.signalGroup("KILL");
        assertNothingLeftBut("");
    }

    /** The first thing that a run makes is there before all that would remove it may be. */
    @ParameterizedTest
    @ValueSource(strings = {"none temporary/.+", "none /.+", "kept /.+", "kept kept/run-input\\.json"})
    void shouldLeaveNothingWhenAllAreKilledAsSomethingIsMade(String outAndMade) {
        assumeTrue(Processes.exists("setsid"), "needs setsid");
        String[] words = outAndMade.split(" ");
        SimProcess run = bench.by("setsid").startRun(ENDLESS + " --out " + words[0]);
        run.awaitRunning(() -> left().stream().anyMatch(name -> name.matches(words[1])), words[1]);
        run.signalGroup("KILL");
        assertNothingLeftBut("kept|kept/run-input\\.json|kept/lock");
    }

    @Test
    void shouldLeaveNothingAfterControlC() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = awaitCheckpoints(bench.startRun(ENDLESS));
        run.signal("INT");
        assertEquals(INTERRUPTED, run.await().exitCode());
        assertNothingLeftBut("");
    }

    @Test
    void shouldLeaveNothingWhereThereIsNoRoomForTemporaryFiles() throws Exception {
        inSmallFileSystem(temporary, 96, () -> {
            Path ballast = Files.write(temporary.resolve("ballast"), new byte[60 * 1024]);
            SimOutcome outcome = bench.run("phold --lps 4096 --end 50 --workers 2 --checkpoint-every 20ms");
            outcome.succeeded();
            assertTrue(outcome.messages().contains("a checkpoint could not be written"), outcome::toString);
            Files.delete(ballast);
            assertNothingLeftBut("");
        });
    }

    @Test
    void shouldLeaveNoRunDirectoryWhereTheDiskIsFull() throws Exception {
        Path small = Files.createDirectory(bench.directory().resolve("small"));
        inSmallFileSystem(small, SMALL_KIB, () -> {
            for (int kibibytes : new int[] {SMALL_KIB - PAGE_KIB, SMALL_KIB}) {
                Path ballast = Files.write(small.resolve("ballast"), new byte[kibibytes * 1024]);
                bench.run("phold --lps 8 --end 5 --workers 2 --out small/deep/run")
                        .failed(BAD_INPUT, ".*small/deep/run: .*No space left on device; give another .*")
                        .inOneLine();
                Files.delete(ballast);
                assertNothingLeftBut("small");
            }
        });
    }

    /** Code that runs with a file system of a few KiB. */
    private interface Use {
        void run() throws Exception;
    }

    private static void inSmallFileSystem(Path place, int kibibytes, Use use) throws Exception {
        String options = "mode=700,size=" + kibibytes + "k";
        assumeTrue(
                Processes.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString()) == 0,
                "needs the right to mount a file system");
        try {
            use.run();
        } finally {
            assertEquals(0, Processes.run("umount", "-l", place.toString()));
        }
    }

    @Test
    void shouldKeepTheReportOfACrashWithTheRun() {
        long crashed = crashAWorker(ENDLESS + " --out kept");
        String report = "kept/hs_err_pid" + crashed + ".log";
        assertTrue(left().contains(report), () -> left().toString());
        assertNothingLeftBut("kept(/(?!hs_err|replay|lock).*)?|" + Pattern.quote(report));
    }

    @Test
    void shouldLeaveNoReportOfACrashWhereNothingIsKept() {
        long unused = crashAWorker(ENDLESS);
        assertNothingLeftBut("");
    }

    private long crashAWorker(String arguments) {
        SimProcess run = bench.startRun(arguments).awaitSteps();
        long pid = run.awaitWorker(1).pid();
        Processes.signal("SEGV", pid);
        run.awaitProgress(REPLACED).signal("TERM");
        run.await();
        return pid;
    }
}
