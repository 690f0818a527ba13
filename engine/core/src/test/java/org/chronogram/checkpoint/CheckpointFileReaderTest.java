package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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

    @Test
    void shouldReadNumbersLowestByteFirst() throws IOException {
        try (CheckpointFileReader reader = CheckpointFileReader.open(file(new byte[] {1, 2, 0, 0, 0, 0, 0, -128}))) {
            assertEquals(0x8000_0000_0000_0201L, reader.readLong());
            assertEquals(8, reader.positionBytes());
            assertEquals(0, reader.remainingBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 64, 1 << 18})
    void shouldReadWhatAnArrayHoldsWhateverTheBuffer(int bufferBytes) throws IOException {
        byte[] content = Checkpoints.randomBytes(2, 20_000);
        ByteBuffer expected = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        SplittableRandom random = new SplittableRandom(bufferBytes);
        try (CheckpointFileReader reader = CheckpointFileReader.open(file(content), bufferBytes)) {
            while (expected.remaining() > 400) {
                readSomething(random, reader, expected);
                assertEquals(expected.position(), reader.positionBytes());
                assertEquals(expected.remaining(), reader.remainingBytes());
            }
        }
    }

    private static void readSomething(SplittableRandom random, CheckpointFileReader reader, ByteBuffer expected) {
        int length = random.nextInt(40);
        switch (random.nextInt(5)) {
            case 0 -> assertEquals(expected.getLong(), reader.readLong());
            case 1 -> {
                assertEquals(length, reader.skip(length));
                expected.position(expected.position() + length);
            }
            case 2 -> assertEquals(expected.get() & 0xff, reader.read());
            case 3 -> {
                byte[] bytes = new byte[length + 2];
                reader.readFully(bytes, 1, length);
                for (int i = 1; i <= length; i++) {
                    assertEquals(expected.get(), bytes[i]);
                }
            }
            default -> {
                long[] words = new long[length + 2];
                reader.readLongs(words, 2, length);
                for (int i = 2; i < length + 2; i++) {
                    assertEquals(expected.getLong(), words[i]);
                }
            }
        }
    }

    @Test
    void shouldBeAnInputStream() throws IOException {
        byte[] content = Checkpoints.randomBytes(3, 1_000);
        try (CheckpointFileReader reader = CheckpointFileReader.open(file(content), 64)) {
            assertArrayEquals(Arrays.copyOf(content, 500), reader.readNBytes(500));
            assertArrayEquals(Arrays.copyOfRange(content, 500, 1_000), reader.readAllBytes());
            assertEquals(-1, reader.read());
            assertEquals(-1, reader.read(new byte[1], 0, 1));
            assertEquals(0, reader.read(new byte[1], 0, 0));
        }
    }

    @Test
    void shouldSayWhereTheFileEnds() throws IOException {
        Path file = file(new byte[20]);
        try (CheckpointFileReader reader = CheckpointFileReader.open(file)) {
            reader.skip(16);
            DamagedCheckpointException error = assertThrows(DamagedCheckpointException.class, reader::readLong);
            assertEquals(file, error.file());
            assertEquals("ends after 20 bytes, expected 8 more after byte 16", error.reason());
            assertEquals(file + ": " + error.reason(), error.getMessage());
            assertThrows(DamagedCheckpointException.class, () -> reader.readLongs(new long[1], 0, 1));
            assertThrows(DamagedCheckpointException.class, () -> reader.readFully(new byte[5], 0, 5));
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
            DamagedCheckpointException error =
                    assertThrows(DamagedCheckpointException.class, () -> reader.readFully(new byte[200], 0, 200));
            assertEquals("ends after 100 bytes, expected 1000 as when it was opened", error.reason());
        }
    }

    @Test
    void shouldReportWhatCannotBeReadAsDamage() {
        DamagedCheckpointException missing = assertThrows(
                DamagedCheckpointException.class, () -> CheckpointFileReader.open(directory.resolve("missing")));
        assertEquals("no such file", missing.reason());
        DamagedCheckpointException isDirectory =
                assertThrows(DamagedCheckpointException.class, () -> readFirstByteOf(directory));
        assertEquals(directory, isDirectory.file());
    }

    private static void readFirstByteOf(Path path) {
        try (CheckpointFileReader reader = CheckpointFileReader.open(path)) {
            reader.readFully(new byte[1], 0, 1);
        }
    }
}
