package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that users call names the program that is missing on their machine. */
class ScriptSystemTest {
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
        Files.createFile(directory.resolve("project/pom.xml"));
        path = Files.createDirectory(directory.resolve("path"));
        ToolLinks.create(path);
    }

    private Path fakeJava(Path target, String version) throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2018-10-16' >&2\n");
        assertTrue(target.toFile().setExecutable(true));
        return target;
    }

    /** Makes the project look built, with a Java that prints its arguments. */
    private Path built(Path project) throws IOException {
        for (String module : List.of("messaging", "engine/model", "engine/core", "engine/cli", "models")) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
            Files.createFile(project.resolve(module).resolve("pom.xml"));
        }
        Files.createDirectories(project.resolve("models/target/lib"));
        Files.createFile(project.resolve("models/target/.built"));
        Files.writeString(fakeJava(path.resolve("java"), "17.0.1"), """
                #!/bin/bash
                if [[ " $* " == *UseParallelGC*UseG1GC* || " $* " == *UseParallelGC* && "$JAVA_TOOL_OPTIONS" == *G1* ]]; then
                    printf 'Error occurred during initialization of VM\\nMultiple garbage collectors selected\\n'
                    exit 1
                fi
                if [[ " $* " == *' -version '* ]]; then
                    echo 'openjdk version "17.0.1" 2021-10-19' >&2
                    exit 0
                fi
                printf '%s\\n' "$LC_ALL" "$PWD" "$@"
                """);
        return project;
    }

    private SimOutcome call(Map<String, String> environment) throws IOException, InterruptedException {
        return call(environment, path.resolve("bash").toString(), script.toString(), "models");
    }

    private SimOutcome bash(Map<String, String> environment, String commands) throws IOException, InterruptedException {
        return call(environment, path.resolve("bash").toString(), "-c", commands);
    }

    private SimOutcome call(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new SimOutcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void shouldShowTheHelpOfNewBeforeAnythingIsBuilt() throws Exception {
        Path help = directory.resolve("project/engine/cli/src/test/resources/org/chronogram/cli/new.help.expected");
        Files.createDirectories(help.getParent());
        Files.writeString(help, "Usage: sim new\n");
        String bash = path.resolve("bash").toString();
        assertEquals(
                new SimOutcome(0, "Usage: sim new\n", ""), call(Map.of(), bash, script.toString(), "new", "--help"));
        assertEquals(2, call(Map.of(), bash, script.toString(), "new", "x").exitCode());
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
    void shouldSayThatTheDistributionHasNoJars() throws Exception {
        fakeJava(path.resolve("java"), "17.0.1");
        Files.delete(directory.resolve("project/pom.xml"));
        call(Map.of())
                .failed(2, "there are no jars in .*/project/lib: unpack the distribution of Chronogram again")
                .inOneLine();
    }

    @Test
    void shouldSayThatTheDistributionHasNoBenchmarks() throws Exception {
        Files.delete(directory.resolve("project/pom.xml"));
        call(Map.of(), path.resolve("bash").toString(), script.toString(), "bench")
                .failed(2, "the distribution has no benchmarks: run them in the source tree of Chronogram")
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

    @Test
    void shouldSayHowFarTheBuildIsAndKeepAllOfItsLog() throws Exception {
        fakeJava(path.resolve("java"), "17.0.1");
        fakeJava(path.resolve("javac"), "17.0.1");
        Files.writeString(fakeJava(path.resolve("mvn"), "3.9"), """
                #!/bin/sh
                echo '[INFO] Building Chronogram Messaging 0.1                [1/3]'
                echo '[INFO] Downloading a library'
                echo '[ERROR] no symbol'
                exit 1
                """);
        SimOutcome outcome = call(Map.of());
        Path log = directory.resolve("project/models/target/build.log");
        assertEquals("", outcome.out());
        assertEquals(
                List.of(
                        "sim: building Chronogram (once, and after a change of the sources): compiles it and, the first"
                                + " time, has Maven download its libraries, which can take some minutes; the log is "
                                + log,
                        "sim:   Building Chronogram Messaging 0.1                [1/3]",
                        "[ERROR] no symbol",
                        "sim: the build failed, see above (all of it in " + log + ")"),
                outcome.err().lines().toList());
        assertTrue(Files.readString(log).contains("Downloading"), outcome::toString);
    }

    @Test
    void shouldFindItselfWhereTheShellSearchesOtherDirectories() throws Exception {
        built(directory.resolve("project"));
        Files.createDirectories(directory.resolve("other/bin"));
        SimOutcome outcome = bash(
                Map.of("CDPATH", directory.resolve("other") + ":" + directory),
                "cd " + directory + "/project && exec bash bin/sim models");
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.out().contains(directory + "/project/models/target/lib/*"), outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", ""})
    void shouldLetJavaReadPathsThatAreNotAscii(String locale) throws Exception {
        built(directory.resolve("project"));
        SimOutcome outcome = call(Map.of("LC_ALL", locale));
        assertTrue(outcome.out().startsWith("C.UTF-8\n"), outcome::toString);
        assertEquals("", outcome.err());
    }

    @Test
    void shouldKeepTheLocaleThatKnowsMoreThanAscii() throws Exception {
        built(directory.resolve("project"));
        SimOutcome outcome = call(Map.of("LC_ALL", "C.utf8"));
        assertTrue(outcome.out().startsWith("C.utf8\n"), outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CHRONOGRAM_JAVA_OPTS"})
    void shouldLeaveTheCollectorToTheUser(String variable) throws Exception {
        built(directory.resolve("project"));
        SimOutcome outcome = call(Map.of(variable, "-XX:+UseG1GC"));
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertFalse(outcome.out().contains("UseParallelGC"), outcome::toString);
        outcome = call(Map.of(variable, "-XX:+UseGCOverheadLimit"));
        assertTrue(outcome.out().contains("-XX:+UseParallelGC\n"), outcome::toString);
    }

    @Test
    void shouldLeaveTheCollectorToAFileOfTheUser() throws Exception {
        built(directory.resolve("project"));
        SimOutcome outcome = call(Map.of("JAVA_TOOL_OPTIONS", "@fileThatNamesG1"));
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.out().contains("-Dchronogram.collector=given\n"), outcome::toString);
        assertFalse(outcome.out().contains("UseParallelGC"), outcome::toString);
    }

    @Test
    void shouldSayWhyJavaCannotStart() throws Exception {
        Path java = fakeJava(path.resolve("java"), "17.0.1");
        Files.writeString(java, """
                #!/bin/sh
                echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx1k' >&2
                echo 'Error occurred during initialization of VM'
                echo 'Too small maximum heap'
                exit 1
                """);
        call(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1k"))
                .failed(
                        2,
                        "Java cannot start \\(" + java + "\\): Too small maximum heap; JAVA_TOOL_OPTIONS=-Xmx1k is set")
                .inOneLine();
    }

    @Test
    void shouldSayThatMemoryIsLimited() throws Exception {
        Files.writeString(
                fakeJava(path.resolve("java"), "17.0.1"),
                "#!/bin/sh\necho '# There is insufficient memory.'\necho '# mmap failed.'\nexit 1\n");
        bash(Map.of(), "ulimit -v 2000000; exec bash " + script + " models")
                .failed(2, "Java cannot start .*: mmap failed; its memory is limited to 2000000 KiB, see 'ulimit -v'")
                .inOneLine();
    }

    @Test
    void shouldSayThatFilesAreLimited() throws Exception {
        bash(Map.of(), "ulimit -n 30; exec bash " + script + " models")
                .failed(2, "a process may open only 30 files: expected at least 64, see 'ulimit -n'")
                .inOneLine();
    }

    @Test
    void shouldSayThatTheWorkingDirectoryIsGone() throws Exception {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        SimOutcome outcome = bash(Map.of(), "cd " + gone + " && rm -r ../gone && exec bash " + script + " models");
        assertEquals(2, outcome.exitCode(), outcome::toString);
        assertTrue(
                outcome.err().endsWith("sim: the working directory is gone: change to one that exists\n"),
                outcome::toString);
    }
}
