package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/** Compares the bytes of a checkpoint with the checksums of those that were written. */
final class CheckpointInspection {
    private static final int BUFFER_BYTES = 256 << 10;

    private CheckpointInspection() {}

    /**
     * Reads a checkpoint's manifest.
     *
     * @throws DamagedCheckpointException if it is not what was written, or not that of this directory.
     * @throws InvalidInputException if it is of another format.
     */
    static CheckpointManifest manifestOf(CheckpointDirectory directory) {
        CheckpointManifest manifest = ManifestFile.read(directory.manifest());
        if (manifest.step() != directory.step() || manifest.epoch() != directory.epoch()) {
            throw new DamagedCheckpointException(
                    directory.manifest(),
                    "is of step " + manifest.step() + " and epoch " + manifest.epoch() + ", expected step "
                            + directory.step() + " and epoch " + directory.epoch());
        }
        return manifest;
    }

    /**
     * Checks that a checkpoint is one of the run that shall go on from it.
     *
     * @throws InvalidInputException if it is not one of this run.
     */
    static void requireIdentity(CheckpointDirectory directory, CheckpointManifest manifest, CheckpointIdentity wanted) {
        List<String> differences = wanted.differencesOf(manifest.identity());
        if (!differences.isEmpty()) {
            throw new InvalidInputException(directory.manifest() + ": is a checkpoint of another run: "
                    + OneLine.of(String.join("; ", differences)));
        }
    }

    /**
     * Reads all files.
     *
     * @throws DamagedCheckpointException if one is not as it was written.
     */
    static void requireIntactFiles(CheckpointDirectory directory, CheckpointManifest manifest) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        for (PartitionFile file : manifest.partitions()) {
            Path path = directory.path().resolve(file.name());
            try {
                requireSize(path, file);
                requireChecksum(path, file, buffer);
            } catch (IOException e) {
                throw new DamagedCheckpointException(path, FileFaults.describe(e), e);
            }
        }
    }

    /** Compares the length of a file, which needs no reading. */
    static void requireSize(Path path, PartitionFile expected) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new DamagedCheckpointException(
                    path, "is not there as a file, expected one of " + expected.bytes() + " bytes");
        }
        long bytes = Files.size(path);
        if (bytes != expected.bytes()) {
            throw new DamagedCheckpointException(path, "has " + bytes + " bytes, expected " + expected.bytes());
        }
    }

    private static void requireChecksum(Path path, PartitionFile expected, ByteBuffer buffer) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
        }
        if (checksum.getValue() != expected.checksum()) {
            throw new DamagedCheckpointException(
                    path, String.format("has checksum %08x, expected %08x", checksum.getValue(), expected.checksum()));
        }
    }
}
