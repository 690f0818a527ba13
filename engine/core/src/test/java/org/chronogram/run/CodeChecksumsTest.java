package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeChecksumsTest {
    private static final Map<String, String> CODE = new TreeMap<>(
            Map.of("ring/Ring.class", "hops", "META-INF/services/org.chronogram.model.Model", "ring.Ring"));

    @TempDir
    private Path directory;

    private static final Model MODEL = TestModel.of(1, 1, lp -> (event, context) -> {});

    private static Map<String, String> checksums(String classPath) {
        return CodeChecksums.of(MODEL, classPath);
    }

    private Path jar(String name, Map<String, String> files, long builtAtMs) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(builtAtMs);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private String checksumOf(Path source) {
        return checksums(source.toString()).get(source.getFileName().toString());
    }

    private static Map<String, String> with(String name, String content) {
        Map<String, String> files = new TreeMap<>(CODE);
        files.put(name, content);
        return files;
    }

    @Test
    void shouldNotDependOnWhenAJarWasBuiltAndWhatItsBuilderNotes() throws IOException {
        String before = checksumOf(jar("ring.jar", CODE, 1_000_000_000_000L));
        assertEquals(64, before.length());
        assertEquals(
                before, checksumOf(jar("ring.jar", with("META-INF/MANIFEST.MF", "built today"), 1_500_000_000_000L)));
    }

    @Test
    void shouldDependOnEveryClassAndResourceAndOnTheModelsThatAreNamed() throws IOException {
        String before = checksumOf(jar("ring.jar", CODE, 0));
        assertNotEquals(before, checksumOf(jar("ring.jar", with("ring/Ring.class", "hopt"), 0)));
        assertNotEquals(before, checksumOf(jar("ring.jar", with("ring/Station.class", "stay"), 0)));
        assertNotEquals(before, checksumOf(jar("ring.jar", with("rates.csv", "1,2"), 0)));
        assertNotEquals(
                before, checksumOf(jar("ring.jar", with("META-INF/services/org.chronogram.model.Model", "r.R"), 0)));
    }

    @Test
    void shouldReadDirectories() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes/ring"));
        Files.writeString(classes.resolve("Ring.class"), "hops");
        Path root = classes.getParent();
        String before = last(checksums(root + "/"));
        assertEquals(before, last(checksums(root.toString())));
        Files.writeString(classes.resolve("Ring.class"), "hopt");
        assertNotEquals(before, last(checksums(root.toString())));
    }

    private static String last(Map<String, String> checksums) {
        return List.copyOf(checksums.values()).get(checksums.size() - 1);
    }

    @Test
    void shouldKnowTheEngineAndTheModelWithoutAnyClassPath() {
        Map<String, String> own = checksums("");
        // Kernel, messaging, model API, and the model, which is a class of this test.
        assertEquals(4, own.size(), own::toString);
        assertEquals(own, checksums(""));
    }

    @Test
    void shouldTellJarsOfOneNameApart() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other")).resolve("ring.jar");
        Files.move(jar("ring.jar", with("rates.csv", "1"), 0), other);
        Path first = jar("ring.jar", CODE, 0);
        Map<String, String> both = checksums(first + File.pathSeparator + other);
        assertNotEquals(both.get("ring.jar"), both.get("ring.jar (2)"));
        assertEquals(checksumOf(other), both.get("ring.jar (2)"));
    }

    @Test
    void shouldRefuseAJarThatIsDamaged() throws IOException {
        Path jar = Files.writeString(directory.resolve("ring.jar"), "no jar");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> checksumOf(jar));
        assertTrue(e.getMessage().startsWith("the code in " + jar + " cannot be read ("), e.getMessage());
    }

    @Test
    void shouldNameWhatHasChanged() {
        Map<String, String> before = Map.of("a.jar", "1", "b.jar", "2", "c.jar", "3");
        assertEquals(
                List.of("b.jar", "c.jar", "d.jar"),
                CodeChecksums.differences(before, Map.of("a.jar", "1", "b.jar", "9", "d.jar", "3")));
        assertEquals(List.of(), CodeChecksums.differences(before, before));
    }

    @Test
    void shouldKeepAWorkerFromRunningOtherCodeThanTheMaster() throws IOException {
        Path jar = jar("ring.jar", CODE, 0);
        RunSpecification started = new RunSpecification(
                Simulation.of("nothing", Map.of(), 1),
                new ModelCode(jar.toString(), checksums(jar.toString()), EngineVersion.withBuild()),
                Layout.of(1, 1),
                HostOptions.LOOPBACK,
                FaultTolerance.DEFAULT,
                Outside.NONE);
        CodeChecksums.requireUnchanged(started, LocalPaths.AS_SPECIFIED, MODEL);
        Path unused = jar("ring.jar", with("ring/Ring.class", "hopt"), 0);
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> CodeChecksums.requireUnchanged(started, LocalPaths.AS_SPECIFIED, MODEL));
        assertEquals(
                "the code in ring.jar has changed since the run was started, so that this worker would simulate something"
                        + " else than the others do: build it anew only when no run uses it",
                e.getMessage());
    }

    @Test
    void shouldKeepAWorkerOfAnotherBuildFromTakingPart() {
        RunSpecification started = new RunSpecification(
                Simulation.of("nothing", Map.of(), 1),
                new ModelCode("", checksums(""), "0.0.1 (build 0123456789ab)"),
                Layout.of(1, 1),
                HostOptions.LOOPBACK,
                FaultTolerance.DEFAULT,
                Outside.NONE);
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> CodeChecksums.requireUnchanged(started, LocalPaths.AS_SPECIFIED, MODEL));
        assertEquals(
                "this worker is Chronogram " + EngineVersion.withBuild() + ", and the master is Chronogram 0.0.1 (build"
                        + " 0123456789ab): start both from the same distribution, and build it anew only when no run"
                        + " uses it",
                e.getMessage());
    }

    private String ofClassPath(Path... entries) {
        return CodeChecksums.ofClassPath(
                Arrays.stream(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    @Test
    void shouldGiveABuildTheSameChecksumWhereverItLies() throws IOException {
        Path engine = jar("chronogram-engine.jar", CODE, 1_000_000_000_000L);
        Path library = jar("aeron-1.jar", with("rates.csv", "1"), 0);
        String before = ofClassPath(engine, library);
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.copy(library, other.resolve("aeron-1.jar"));
        Files.delete(engine);
        Files.move(jar("chronogram-engine.jar", CODE, 1_500_000_000_000L), other.resolve("chronogram-engine.jar"));
        assertEquals(
                before,
                ofClassPath(
                        other.resolve("aeron-1.jar"), other.resolve("chronogram-engine.jar"), other.resolve("none")));
    }

    @Test
    void shouldTellBuildsApartByOwnCodeAndByTheVersionsOfLibraries() throws IOException {
        Path library = jar("aeron-1.jar", CODE, 0);
        String before = ofClassPath(jar("chronogram-engine.jar", CODE, 0), library);
        assertNotEquals(before, ofClassPath(directory.resolve("chronogram-engine.jar"), jar("aeron-2.jar", CODE, 0)));
        assertNotEquals(before, ofClassPath(jar("chronogram-engine.jar", with("ring/Ring.class", "hopt"), 0), library));
    }

    @Test
    void shouldCountDirectoriesOnlyWhereTheEngineIsInNoJar() throws IOException {
        Path engine = jar("chronogram-engine.jar", CODE, 0);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Files.writeString(classes.resolve("Some.class"), "some");
        assertEquals(ofClassPath(engine), ofClassPath(engine, classes));
        String before = ofClassPath(classes);
        Files.writeString(classes.resolve("Some.class"), "other");
        assertNotEquals(before, ofClassPath(classes));
    }

    @Test
    void shouldKnowTheVersionThatWasBuilt() {
        assertTrue(EngineVersion.text().matches("[0-9]+\\.[0-9]+.*"), EngineVersion.text());
        assertTrue(
                EngineVersion.withBuild().matches(Pattern.quote(EngineVersion.text()) + " \\(build [0-9a-f]{12}\\)"),
                EngineVersion.withBuild());
    }
}
