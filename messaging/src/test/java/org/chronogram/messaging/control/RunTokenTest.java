package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.chronogram.files.OwnDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTokenTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    @Test
    void shouldTravelThroughTheEnvironment() {
        RunToken token = RunToken.generate();
        RunToken read = RunToken.fromEnvironment(Map.of(RunToken.ENVIRONMENT_VARIABLE, token.toHex()));
        assertEquals(32, token.toHex().length());
        assertEquals(token.toHex(), read.toHex());
        assertArrayEquals(token.mac("x", new byte[] {1}), read.mac("x", new byte[] {1}));
    }

    @Test
    void shouldDifferFromRunToRun() {
        assertNotEquals(RunToken.generate().toHex(), RunToken.generate().toHex());
    }

    @Test
    void shouldNotShowItselfInText() {
        RunToken token = RunToken.generate();
        assertEquals("RunToken[hidden]", token.toString());
    }

    @Test
    void shouldSayThatTheVariableIsMissing() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> RunToken.fromEnvironment(Map.of()));
        assertEquals(
                "environment variable CHRONOGRAM_TOKEN is not set, expected 32 hex digits: "
                        + "let the master start the worker, or set it to the token of the run",
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "'', has 0 characters",
        "c0ffee, has 6 characters",
        "secret secret secret secret 1234, has characters that are no hex digits"
    })
    void shouldRefuseAMalformedTokenWithoutShowingIt(String value, String found) {
        Map<String, String> env = Map.of(RunToken.ENVIRONMENT_VARIABLE, value);
        Exception e = assertThrows(IllegalArgumentException.class, () -> RunToken.fromEnvironment(env));
        assertEquals(
                "environment variable CHRONOGRAM_TOKEN " + found + ", expected 32 hex digits: "
                        + "let the master start the worker, or set it to the token of the run",
                e.getMessage());
        assertFalse(e.getMessage().contains("c0ffee"));
    }

    @ParameterizedTest
    @CsvSource({"rw-------, ''", "r--------, '\n'", "rw-------, ' \r\n'"})
    void shouldTravelInAFile(String mode, String end) throws IOException {
        RunToken token = RunToken.generate();
        RunToken read = RunToken.fromFile(file(mode, token.toHex() + end));
        assertEquals(token.toHex(), read.toHex());
    }

    @ParameterizedTest
    @CsvSource({
        "rw-r--r--, 644",
        "rw-r-----, 640",
        "rw-----w-, 602",
        "rwx------, 700",
        "---------, 0",
    })
    void shouldRefuseAFileThatOthersCanReadOrWrite(String mode, String octal) throws IOException {
        assertUnusable(file(mode, HEX), "cannot be used: its mode is " + octal + " instead of 600 or 400");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertUnusable(directory.resolve("no\nfile"), "cannot be used: no such file");
    }

    @Test
    void shouldRefuseALink() throws IOException {
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, file("rw-------", HEX));
        assertUnusable(link, "cannot be used: it is a symbolic link");
    }

    @Test
    void shouldRefuseADirectory() {
        assertUnusable(directory, "cannot be used: it is no regular file");
    }

    @Test
    void shouldRefuseAFileOfAnotherUser() throws IOException {
        Path foreign = file("rw-------", HEX);
        assumeTrue(OwnDirectory.uid() == 0, "only root can give a file away");
        Files.setAttribute(foreign, "unix:uid", 65_534);
        assertUnusable(foreign, "cannot be used: it belongs to another user (uid 65534)");
    }

    @ParameterizedTest
    @CsvSource({
        "'', has 0 characters",
        "c0ffee, has 6 characters",
        "secret secret secret secret 1234, has characters that are no hex digits",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0, cannot be used: it has more than 64 bytes"
    })
    void shouldRefuseAMalformedFileWithoutShowingIt(String content, String found) throws IOException {
        assertUnusable(file("rw-------", content), found);
    }

    private Path file(String mode, String content) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static void assertUnusable(Path file, String found) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> RunToken.fromFile(file));
        assertEquals(
                "token file " + file.toString().replace('\n', ' ') + " " + found
                        + ", expected 32 hex digits in a file of your own: "
                        + "write the token of the run to it, with mode 600",
                e.getMessage());
    }

    @Test
    void shouldComeFromTheFileOrFromTheEnvironment() throws IOException {
        Map<String, String> env = Map.of(RunToken.ENVIRONMENT_VARIABLE, HEX);
        Path file = file("rw-------", HEX);
        assertEquals(HEX, RunToken.of(env, Optional.empty()).toHex());
        assertEquals(HEX, RunToken.of(Map.of(), Optional.of(file)).toHex());
    }

    @Test
    void shouldRefuseTwoTokensAndNone() throws IOException {
        Path file = file("rw-------", HEX);
        Map<String, String> env = Map.of(RunToken.ENVIRONMENT_VARIABLE, HEX);
        Exception twice = assertThrows(IllegalArgumentException.class, () -> RunToken.of(env, Optional.of(file)));
        assertEquals(
                "the token of the run is given twice, expected it either in environment variable CHRONOGRAM_TOKEN "
                        + "or in a token file: unset the variable",
                twice.getMessage());
        Exception none = assertThrows(IllegalArgumentException.class, () -> RunToken.of(Map.of(), Optional.empty()));
        assertEquals(
                "the token of the run is given nowhere, expected it either in environment variable CHRONOGRAM_TOKEN "
                        + "or in a token file: make a file with (umask 077; openssl rand -hex 16 > FILE) and name it with"
                        + " --token-file",
                none.getMessage());
    }
}
