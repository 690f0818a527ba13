package org.chronogram.messaging.udp;

import io.aeron.CncFileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.chronogram.files.FileFaults;
import org.chronogram.files.OwnDirectory;

/** Creates the directory of a media driver, after a check that its file system has enough room. */
final class DriverDirectory {
    private static final long DRIVER_FILES_BYTES = (12L << 20) + (64L << 10);
    private static final long LOG_META_DATA_BYTES = 4096;
    private static final int RESERVED_BLOCK_BYTES = 64 * 1024;
    private static final int TERMS_PER_LOG = 3;

    private DriverDirectory() {}

    /** Bytes that the files of one worker can grow to. */
    static long neededBytes(NetworkProfile profile, int workers) {
        long logBytes = (long) TERMS_PER_LOG * profile.termLength() + LOG_META_DATA_BYTES;
        return DRIVER_FILES_BYTES + 2L * (workers - 1) * logBytes;
    }

    /** Creates the directory, or throws an exception with the reason. */
    static void create(Path directory, long neededBytes) {
        Path path = directory.toAbsolutePath();
        try {
            checkSpace(path, Files.getFileStore(path.getParent()).getUsableSpace(), neededBytes);
            OwnDirectory.create(path);
        } catch (FileAlreadyExistsException exists) {
            throw new MeshException(
                    "directory=" + path + " exists already: every mesh needs a new one, so that none joins the files of"
                            + " another; choose another name, or delete it if its process is gone",
                    exists);
        } catch (IOException failed) {
            throw new MeshException(
                    "directory=" + path + " cannot be created: " + reason(failed)
                            + "; use --aeron-dir to name a place that is writable",
                    failed);
        }
    }

    /** Closes the directory to other users. The driver has made it anew, so this comes after its launch. */
    static void restrictToOwner(Path directory) {
        try {
            OwnDirectory.restrict(directory);
        } catch (IOException failed) {
            throw new MeshException("directory=" + directory + " cannot be closed to other users", failed);
        }
    }

    /**
     * Allocates all blocks of the files of a driver, which are sparse but for one, by writing back what they hold. A file
     * system that is too small then refuses the write; later, access to the mapped file would crash the process in the
     * middle of a run. Nothing else may use the files meanwhile.
     */
    static void reserve(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            ByteBuffer block = ByteBuffer.allocateDirect(RESERVED_BLOCK_BYTES);
            for (Path file : files.filter(DriverDirectory::isSparse).toList()) {
                reserve(file, block);
            }
        } catch (IOException | UncheckedIOException failed) {
            throw new MeshException(full(directory), failed);
        }
    }

    /** The driver has filled its largest file with zeros as it made it. */
    private static boolean isSparse(Path file) {
        return Files.isRegularFile(file) && !file.endsWith(CncFileDescriptor.CNC_FILE);
    }

    private static void reserve(Path file, ByteBuffer block) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long length = channel.size();
            for (long position = 0; position < length; position += block.position()) {
                block.clear().limit((int) Math.min(block.capacity(), length - position));
                channel.read(block, position);
                writeFully(channel, block.flip(), position);
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer block, long position) throws IOException {
        while (block.hasRemaining()) {
            channel.write(block, position + block.position());
        }
    }

    /** Returns the error that there is no room for the files of a driver. */
    static String full(Path directory) {
        return "directory=" + directory + ": the file system is full, and the shared memory of the workers needs room"
                + " there: free some, raise its size (in a container --shm-size) or use --aeron-dir to name another place";
    }

    static void checkSpace(Path directory, long freeBytes, long neededBytes) {
        if (freeBytes < neededBytes) {
            throw new MeshException("directory=" + directory + " has free=" + mebibytes(freeBytes) + " but needed="
                    + mebibytes(neededBytes) + ": raise the size of that file system (in a container --shm-size) or use"
                    + " --aeron-dir to name another place");
        }
    }

    private static String reason(IOException failed) {
        return failed instanceof NoSuchFileException ? "its parent does not exist" : FileFaults.describe(failed);
    }

    private static String mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) / (1 << 20) + " MiB";
    }
}
