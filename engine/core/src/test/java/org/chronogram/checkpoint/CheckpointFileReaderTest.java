package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointFileReaderTest {
    @TempDir
    private Path directory;

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("file"), content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 11, 64, 1 << 18})
    void shouldReadWhatAnArrayHoldsWhateverTheBuffer(int bufferBytes) throws IOException {
        byte[] content = Checkpoints.randomBytes(2, 20_000);
        ByteBuffer expected = ByteBuffer.wrap(content);
        SplittableRandom random = new SplittableRandom(bufferBytes);
        try (CheckpointFileReader reader = CheckpointFileReader.open(file(content), bufferBytes)) {
            while (expected.hasRemaining()) {
                readSomething(random, reader, expected);
                assertEquals(expected.remaining(), reader.remainingBytes());
            }
        }
    }

    private static void readSomething(SplittableRandom random, CheckpointFileReader reader, ByteBuffer expected) {
        int length = Math.min(expected.remaining(), random.nextInt(400));
        ByteBuffer target = expected.slice(expected.position(), length);
        expected.position(expected.position() + length);
        if (random.nextInt(4) == 0) {
            reader.skip(length);
            return;
        }
        ByteBuffer read = ByteBuffer.allocate(length + 2).position(1).limit(length + 1);
        reader.read(read);
        assertEquals(target, read.flip().position(1));
    }

    @Test
    void shouldSayWhereTheFileEnds() throws IOException {
        Path file = file(new byte[20]);
        try (CheckpointFileReader reader = CheckpointFileReader.open(file)) {
            reader.skip(16);
            DamagedCheckpointException error = assertThrows(DamagedCheckpointException.class, () -> read(reader, 8));
            assertEquals(file + ": ends after 20 bytes, expected 8 more after byte 16", error.getMessage());
            assertThrows(DamagedCheckpointException.class, () -> read(reader, 5));
            assertThrows(DamagedCheckpointException.class, () -> reader.skip(5));
            assertEquals(4, reader.remainingBytes());
        }
    }

    @Test
    void shouldNoticeAFileThatShrinksWhileItIsRead() throws IOException {
        Path file = file(new byte[1_000]);
        try (CheckpointFileReader reader = CheckpointFileReader.open(file, 64)) {
            reader.skip(64);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
            DamagedCheckpointException error = assertThrows(DamagedCheckpointException.class, () -> read(reader, 200));
            assertEquals(file + ": ends after 100 bytes, expected 1000 as when it was opened", error.getMessage());
        }
    }

    @Test
    void shouldReportWhatCannotBeReadAsDamage() {
        DamagedCheckpointException missing = assertThrows(
                DamagedCheckpointException.class, () -> CheckpointFileReader.open(directory.resolve("missing")));
        assertEquals(directory.resolve("missing") + ": no such file", missing.getMessage());
        DamagedCheckpointException isDirectory =
                assertThrows(DamagedCheckpointException.class, () -> readFirstByteOf(directory));
        assertTrue(isDirectory.getMessage().startsWith(directory + ": "), isDirectory.getMessage());
    }

    private static void read(CheckpointFileReader reader, int bytes) {
        reader.read(ByteBuffer.allocate(bytes));
    }

    private static void readFirstByteOf(Path path) {
        try (CheckpointFileReader reader = CheckpointFileReader.open(path)) {
            read(reader, 1);
        }
    }
}
