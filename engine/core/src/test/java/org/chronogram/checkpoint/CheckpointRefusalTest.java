package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused checkpoints, and the messages about them. */
final class CheckpointRefusalTest {
    private static final CheckpointIdentity WANTED = Checkpoints.IDENTITY;

    @TempDir
    private Path run;

    private Path root;
    private CheckpointStore store;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void open() {
        root = run.resolve("checkpoints");
        store = CheckpointStore.in(root);
    }

    private Optional<CheckpointManifest> newest() {
        warnings.clear();
        return store.newest(WANTED, warnings::add);
    }

    @Test
    void shouldNameTheFileThatIsTruncatedAndGoBack() throws IOException {
        CheckpointManifest previous = Checkpoints.commit(store, 10, 1);
        CheckpointManifest damaged = Checkpoints.commit(store, 20, 1);
        Files.write(store.file(damaged, 1), new byte[62]);
        assertEquals(Optional.of(previous), newest());
        assertEquals(List.of(store.file(damaged, 1) + ": has 62 bytes, expected 63"), warnings);
    }

    @Test
    void shouldNameTheFileThatHasAChangedBit() throws IOException {
        CheckpointManifest damaged = Checkpoints.commit(store, 20, 1);
        Path file = store.file(damaged, 2);
        byte[] content = Files.readAllBytes(file);
        content[40] ^= 4;
        Files.write(file, content);
        assertEquals(Optional.empty(), newest());
        String expected = String.format(
                "%s: has checksum %08x, expected %08x",
                file, Checkpoints.checksum(content), damaged.partitions().get(2).checksum());
        assertEquals(List.of(expected), warnings);
    }

    /** Flips each bit in memory, and some on the disk as well to check the message to the user. */
    @Test
    void shouldNoticeAnyChangedBitOfTheManifest() throws IOException {
        CheckpointManifest manifest = Checkpoints.commit(store, 20, 1);
        Path file = root.resolve("step-20-epoch-1/manifest.json");
        byte[] content = Files.readAllBytes(file);
        for (int bit = 0; bit < content.length * 8; bit++) {
            byte[] changed = content.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String refusal = refusalOf(file, changed, manifest);
            boolean blank = Character.isWhitespace(content[bit / 8]);
            assertTrue(blank || !refusal.isEmpty(), "bit " + bit);
            assertTrue(refusal.isEmpty() || refusal.startsWith(file + ": "), refusal);
            assertFalse(refusal.contains("\n"), refusal);
            if (bit % 101 == 0) {
                Files.write(file, changed);
                assertEquals(refusal.isEmpty(), newest().isPresent(), "bit " + bit);
                assertEquals(refusal.isEmpty() ? List.of() : List.of(refusal), warnings);
            }
        }
    }

    /** Returns why the content is no manifest; empty when it is the expected one. */
    private static String refusalOf(Path file, byte[] content, CheckpointManifest expected) {
        try {
            assertEquals(expected, ManifestFile.decode(file, content));
            return "";
        } catch (DamagedCheckpointException | InvalidInputException e) {
            return e.getMessage();
        }
    }

    @Test
    void shouldRefuseAManifestThatWasMovedHere() throws IOException {
        CheckpointManifest previous = Checkpoints.commit(store, 10, 1);
        Checkpoints.commit(store, 20, 1);
        Path moved = root.resolve("step-20-epoch-1/manifest.json");
        Files.copy(
                root.resolve("step-10-epoch-1/manifest.json"),
                moved,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.of(previous), newest());
        assertEquals(List.of(moved + ": is of step 10 and epoch 1, expected step 20 and epoch 1"), warnings);
    }

    @Test
    void shouldSayHowAnotherRunDiffers() throws IOException {
        Checkpoints.commit(store, 10, 1);
        String file = root.resolve("step-10-epoch-1/manifest.json") + ": is a checkpoint of another run: ";
        CheckpointIdentity other = new CheckpointIdentity(
                "0.2.0",
                "phold",
                Map.of("population", "8", "new", "1"),
                Map.of("topology", "77".repeat(32)),
                7,
                3,
                13,
                999,
                5);
        assertEquals(Optional.empty(), store.newest(other, warnings::add));
        assertEquals(
                List.of(file + "version=0.1.0, expected 0.2.0; parameter distribution=exponential, expected (none); "
                        + "parameter new=(none), expected 1; parameter population=16, expected 8; "
                        + "SHA-256 of topology=0123, expected 777777777777; seed=-7, expected 7; "
                        + "replication=2, expected 3; logicalProcesses=12, expected 13; "
                        + "lookaheadTicks=1000, expected 999; endTicks=9223372036854775807, expected 5"),
                warnings);
    }

    @Test
    void shouldNotCompareTheParametersOfAnotherModel() throws IOException {
        Checkpoints.commit(store, 10, 1);
        CheckpointIdentity other =
                new CheckpointIdentity("0.1.0", "queues", Map.of(), Map.of(), -7, 2, 12, 1_000, Long.MAX_VALUE);
        assertEquals(Optional.empty(), store.newest(other, warnings::add));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).endsWith("another run: model=phold, expected queues"), warnings.get(0));
    }

    /** The version before this one, and one that does not exist yet. */
    @ParameterizedTest
    @ValueSource(ints = {5, 99})
    void shouldTellAnotherFormatFromDamage(int version) throws IOException {
        Checkpoints.commit(store, 10, 1);
        Path file = root.resolve("step-10-epoch-1/manifest.json");
        String content = "{\"formatVersion\":" + version;
        long checksum = Checkpoints.checksum((content + "}").getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, content + ",\"checksum\":\"" + String.format("%08x", checksum) + "\"}");
        assertEquals(Optional.empty(), newest());
        assertEquals(
                List.of(file + ": formatVersion=" + version
                        + ", expected 7; go on with the version of Chronogram that wrote it"),
                warnings);
    }
}
