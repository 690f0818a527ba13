package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import org.chronogram.files.OwnDirectory;
import org.chronogram.files.OwnFile;

/**
 * Writes one file of a checkpoint. Its bytes go to {@code NAME.tmp}; the file appears under its own name when all of them
 * are on the disk, or never. Nothing is buffered here, so bytes should come in large pieces, best in direct buffers. Not
 * thread safe.
 */
final class CheckpointFileWriter implements AtomicFile {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private long writtenBytes;
    private boolean moved;

    private CheckpointFileWriter(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Begins a file.
     *
     * @param target where it shall appear, in a directory that exists; a file of that name is replaced.
     * @return the writer, to be closed.
     * @throws IOException when it cannot be created.
     */
    static CheckpointFileWriter create(Path target) throws IOException {
        DiskOutage.check();
        return to(target, OwnFile.createAnew(temporary(target)));
    }

    /** Begins a file, and makes its directory if there is none. */
    static AtomicFile createInNewDirectory(Path target) throws IOException {
        OwnDirectory.createAll(target.toAbsolutePath().getParent());
        return create(target);
    }

    /** Writes a whole file. */
    static void write(Path target, byte[] content) throws IOException {
        try (CheckpointFileWriter writer = create(target)) {
            writer.write(ByteBuffer.wrap(content));
            WrittenFile unused = writer.finish();
        }
    }

    /** Writes to a file that is open already. */
    static CheckpointFileWriter to(Path target, FileChannel channel) {
        return new CheckpointFileWriter(target.toAbsolutePath(), temporary(target), channel);
    }

    private static Path temporary(Path target) {
        return target.toAbsolutePath().resolveSibling(target.getFileName() + ".tmp");
    }

    /**
     * Appends bytes.
     *
     * @param bytes the bytes between position and limit; the position ends at the limit.
     * @throws IOException when they cannot be written; the file is then to be closed.
     */
    @Override
    public void write(ByteBuffer bytes) throws IOException {
        writtenBytes += bytes.remaining();
        checksum.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Forces the bytes to the disk and gives the file its name.
     *
     * @return length and checksum of the file.
     * @throws IOException when that failed; the file is then to be closed.
     */
    @Override
    public WrittenFile finish() throws IOException {
        DiskOutage.check();
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        moved = true;
        Directories.forceDirectory(target.getParent());
        return new WrittenFile(writtenBytes, checksum.getValue());
    }

    /**
     * Ends the writing, and removes what was written if the file was not finished.
     *
     * @throws IOException when it cannot be removed.
     */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (!moved) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
