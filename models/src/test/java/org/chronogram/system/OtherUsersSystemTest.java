package org.chronogram.system;

import static org.chronogram.system.OtherUser.NOBODY;
import static org.chronogram.system.OtherUser.VICTIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One ordinary user runs simulations, and another attacks them on the same host. */
class OtherUsersSystemTest {
    private static final String SHORT = "phold --lps 8 --end 5 --workers 2";
    private static final String ENDLESS = "phold --lps 64 --end 1000000000 --workers 2";
    private static final String NAME = "chronogram-0123456789abcdef0123456789abcdef";
    private static final Pattern REPLACED = Pattern.compile("(?s)another takes its place.*, going on from ");
    private static final int TERMINATED = 143;
    private static final int BAD_INPUT = 2;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private Path shared;
    private Path precious;
    private Path canary;

    @BeforeEach
    void makePlaces() throws IOException {
        OtherUser.assumeUsersCanBeChanged();
        bench.as(VICTIM);
        shared = Files.createDirectory(bench.directory().resolve("shared"));
        Files.setPosixFilePermissions(bench.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        makeTemporary(shared);
        makeTemporary(bench.aeronDirectory());
        precious = Files.createDirectory(bench.directory().resolve("precious"));
        canary = Files.createDirectories(precious.resolve("checkpoints/step-1-epoch-0"))
                .resolve("canary");
        Files.writeString(canary, "alive");
        VICTIM.own(precious);
        bench.masterOptions("-Djava.io.tmpdir=" + shared).environment("XDG_RUNTIME_DIR", "");
    }

    /** A directory like /tmp: everybody may write to it, but only its owner can rename an entry. */
    private static void makeTemporary(Path directory) throws IOException {
        Files.setAttribute(directory, "unix:uid", 0);
        Files.setAttribute(directory, "unix:mode", 01777);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldLeaveAloneWhatIsPlantedWhereTemporaryFilesLie() throws IOException {
        for (Path place : List.of(shared, bench.aeronDirectory())) {
            assertEquals("", NOBODY.does("""
                    set -e; umask 000; cd "$1"
                    for name in chronogram-workers-1 chronogram-checkpoints-1 "$3" "chronogram-checkpoints-${3#*-}"; do
                        mkdir "$name"; ln -s "$2" "$name/lock"; ln -s "$4" "$name/checkpoints"
                        touch -d '2 hours ago' "$name"
                    done
                    ln -s "$4" chronogram-1; ln -s "$4" chronogram-ffffffffffffffffffffffffffffffff
                    """, place, canary, NAME, precious));
        }
        List<String> planted = names(shared);
        bench.run(SHORT).succeeded();
        bench.run(SHORT).succeeded();
        assertEquals("alive", Files.readString(canary));
        assertEquals(List.of("checkpoints"), names(precious));
        assertEquals(planted, names(shared));
        assertEquals(planted, names(bench.aeronDirectory()));
        assertEquals(List.of("checkpoints", "lock"), names(shared.resolve(NAME)));
        NOBODY.does("rm -r \"$1\"/*", bench.aeronDirectory());
    }

    @Test
    void shouldNeitherTellNorGiveAnythingToOthersNorBeStoppedByThem() throws IOException {
        SimProcess run = bench.startRun(ENDLESS).awaitSteps();
        ProcessHandle worker = run.awaitWorker(1);
        String token = token(worker);
        String seen = NOBODY.does("""
                for pid in "$3" "$4"; do cat /proc/$pid/cmdline /proc/$pid/environ /proc/$pid/maps; ls -l /proc/$pid/fd; done
                ls -lR "$1" "$2" /dev/shm; cat /proc/net/unix
                find "$1" "$2" -type f -exec cat {} +
                """, shared, bench.aeronDirectory(), run.pid(), worker.pid());
        assertTrue(seen.contains("org.chronogram.cli.WorkerMain"), seen);
        assertFalse(seen.contains(token), "the token of the run is to be seen");
        assertSaysNothing(bench.aeronDirectory(), "chronogram-[0-9a-f]{32}");
        assertSaysNothing(shared, "chronogram-1");
        Path inside =
                bench.aeronDirectory().resolve(names(bench.aeronDirectory()).get(0));
        String made = NOBODY.does("cd \"$1\"; mkdir 1-1 1-2 0-1 0-2; ls; touch lock; rm -rf *", inside);
        assertTrue(made.contains("ermission denied"), made);
        NOBODY.does("cd \"$1\" && mkdir 0-1 1-1 0-2 1-2 chronogram-1 chronogram-2", bench.aeronDirectory());
        Processes.signal("KILL", worker.pid());
        run.awaitProgress(REPLACED).signal("TERM");
        SimOutcome outcome = run.await();
        assertEquals(TERMINATED, outcome.exitCode(), outcome::toString);
        assertEquals(1, outcome.json().get("recoveries").size(), outcome::toString);
        NOBODY.does("rmdir \"$1\"/*", bench.aeronDirectory());
    }

    private static String token(ProcessHandle worker) throws IOException {
        byte[] environment = Files.readAllBytes(Path.of("/proc/" + worker.pid() + "/environ"));
        return Arrays.stream(new String(environment, StandardCharsets.UTF_8).split("\0"))
                .filter(variable -> variable.startsWith("CHRONOGRAM_TOKEN="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*=", "");
    }

    /** Other users see the name of the directory, and cannot enter it. */
    private static void assertSaysNothing(Path place, String name) throws IOException {
        List<String> found = names(place);
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.get(0).matches(name), found::toString);
        String tried = NOBODY.does("ls \"$1\"; cd \"$1\"", place.resolve(found.get(0)));
        assertEquals(
                2,
                Pattern.compile("(?i)permission denied|can't cd")
                        .matcher(tried)
                        .results()
                        .count(),
                tried);
    }

    /** Where everybody may rename a run directory, its name leads elsewhere by the time when checkpoints are removed. */
    @Test
    void shouldNotBeMadeToRemoveOtherFiles() throws IOException {
        Path open = Files.createDirectory(bench.directory().resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path kept = open.resolve("kept");
        SimProcess run = bench.startRun(ENDLESS + " --checkpoint-every 10ms --out " + kept)
                .awaitSteps();
        run.awaitRunning(() -> Files.exists(kept.resolve("checkpoints")), "checkpoints");
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            run.awaitRunning(() -> Files.exists(open.resolve("begun")), "renames");
            run.signal("TERM");
        });
        String said = NOBODY.does("""
                cd "$1" || exit
                round=0
                while [ $round -lt 100000 ] && kill -0 "$3" 2>&1 | grep -q ermitted; do
                    round=$((round + 1))
                    mv kept aside && ln -s "$2" kept && rm kept && mv aside kept
                    : >begun
                done
                echo "rounds $round"
                """, open, precious, run.pid());
        assertTrue(said.matches("(?s).*rounds [1-9]\\d*\\n"), said);
        stop.join();
        SimOutcome ended = run.await();
        assertTrue(List.of(1, TERMINATED).contains(ended.exitCode()), ended::toString);
        assertEquals("alive", Files.readString(canary));
    }

    @Test
    void shouldKeepWhatItWritesToItsUserWhateverTheUmaskIs() throws IOException {
        bench.by("sh", "-c", "umask 000; exec \"$@\"", "sh");
        SimProcess run = bench.startRun(ENDLESS + " --out kept").awaitSteps();
        run.signal("TERM");
        SimOutcome stopped = run.await();
        assertEquals(TERMINATED, stopped.exitCode(), stopped::toString);
        Path kept = bench.directory().resolve("kept");
        assertTrue(Files.exists(kept.resolve("checkpoints")), stopped::toString);
        String read = NOBODY.does("ls -R \"$1\"; cat \"$1\"/run-input.json \"$1\"/run.json", kept);
        assertEquals(
                3,
                read.lines().filter(line -> line.contains("ermission denied")).count(),
                read);
        assertEquals("", openToOthers(kept));
        assertRefused(kept);
    }

    /** Whatever others may do to a file in it, if somebody let them in. */
    private static String openToOthers(Path kept) throws IOException {
        return VICTIM.does("find \"$1\" -perm /077", kept);
    }

    private void assertRefused(Path kept) throws IOException {
        Path theirs = bench.directory().resolve("theirs");
        assertEquals("", VICTIM.does("cp -rp \"$1\" \"$2\"; chmod go+w \"$2\"/checkpoints/*", kept, theirs));
        bench.resume("theirs")
                .failed(BAD_INPUT, ".*theirs/checkpoints/step-\\S+: others may write to it .*")
                .inOneLine();
        NOBODY.own(theirs);
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxrwxrwx"));
        bench.resume("theirs")
                .failed(BAD_INPUT, ".*theirs: belongs to nobody, expected \\S+, who runs this.*")
                .inOneLine();
    }
}
