package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage of all kinds to two checkpoints: the newest that is still whole is found, and never anything else. */
@Timeout(120)
final class CheckpointFuzzTest {
    private static final int ROUNDS = 200;

    @TempDir
    private Path run;

    private CheckpointStore store;
    private List<CheckpointManifest> written;
    private int foundNewer;
    private int foundOlder;
    private int foundNone;
    private final Map<Path, byte[]> content = new HashMap<>();
    private final Set<Path> damaged = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFindTheNewestThatIsWholeAndNothingElse(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        store = CheckpointStore.in(run.resolve("checkpoints"));
        writeTwo(random);
        for (int round = 0; round < ROUNDS; round++) {
            for (int damage = random.nextInt(4); damage > 0; damage--) {
                damage(random);
            }
            checkWhatIsFound("seed " + seed + " round " + round);
            restore();
        }
        assertTrue(foundNewer > 10 && foundOlder > 10 && foundNone > 10, "the damage is too little or too much");
    }

    private void writeTwo(SplittableRandom random) throws IOException {
        long step = random.nextLong(1_000_000);
        CheckpointManifest older = Checkpoints.commit(store, step, 1);
        CheckpointManifest newer = Checkpoints.commit(store, step + 1 + random.nextInt(20), 1 + random.nextInt(2));
        written = List.of(newer, older);
        for (CheckpointManifest manifest : written) {
            for (Path file : filesOf(manifest)) {
                content.put(file, Files.readAllBytes(file));
            }
        }
    }

    private List<Path> filesOf(CheckpointManifest manifest) {
        Path directory = store.file(manifest, 0).getParent();
        List<Path> files = new ArrayList<>(List.of(directory.resolve("manifest.json")));
        for (int partition = 0; partition < Checkpoints.PARTITIONS; partition++) {
            files.add(store.file(manifest, partition));
        }
        return files;
    }

    private void damage(SplittableRandom random) throws IOException {
        List<Path> files = content.keySet().stream().sorted().toList();
        Path file = files.get(random.nextInt(files.size()));
        if (!Files.isRegularFile(file)) {
            return;
        }
        damaged.add(file);
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(8)) {
            case 0 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            case 1 -> Files.write(file, withChangedBit(random, bytes));
            case 2 -> Files.delete(file);
            case 3 -> {
                Path other = files.get(random.nextInt(files.size()));
                damaged.add(other);
                swap(file, other);
            }
            case 4 -> Files.write(file, Checkpoints.randomBytes(random.nextLong(), random.nextInt(2_000)));
            case 5 -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100)));
            case 6 -> becomeDirectory(file);
            default -> Files.write(file, shuffled(random, bytes));
        }
    }

    private static byte[] withChangedBit(SplittableRandom random, byte[] bytes) {
        if (bytes.length > 0) {
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        return bytes;
    }

    private static void swap(Path file, Path other) throws IOException {
        if (Files.isRegularFile(other)) {
            byte[] bytes = Files.readAllBytes(other);
            Files.write(other, Files.readAllBytes(file));
            Files.write(file, bytes);
        }
    }

    private static void becomeDirectory(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
    }

    /** The tokens of a manifest in another order: closer to JSON than random bytes. */
    private static byte[] shuffled(SplittableRandom random, byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int length = random.nextInt(bytes.length - from + 1);
        byte[] result = bytes.clone();
        System.arraycopy(bytes, from, result, random.nextInt(bytes.length - length + 1), length);
        return result;
    }

    private void checkWhatIsFound(String where) throws IOException {
        Optional<CheckpointManifest> whole = Optional.empty();
        for (CheckpointManifest manifest : written) {
            whole = whole.isEmpty() && isUntouched(manifest) ? Optional.of(manifest) : whole;
        }
        List<String> warnings = new ArrayList<>();
        Optional<CheckpointManifest> found = store.newest(written.get(0).identity(), warnings::add);
        assertEquals(whole, found, () -> where + " " + warnings);
        for (String warning : warnings) {
            assertFalse(warning.contains("\n"), () -> where + " " + warning);
        }
        count(found);
        found.ifPresent(this::readAll);
    }

    private void count(Optional<CheckpointManifest> found) {
        if (found.isEmpty()) {
            foundNone++;
        } else if (found.get().equals(written.get(0))) {
            foundNewer++;
        } else {
            foundOlder++;
        }
    }

    private boolean isUntouched(CheckpointManifest manifest) throws IOException {
        for (Path file : filesOf(manifest)) {
            if (!Files.isRegularFile(file) || !same(file, content.get(file), Files.readAllBytes(file))) {
                return false;
            }
        }
        return true;
    }

    /** Blanks between the fields of a manifest may differ: they mean nothing. */
    private static boolean same(Path file, byte[] expected, byte[] found) {
        boolean json = file.toString().endsWith(".json");
        return Arrays.equals(json ? withoutBlanks(expected) : expected, json ? withoutBlanks(found) : found);
    }

    private static byte[] withoutBlanks(byte[] text) {
        String characters = new String(text, StandardCharsets.ISO_8859_1);
        return characters.replaceAll("[ \\t\\r\\n]", "").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void readAll(CheckpointManifest manifest) {
        for (PartitionFile partition : manifest.partitions()) {
            Path file = store.file(manifest, partition.partition());
            try (CheckpointFileReader reader = CheckpointFileReader.open(file)) {
                byte[] bytes = new byte[(int) partition.bytes()];
                reader.read(ByteBuffer.wrap(bytes));
                assertArrayEquals(content.get(file), bytes);
            }
        }
    }

    private void restore() throws IOException {
        for (Path file : damaged) {
            Files.deleteIfExists(file);
            Files.write(file, content.get(file));
        }
        damaged.clear();
    }
}
