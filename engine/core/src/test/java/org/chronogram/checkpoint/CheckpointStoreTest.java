package org.chronogram.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointStoreTest {
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
    void shouldHaveNoneBeforeTheFirst() throws IOException {
        assertEquals(Optional.empty(), newest());
        Checkpoints.begin(store, 10, 1);
        assertEquals(Optional.empty(), newest());
        assertEquals(List.of(), warnings);
    }

    @Test
    void shouldKeepMoreWhereThatIsAskedFor() throws IOException {
        CheckpointStore keeping = CheckpointStore.keeping(3, root);
        for (long step : new long[] {10, 20, 30, 40}) {
            Checkpoints.commit(keeping, step, 1);
        }
        List<CheckpointManifest> all = keeping.all(WANTED, warnings::add);
        assertEquals(
                List.of(40L, 30L, 20L),
                all.stream().map(CheckpointManifest::step).toList());
        all.forEach(keeping::requireIntact);
        assertEquals(List.of(), warnings);
    }

    @Test
    void shouldTellOfCheckpointsThatCannotBeUsed() throws IOException {
        Checkpoints.commit(store, 10, 1);
        CheckpointManifest damaged = Checkpoints.commit(store, 20, 1);
        Files.writeString(store.file(damaged, 0).resolveSibling("manifest.json"), "{}");
        assertEquals(1, store.all(WANTED, warnings::add).size());
        assertEquals(1, warnings.size());
        Files.write(store.file(store.all(WANTED, warnings::add).get(0), 0), new byte[50]);
        assertThrows(
                DamagedCheckpointException.class,
                () -> store.requireIntact(store.all(WANTED, warnings::add).get(0)));
    }

    @Test
    void shouldFindTheNewestThatIsCommitted() throws IOException {
        Checkpoints.commit(store, 9, 1);
        CheckpointManifest newest = Checkpoints.commit(store, 10, 1);
        Checkpoints.begin(store, 11, 1);
        assertEquals(Optional.of(newest), newest());
        assertEquals(Optional.of(newest), CheckpointStore.in(root).newest(WANTED, warnings::add));
        assertEquals(List.of(), warnings);
        assertEquals(root.resolve("step-10-epoch-1/partition-2.bin"), store.file(newest, 2));
        assertArrayEquals(Checkpoints.randomBytes(32, 76), Files.readAllBytes(store.file(newest, 2)));
    }

    @Test
    void shouldKeepTheTwoNewest() throws IOException {
        Checkpoints.begin(store, 5, 1);
        Checkpoints.commit(store, 10, 1);
        Checkpoints.begin(store, 15, 1);
        Checkpoints.commit(store, 20, 1);
        assertEquals(List.of("step-10-epoch-1", "step-20-epoch-1"), Checkpoints.names(root));
        Checkpoints.begin(store, 40, 1);
        Checkpoints.commit(store, 30, 2);
        assertEquals(List.of("step-20-epoch-1", "step-30-epoch-2", "step-40-epoch-1"), Checkpoints.names(root));
    }

    @Test
    void shouldKeepTheOldOnesUntilTheNewOneCounts() throws IOException {
        Checkpoints.commit(store, 10, 1);
        CheckpointManifest previous = Checkpoints.commit(store, 20, 1);
        CheckpointManifest next = Checkpoints.begin(store, 30, 1);
        Files.delete(store.file(next, 1));
        IOException error = assertThrows(IOException.class, () -> store.commit(next));
        assertEquals(store.file(next, 1) + ": is not there as a file, expected one of 63 bytes", error.getMessage());
        assertEquals(Optional.of(previous), newest());
        assertEquals(3, Checkpoints.names(root).size());
    }

    @Test
    void shouldDropLaterOnesThatTheRunWentBackBehind() throws IOException {
        CheckpointManifest intact = Checkpoints.commit(store, 10, 1);
        CheckpointManifest damaged = Checkpoints.commit(store, 20, 1);
        Files.write(store.file(damaged, 0), new byte[50]);
        assertEquals(Optional.of(intact), newest());
        Checkpoints.commit(store, 15, 2);
        assertEquals(List.of("step-10-epoch-1", "step-15-epoch-2"), Checkpoints.names(root));
    }

    @Test
    void shouldKeepAnIntactOneRatherThanADamagedOne() throws IOException {
        CheckpointManifest intact = Checkpoints.commit(store, 10, 1);
        CheckpointManifest damaged = Checkpoints.commit(store, 20, 1);
        Files.write(store.file(damaged, 0), new byte[50]);
        assertEquals(Optional.of(intact), newest());
        Checkpoints.commit(store, 30, 2);
        assertEquals(List.of("step-10-epoch-1", "step-30-epoch-2"), Checkpoints.names(root));
    }

    /** A user who may write to the parent directory of a run can replace the directory of the run. */
    @Test
    void shouldTouchNothingButTheDirectoryThatItWasGiven() throws IOException {
        Path given = Files.createDirectory(run.resolve("given"));
        Path elsewhere = Files.createDirectory(run.resolve("elsewhere"));
        Checkpoints.commit(CheckpointStore.in(elsewhere.resolve("checkpoints")), 10, 1);
        CheckpointStore pinned = CheckpointStore.in(given.resolve("checkpoints"));
        Checkpoints.begin(pinned, 5, 1);
        Files.move(given, run.resolve("moved"));
        Files.createSymbolicLink(given, elsewhere);
        assertThrows(IOException.class, pinned::deleteAll);
        assertEquals(Optional.empty(), pinned.newest(WANTED, warnings::add));
        assertEquals(List.of(given + "/checkpoints: it was replaced by another directory"), warnings);
        assertEquals(List.of("step-10-epoch-1"), Checkpoints.names(elsewhere.resolve("checkpoints")));
    }

    @Test
    void shouldFollowNoLinkToCheckpoints() throws IOException {
        Path elsewhere = run.resolve("elsewhere");
        Checkpoints.commit(CheckpointStore.in(elsewhere), 10, 1);
        Files.createSymbolicLink(root, elsewhere);
        assertThrows(IOException.class, store::deleteAll);
        assertEquals(Optional.empty(), newest());
        assertEquals(List.of("step-10-epoch-1"), Checkpoints.names(elsewhere));
    }

    @Test
    void shouldRefuseWhatIsNoDirectory() throws IOException {
        Files.writeString(root, "a file");
        assertEquals(Optional.empty(), newest());
        assertEquals(List.of(root + ": not directory"), warnings);
        assertThrows(IOException.class, () -> Checkpoints.begin(store, 1, 1));
    }

    @Test
    void shouldRemoveWhatWasNotCommitted() throws IOException {
        store.deleteUncommitted();
        Checkpoints.commit(store, 10, 1);
        Checkpoints.begin(store, 15, 1);
        Checkpoints.begin(store, 20, 1);
        store.discard(15, 1);
        store.discard(10, 1);
        store.discard(11, 1);
        assertEquals(List.of("step-10-epoch-1", "step-20-epoch-1"), Checkpoints.names(root));
        Path directory = Files.createDirectories(store.file(30, 1, 0).getParent());
        Files.writeString(directory.resolve("partition-0.bin.tmp"), "half");
        store.deleteUncommitted();
        assertEquals(List.of("step-10-epoch-1"), Checkpoints.names(root));
    }

    @Test
    void shouldRemoveAllCheckpointsAndNothingElse() throws IOException {
        store.deleteAll();
        Checkpoints.commit(store, 10, 1);
        Checkpoints.begin(store, 20, 1);
        store.deleteAll();
        assertFalse(Files.exists(root));
        Checkpoints.commit(store, 10, 1);
        Files.writeString(root.resolve("notes.txt"), "of the user");
        Files.createDirectory(root.resolve("step-007-epoch-1"));
        Path elsewhere = Files.createDirectory(run.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("file"), "of the user");
        Files.createSymbolicLink(root.resolve("step-7-epoch-1"), elsewhere);
        store.deleteAll();
        assertEquals(List.of("notes.txt", "step-007-epoch-1", "step-7-epoch-1"), Checkpoints.names(root));
        assertTrue(Files.exists(elsewhere.resolve("file")));
    }

    @Test
    void shouldRefusePartitionsThatDoNotCoverTheProcesses() {
        List<PartitionFile> partitions = Checkpoints.emptyPartitions();
        assertEquals(
                partitions,
                Checkpoints.manifest(1, 1, List.of(partitions.get(2), partitions.get(0), partitions.get(1)))
                        .partitions());
        IllegalArgumentException tooFew = assertThrows(
                IllegalArgumentException.class, () -> Checkpoints.manifest(1, 1, partitions.subList(0, 2)));
        assertEquals("2 partitions have 8 LPs, expected 12", tooFew.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Checkpoints.manifest(1, 1, partitions.subList(1, 3)));
        PartitionFile otherIndex = new PartitionFile(1, 12, 0, 11, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> Checkpoints.manifest(1, 1, List.of(otherIndex)));
    }

    @Test
    void shouldTakePartitionsOfAnyLps() {
        List<PartitionFile> partitions = List.of(
                new PartitionFile(0, 6, 0, 10, 0, 0),
                new PartitionFile(1, 6, 1, 11, 0, 0),
                new PartitionFile(2, 0, 0, -1, 0, 0));
        assertEquals(partitions, Checkpoints.manifest(1, 1, partitions).partitions());
    }

    @Test
    void shouldRefuseLpsThatCannotHaveTheirIds() {
        List<PartitionFile> impossible = List.of(
                new PartitionFile(0, 12, 0, 10, 0, 0),
                new PartitionFile(0, 12, 1, 12, 0, 0),
                new PartitionFile(0, 12, -1, 11, 0, 0),
                new PartitionFile(0, -12, 0, 11, 0, 0));
        for (PartitionFile file : impossible) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> Checkpoints.manifest(1, 1, List.of(file)));
            assertEquals(
                    "found " + file + ", expected partition 0 and as many LPs as fit into ids from 0 to 11",
                    e.getMessage());
        }
    }

    /** A damaged manifest cannot have another file read than one of its own directory. */
    @Test
    void shouldKnowTheNameOfAFileFromItsPartitionAlone() throws IOException {
        CheckpointManifest manifest = Checkpoints.commit(store, 3, 1);
        assertEquals("partition-2.bin", manifest.partitions().get(2).name());
        Path file = store.file(manifest, 0).resolveSibling("manifest.json");
        String content = Files.readString(file);
        String named = content.replaceFirst("\"firstLp\"", "\"name\" : \"../../etc/passwd\", \"firstLp\"");
        assertThrows(DamagedCheckpointException.class, () -> ManifestFile.decode(file, named.getBytes(UTF_8)));
    }
}
