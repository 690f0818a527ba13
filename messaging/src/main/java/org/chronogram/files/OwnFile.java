package org.chronogram.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Files that only their owner can read and write, whatever the umask of the process is. */
public final class OwnFile {
    static final FileAttribute<Set<PosixFilePermission>> RIGHTS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR_FILE = 0100000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int PERMISSIONS = 0777;
    private static final int READ_WRITE = 0600;
    private static final int READ_ONLY = 0400;

    private OwnFile() {}

    /**
     * Creates an empty file.
     *
     * @param path the file; its directory exists.
     * @throws IOException when it cannot be created, or there is something of that name, be it a link to nothing.
     */
    public static void create(Path path) throws IOException {
        Files.createFile(path, RIGHTS);
    }

    /**
     * Creates a file and opens it for writing. An existing file of that name is removed first: it may have other rights or
     * be a link.
     *
     * @param path the file; its directory exists.
     * @return the file, empty, to be closed.
     * @throws IOException when it cannot be created.
     */
    public static FileChannel createAnew(Path path) throws IOException {
        Files.deleteIfExists(path);
        return FileChannel.open(path, NEW, RIGHTS);
    }

    /**
     * Reads a file that belongs to this user and that nobody else can read or write.
     *
     * @param path the file, and no link to it.
     * @param maxBytes limit on its length.
     * @return the content.
     * @throws IOException when it is not such a file or cannot be read; {@link FileFaults} says why.
     */
    public static byte[] read(Path path, int maxBytes) throws IOException {
        requireOwn(path);
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(maxBytes + 1);
            if (content.length > maxBytes) {
                throw fault(path, "it has more than " + maxBytes + " bytes");
            }
            return content;
        }
    }

    private static void requireOwn(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        int mode = (int) found.get("mode");
        if ((mode & FILE_TYPE) != REGULAR_FILE) {
            throw fault(path, "it is " + ((mode & FILE_TYPE) == SYMBOLIC_LINK ? "a symbolic link" : "no regular file"));
        }
        if (!found.get("uid").equals(OwnDirectory.uid())) {
            throw fault(path, "it belongs to another user (uid " + found.get("uid") + ")");
        }
        if ((mode & PERMISSIONS) != READ_WRITE && (mode & PERMISSIONS) != READ_ONLY) {
            throw fault(path, "its mode is " + Integer.toOctalString(mode & PERMISSIONS) + " instead of 600 or 400");
        }
    }

    private static FileSystemException fault(Path path, String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }
}
