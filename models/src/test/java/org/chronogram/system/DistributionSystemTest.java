package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronogram.run.EngineVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The archive that the build makes runs where it was unpacked, with a Java and nothing else. */
class DistributionSystemTest {
    private static final String NAME = "chronogram-" + EngineVersion.text();
    private static final Path ARCHIVE = Path.of("target", NAME + ".tar.gz").toAbsolutePath();
    private static final Path TAR = Path.of("/usr/bin/tar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String SMALL = "phold --lps 64 --end 10 --workers 2";

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private Path unpacked;
    private Path elsewhere;

    @BeforeEach
    void unpack() throws IOException {
        assumeTrue(Files.isExecutable(TAR), "needs " + TAR);
        assertTrue(Files.exists(ARCHIVE), () -> ARCHIVE + " exists after 'mvn package'");
        Path folder = Files.createDirectory(bench.directory().resolve("a folder"));
        elsewhere = Files.createDirectory(bench.directory().resolve("elsewhere"));
        bench.startProgram(TAR, "-xzf", ARCHIVE.toString(), "-C", folder.toString())
                .await()
                .succeeded();
        unpacked = folder.resolve(NAME);
    }

    private SimOutcome sim(String... arguments) {
        return bench.startProgram(unpacked.resolve("bin/sim"), arguments).await();
    }

    /** Returns every file and folder below one, with its time and size. */
    private static Map<Path, String> tree(Path root) throws IOException {
        Map<Path, String> entries = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                entries.put(path, Files.getLastModifiedTime(path) + " " + Files.size(path));
            }
        }
        return entries;
    }

    @Test
    void shouldHaveOneFolderWithAllThatItNeeds() throws IOException {
        try (Stream<Path> entries = Files.list(unpacked)) {
            assertEquals(
                    Set.of("bin", "lib", "man", "docs", "LICENSE", "README.md"),
                    entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet()));
        }
        assertEquals(names(Path.of("target", "lib")), names(unpacked.resolve("lib")));
        assertTrue(Files.readString(unpacked.resolve("man/man1/sim.1")).startsWith(".TH \"SIM\" \"1\""));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldListItsEntriesInOrderWithOneTimeAndWithoutTheUserOfTheBuild() {
        SimOutcome listed = bench.startProgram(TAR, "-tvzf", ARCHIVE.toString(), "--numeric-owner", "--full-time")
                .await()
                .succeeded();
        List<String[]> lines =
                listed.out().lines().map(line -> line.split(" +", 6)).toList();
        assertEquals(
                Set.of("0/0"), lines.stream().map(columns -> columns[1]).collect(Collectors.toSet()), listed::toString);
        assertEquals(
                1,
                lines.stream()
                        .map(columns -> columns[3] + columns[4])
                        .distinct()
                        .count(),
                listed::toString);
        List<String> jars = lines.stream()
                .map(columns -> columns[5])
                .filter(name -> name.endsWith(".jar"))
                .toList();
        assertEquals(jars.stream().sorted().toList(), jars);
    }

    @Test
    void shouldNameTheBuildAsTheSourceTreeDoes() {
        String version = sim("--version").succeeded().out();
        String built = bench.startProgram(
                        JAVA, "-cp", EngineCommand.classPath(), "org.chronogram.cli.Main", "--version")
                .await()
                .succeeded()
                .out();
        assertEquals(built, version);
        assertTrue(
                version.strip()
                        .matches(
                                "chronogram \\S+ \\(build [0-9a-f]{12}\\), Java " + System.getProperty("java.version")),
                version);
    }

    @Test
    void shouldGiveTheSameResultAndWriteNothingOutsideOfItsOutputDirectory() throws IOException {
        bench.environment("HOME", elsewhere.toString());
        Map<Path, String> before = tree(unpacked);
        SimOutcome built = bench.run(SMALL);
        Path results = bench.directory().resolve("results");
        String arguments = "run " + SMALL + " --json --quiet --aeron-dir " + bench.aeronDirectory() + " --out "
                + results + " --worker-jvm-options -Djava.io.tmpdir=" + elsewhere;
        SimOutcome outcome = sim(arguments.split(" "));
        assertEquals(built.facts(), outcome.facts());
        assertEquals(built.json().get("codeChecksums"), outcome.json().get("codeChecksums"));
        assertTrue(Files.exists(results.resolve("run.json")));
        assertEquals(before, tree(unpacked));
        assertEquals(List.of(), names(elsewhere));
    }

    @Test
    void shouldNeverBuild() throws IOException {
        Path called = elsewhere.resolve("called");
        Path maven = elsewhere.resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\ntouch '" + called + "'\nexit 1\n");
        assertTrue(maven.toFile().setExecutable(true));
        bench.environment("PATH", elsewhere + ":" + System.getenv("PATH"));
        SimOutcome models = sim("models").succeeded();
        assertTrue(models.out().contains("phold"));
        assertEquals("", models.err(), "models that cannot be used");
        assertEquals(List.of("mvn"), names(elsewhere));
    }
}
