package org.chronogram.messaging.udp;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes the directory a media driver lives in, after a look at the room it will need. */
final class DriverDirectory {
    private static final long DRIVER_FILES_BYTES = 12L << 20;
    private static final long LOG_META_DATA_BYTES = 4096;
    private static final int TERMS_PER_LOG = 3;
    private static final String OWNER_ONLY = "rwx------";

    private DriverDirectory() {}

    /** Bytes that the files of one worker can grow to; they are sparse, so a store that is too small fails much later. */
    static long neededBytes(NetworkProfile profile, int workers) {
        long logBytes = (long) TERMS_PER_LOG * profile.termLength() + LOG_META_DATA_BYTES;
        return DRIVER_FILES_BYTES + 2L * (workers - 1) * logBytes;
    }

    /** Creates the directory for the owner alone, or says why not. */
    static void create(Path directory, long neededBytes) {
        Path path = directory.toAbsolutePath();
        try {
            checkSpace(path, Files.getFileStore(path.getParent()).getUsableSpace(), neededBytes);
            Files.createDirectory(path, attributes(path));
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

    static void checkSpace(Path directory, long freeBytes, long neededBytes) {
        if (freeBytes < neededBytes) {
            throw new MeshException("directory=" + directory + " has free=" + mebibytes(freeBytes) + " but needed="
                    + mebibytes(neededBytes) + ": raise the size of that file system (in a container --shm-size) or use"
                    + " --aeron-dir to name another place");
        }
    }

    private static FileAttribute<?>[] attributes(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    private static String reason(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "its parent does not exist";
        }
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failed instanceof FileSystemException detailed ? detailed.getReason() : null;
        return reason != null ? reason : failed.getMessage();
    }

    private static String mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) / (1 << 20) + " MiB";
    }
}
