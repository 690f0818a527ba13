package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is resumed only from files that its own user has written and nobody has changed. */
final class RunDirectoryTrustTest {
    private static final String ANEW = "; start a new run with the options that you want";

    @TempDir
    private Path root;

    private Path run;
    private Path input;
    private Map<String, Object> fields;

    @BeforeEach
    void writeRun() throws IOException {
        run = root.resolve("run");
        RunDirectory directory = RunDirectory.named(run);
        fields = new LinkedHashMap<>();
        fields.put("model", "phold");
        fields.put("parameters", Map.of("lps", "\u00b5"));
        fields.put("endTicks", 1_000L);
        fields.put("checkpoints", true);
        directory.writeInput(RunDirectory.inputOf(fields));
        input = directory.inputFile();
        Files.createDirectories(run.resolve("checkpoints/step-1-epoch-0"));
        Files.writeString(run.resolve("checkpoints/step-1-epoch-0/manifest.json"), "{}");
    }

    private String refusal() {
        return assertThrows(
                        InvalidInputException.class,
                        () -> RunDirectory.unfinished(run).readInput())
                .getMessage();
    }

    private static void chmod(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void shouldReadWhatWasWritten() {
        assertEquals(fields.toString(), RunDirectory.unfinished(run).readInput().toString());
    }

    @Test
    void shouldBeForItsOwnerAlone() throws IOException {
        RunDirectory.unfinished(run).write(new SampleRun().build());
        assertEquals("rwx------", rights(run));
        for (String name : new String[] {"run-input.json", "run.json", "results.csv", "step-latency.hlog"}) {
            assertEquals("rw-------", rights(run.resolve(name)), name);
        }
        assertEquals("rwx------", rights(RunDirectory.fresh(root.resolve("x/y")).path()));
        assertEquals("rwx------", rights(root.resolve("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000|9000", "phold|queueing", "true|false", "lps|lp"})
    void shouldRefuseAnEditedInput(String change) throws IOException {
        String[] words = change.split("\\|");
        Files.writeString(input, Files.readString(input).replaceFirst(words[0], words[1]));
        String message = refusal();
        assertEquals(
                input + ": was changed since the run was started: has checksum ?, expected ? as it says" + ANEW,
                message.replaceAll("[0-9a-f]{64}", "?"));
    }

    @Test
    void shouldRefuseAnInputWithoutChecksum() throws IOException {
        Files.writeString(input, JsonText.indented(fields));
        assertEquals(
                input + ": has no checksum: expected a file that this version of Chronogram has written" + ANEW,
                refusal());
        Files.writeString(input, "null");
    }

    @Test
    void shouldRefuseALinkInPlaceOfTheInput() throws IOException {
        Files.move(input, root.resolve("elsewhere"));
        Files.createSymbolicLink(input, root.resolve("elsewhere"));
        assertEquals(input + ": expected a file, found a link, a directory or a device", refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run-input.json",
                "checkpoints",
                "checkpoints/step-1-epoch-0",
                "checkpoints/step-1-epoch-0/manifest.json"
            })
    void shouldRefuseWhatOthersMayWrite(String name) throws IOException {
        Path path = run.resolve(name);
        for (String rights : new String[] {"rwx-w----", "rwx----w-", "rwxrwxrwx"}) {
            chmod(path, rights);
            assertEquals(
                    (name.isEmpty() ? run : path) + ": others may write to it (" + rights
                            + "), expected that only its owner can: its content would be executed; take the right with"
                            + " 'chmod go-w " + (name.isEmpty() ? run : path) + "' if all in it is yours",
                    refusal());
        }
        chmod(path, "rwxr-xr-x");
        assertEquals("phold", RunDirectory.unfinished(run).readInput().get("model"));
    }

    @Test
    void shouldRefuseADirectoryThatEverybodyCanReplace() throws IOException {
        chmod(root, "rwxrwxrwx");
        assertEquals(
                run + ": everybody may write to " + root.toRealPath() + " and put another directory there: expected one"
                        + " that only its owner can write to; take the right with 'chmod o-w " + root.toRealPath()
                        + "'",
                refusal());
    }

    @Test
    void shouldRefuseToBeginWhereOthersMayWrite() throws IOException {
        Path open = Files.createDirectory(root.resolve("open"));
        chmod(open, "rwxrwxr-x");
        assertEquals(
                "--out=" + open
                        + ": others may write to it (rwxrwxr-x), expected that only its owner can: its content"
                        + " would be executed; take the right with 'chmod go-w " + open + "' if all in it is yours",
                assertThrows(InvalidInputException.class, () -> RunDirectory.named(open))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run-input.json", "checkpoints", "checkpoints/step-1-epoch-0/manifest.json"})
    void shouldRefuseWhatBelongsToAnotherUser(String name) throws IOException {
        UserPrincipal self = Files.getOwner(run);
        assumeTrue(self.getName().equals("root"), "only root can give files away");
        UserPrincipal nobody =
                run.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Path path = name.isEmpty() ? run : run.resolve(name);
        Files.setOwner(path, nobody);
        assertEquals(
                path
                        + ": belongs to nobody, expected root, who runs this: its content would be executed; give a directory"
                        + " of your own",
                refusal());
    }
}
