package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.chronogram.files.FileFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails, and functions that do, never stop or break the thread that computes. */
@Timeout(60)
final class BackgroundWriterFailureTest {
    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    private Path directory;

    @Test
    void shouldReportAFullDiskOnceAndGoOnWithTheOtherFiles() throws Exception {
        assumeTrue(Files.exists(FULL_DISK));
        AtomicFile.Opener opener = target -> target.endsWith("full")
                ? CheckpointFileWriter.to(target, FileChannel.open(FULL_DISK, StandardOpenOption.WRITE))
                : CheckpointFileWriter.create(target);
        try (BackgroundWriter writer = BackgroundWriter.start(new ChunkPool(128, 64))) {
            CheckpointOutput full = writer.open(directory.resolve("full"), opener);
            CheckpointOutput good = writer.open(directory.resolve("good"), opener);
            RandomOutputs.fill(1, full);
            byte[] content = RandomOutputs.fill(2, good);
            OutputResult failed = new OutputResult();
            OutputResult done = new OutputResult();
            failed.finish(full);
            done.finish(good);
            assertEquals("No space left on device", FileFaults.describe(failed.failure()));
            assertEquals(content.length, done.file().bytes());
        }
        assertEquals(List.of("good"), Checkpoints.names(directory));
    }

    @Test
    void shouldReportADirectoryThatIsGone() throws Exception {
        try (BackgroundWriter writer = RandomOutputs.small(2, 64)) {
            CheckpointOutput output = writer.open(directory.resolve("gone/part"), CheckpointFileWriter::create);
            RandomOutputs.fill(1, output);
            OutputResult result = new OutputResult();
            result.finish(output);
            assertEquals("no such file", FileFaults.describe(result.failure()));
        }
    }

    @Test
    void shouldReportAnErrorThatIsNoneOfTheDisk() throws Exception {
        AtomicFile.Opener broken = target -> {
            throw new OutOfMemoryError("no room");
        };
        try (BackgroundWriter writer = BackgroundWriter.start(new ChunkPool(64, 64))) {
            CheckpointOutput output = writer.open(directory.resolve("part"), broken);
            RandomOutputs.fill(1, output);
            OutputResult result = new OutputResult();
            result.finish(output);
            assertInstanceOf(OutOfMemoryError.class, result.failure().getCause());
        }
    }

    @Test
    void shouldGiveUpAFileThatIsClosedUnfinished() throws Exception {
        try (BackgroundWriter writer = RandomOutputs.small(1, 64)) {
            try (CheckpointOutput output = writer.open(directory.resolve("part"), CheckpointFileWriter::create)) {
                RandomOutputs.fill(1, output);
            }
            OutputResult next = new OutputResult();
            next.finish(writer.open(directory.resolve("next"), CheckpointFileWriter::create));
            assertEquals(0, next.file().bytes());
            assertEquals(List.of("next"), Checkpoints.names(directory));
        }
    }

    @Test
    void shouldNeverBlockOrThrowOnceItIsClosed() throws Exception {
        BackgroundWriter writer = RandomOutputs.small(1, 64);
        CheckpointOutput output = writer.open(directory.resolve("part"), CheckpointFileWriter::create);
        RandomOutputs.fill(1, output);
        writer.close();
        assertEquals(List.of(), Checkpoints.names(directory));
        RandomOutputs.fill(2, output);
        OutputResult result = new OutputResult();
        result.finish(output);
        assertTrue(result.failure().getMessage().contains("closed"));
        CheckpointOutput late = writer.open(directory.resolve("late"), CheckpointFileWriter::create);
        RandomOutputs.fill(3, late);
        late.close();
        writer.close();
        assertEquals(List.of(), Checkpoints.names(directory));
    }

    @Test
    void shouldOutliveAFunctionThatThrows() throws Exception {
        try (BackgroundWriter writer = RandomOutputs.small(1, 64)) {
            writer.open(directory.resolve("a"), CheckpointFileWriter::create)
                    .finish(file -> throwIn("test of a failing function"), error -> {});
            OutputResult result = new OutputResult();
            result.finish(writer.open(directory.resolve("b"), CheckpointFileWriter::create));
            assertEquals(0, result.file().bytes());
            assertEquals(List.of("a", "b"), Checkpoints.names(directory));
        }
    }

    private static void throwIn(String message) {
        throw new IllegalStateException(message);
    }

    @Test
    void shouldRefuseToWriteAfterFinish() {
        try (BackgroundWriter writer = RandomOutputs.small(1, 64)) {
            CheckpointOutput output = writer.open(directory.resolve("a"), CheckpointFileWriter::create);
            output.finish(file -> {}, error -> {});
            assertThrows(IllegalStateException.class, () -> output.write(ByteBuffer.allocate(1)));
            assertThrows(IllegalStateException.class, () -> output.finish(file -> {}, error -> {}));
            output.close();
        }
        assertTrue(Files.exists(directory.resolve("a")));
    }
}
