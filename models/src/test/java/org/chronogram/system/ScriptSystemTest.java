package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that users call says what is missing on their machine. */
class ScriptSystemTest {
    private static final List<String> TOOLS = List.of(
            "bash", "env", "dirname", "readlink", "sed", "head", "find", "mkdir", "touch", "flock", "cat", "rm");

    @TempDir
    private Path directory;

    private Path script;
    private Path path;

    @BeforeEach
    void copyScript() throws IOException {
        Path original = Path.of("..", "bin").toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(original), "needs the sources of the project");
        script = Files.createDirectories(directory.resolve("project/bin")).resolve("sim");
        Files.copy(original.resolve("sim"), script, StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(original.resolve("lib.sh"), script.resolveSibling("lib.sh"));
        path = Files.createDirectory(directory.resolve("path"));
        for (String tool : TOOLS) {
            linkTool(tool);
        }
    }

    private void linkTool(String tool) throws IOException {
        for (String place : List.of("/usr/bin", "/bin")) {
            Path program = Path.of(place, tool);
            if (Files.isExecutable(program)) {
                Files.createSymbolicLink(path.resolve(tool), program);
                return;
            }
        }
    }

    private Path fakeJava(Path target, String version) throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2018-10-16' >&2\n");
        assertTrue(target.toFile().setExecutable(true));
        return target;
    }

    private SimOutcome call(Map<String, String> environment) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(path.resolve("bash").toString(), script.toString(), "models")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new SimOutcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void shouldSayThatThereIsNoJava() throws Exception {
        call(Map.of())
                .failed(2, "no Java found. Chronogram needs a JDK 17 or newer: install one or set JAVA_HOME")
                .inOneLine();
    }

    @Test
    void shouldSayThatJavaHomeIsNone() throws Exception {
        call(Map.of("JAVA_HOME", "/no/such"))
                .failed(2, "no Java found in JAVA_HOME=/no/such\\. .*JDK 17.*")
                .inOneLine();
    }

    @Test
    void shouldSayThatTheJavaOfThePathIsTooOld() throws Exception {
        Path java = fakeJava(path.resolve("java"), "11.0.2");
        call(Map.of())
                .failed(2, "Java 11 is too old \\(" + java + "\\)\\. .*JDK 17.*")
                .inOneLine();
    }

    @Test
    void shouldSayThatTheJavaOfJavaHomeIsTooOld() throws Exception {
        Path java = fakeJava(directory.resolve("jdk/bin/java"), "1.8.0_292");
        call(Map.of("JAVA_HOME", directory.resolve("jdk").toString()))
                .failed(2, "Java 8 is too old \\(" + java + "\\)\\. .*JDK 17.*")
                .inOneLine();
    }

    @Test
    void shouldSayThatThereIsNoMaven() throws Exception {
        fakeJava(path.resolve("java"), "17.0.1");
        call(Map.of())
                .failed(2, "the first run builds Chronogram, and mvn was not found: install Maven 3.8 or newer")
                .inOneLine();
    }

    @Test
    void shouldSayThatThereIsNoCompiler() throws Exception {
        fakeJava(path.resolve("java"), "17.0.1");
        fakeJava(path.resolve("mvn"), "3.9");
        call(Map.of())
                .failed(2, "the first run builds Chronogram, and javac was not found.*")
                .inOneLine();
    }

    @Test
    void shouldShowWhyTheBuildFailed() throws Exception {
        fakeJava(path.resolve("java"), "17.0.1");
        fakeJava(path.resolve("javac"), "17.0.1");
        Files.writeString(fakeJava(path.resolve("mvn"), "3.9"), "#!/bin/sh\necho 'no network'\nexit 1\n");
        SimOutcome outcome = call(Map.of());
        assertEquals(1, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.err().contains("no network\nsim: the build failed, see above"), outcome::toString);
    }
}
