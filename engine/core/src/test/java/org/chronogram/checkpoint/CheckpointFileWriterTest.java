package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.chronogram.files.FileFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFileWriterTest {
    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    private Path directory;

    @Test
    void shouldAppearUnderItsNameOnlyWhenFinished() throws IOException {
        Path target = directory.resolve("partition-0.bin");
        try (CheckpointFileWriter writer = CheckpointFileWriter.create(target)) {
            writer.write(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2));
            assertEquals(List.of("partition-0.bin.tmp"), Checkpoints.names(directory));
            writer.finish();
        }
        assertEquals(List.of("partition-0.bin"), Checkpoints.names(directory));
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(target));
    }

    @Test
    void shouldReportLengthAndChecksumOfAllBytes() throws IOException {
        byte[] content = Checkpoints.randomBytes(1, 100_000);
        WrittenFile file;
        try (CheckpointFileWriter writer = CheckpointFileWriter.create(directory.resolve("a"))) {
            writer.write(ByteBuffer.wrap(content, 0, 70_000));
            writer.write(ByteBuffer.allocateDirect(30_000)
                    .put(content, 70_000, 30_000)
                    .flip());
            file = writer.finish();
        }
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        assertEquals(new WrittenFile(content.length, checksum.getValue()), file);
        assertArrayEquals(content, Files.readAllBytes(directory.resolve("a")));
    }

    @Test
    void shouldLeaveNothingWhenClosedUnfinished() throws IOException {
        try (CheckpointFileWriter writer = CheckpointFileWriter.create(directory.resolve("a"))) {
            writer.write(ByteBuffer.allocate(10));
        }
        assertEquals(List.of(), Checkpoints.names(directory));
    }

    @Test
    void shouldReplaceWhatAnEarlierAttemptLeft() throws IOException {
        Files.writeString(directory.resolve("a.tmp"), "longer than the new one");
        Files.writeString(directory.resolve("a"), "old");
        try (CheckpointFileWriter writer = CheckpointFileWriter.create(directory.resolve("a"))) {
            writer.write(ByteBuffer.wrap(new byte[] {'n', 'e', 'w'}));
            writer.finish();
        }
        assertEquals("new", Files.readString(directory.resolve("a")));
        assertEquals(List.of("a"), Checkpoints.names(directory));
    }

    @Test
    void shouldReplaceALinkInsteadOfWhatItLeadsTo() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "kept");
        Files.createSymbolicLink(directory.resolve("a.tmp"), precious);
        try (CheckpointFileWriter writer = CheckpointFileWriter.create(directory.resolve("a"))) {
            writer.write(ByteBuffer.wrap(new byte[] {'n', 'e', 'w'}));
            writer.finish();
        }
        assertEquals("kept", Files.readString(precious));
        assertEquals("new", Files.readString(directory.resolve("a")));
    }

    @Test
    void shouldReportAFullDiskAndLeaveNothing() throws IOException {
        assumeTrue(Files.exists(FULL_DISK));
        FileChannel full = FileChannel.open(FULL_DISK, StandardOpenOption.WRITE);
        Files.createFile(directory.resolve("a.tmp"));
        try (CheckpointFileWriter writer = CheckpointFileWriter.to(directory.resolve("a"), full)) {
            IOException error = assertThrows(IOException.class, () -> writer.write(ByteBuffer.allocate(10)));
            assertEquals("No space left on device", FileFaults.describe(error));
        }
        assertEquals(List.of(), Checkpoints.names(directory));
    }

    @Test
    void shouldReportADirectoryThatIsGone() {
        IOException error = assertThrows(
                IOException.class, () -> CheckpointFileWriter.create(directory.resolve("gone/partition-0.bin")));
        assertEquals("no such file", FileFaults.describe(error));
    }

    @Test
    void shouldReportAFileThatVanishedBeforeItWasFinished() throws IOException {
        try (CheckpointFileWriter writer = CheckpointFileWriter.create(directory.resolve("a"))) {
            Files.move(directory.resolve("a.tmp"), directory.resolve("b"), StandardCopyOption.ATOMIC_MOVE);
            assertThrows(IOException.class, writer::finish);
        }
        assertEquals(List.of("b"), Checkpoints.names(directory));
    }
}
