package org.chronogram.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner can read and write, whatever the umask of the process is. */
public final class OwnFile {
    static final FileAttribute<Set<PosixFilePermission>> RIGHTS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

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
}
