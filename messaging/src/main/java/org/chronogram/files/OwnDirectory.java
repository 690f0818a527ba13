package org.chronogram.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Set;

/** Directories that belong to the user who runs this process, and to nobody else. */
public final class OwnDirectory {
    private static final FileAttribute<Set<PosixFilePermission>> RIGHTS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Path OF_THIS_PROCESS = Path.of("/proc/self");
    private static final int PERMISSIONS = 0777;
    private static final int OWNER_ONLY = 0700;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int WRITABLE_BY_EVERYBODY = 0002;
    private static final int STICKY = 01000;

    private OwnDirectory() {}

    /**
     * Creates a directory that only its owner can enter.
     *
     * @param directory the directory; its parent exists.
     * @throws IOException when it cannot be created, or there is something of that name.
     */
    public static void create(Path directory) throws IOException {
        Files.createDirectory(directory, RIGHTS);
    }

    /**
     * Creates a directory, and those above it that do not exist, each of which only its owner can enter.
     *
     * @param directory the directory; one that exists stays as it is.
     * @throws IOException when it cannot be created.
     */
    public static void createAll(Path directory) throws IOException {
        Files.createDirectories(directory, RIGHTS);
    }

    /**
     * Closes a directory to all but its owner.
     *
     * @param directory the directory.
     * @throws IOException when its rights cannot be changed.
     */
    public static void restrict(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, RIGHTS.value());
    }

    /**
     * Tells whether a path is a directory, and no link to one, that only this user can enter.
     *
     * @param directory the path.
     * @return whether it is.
     */
    public static boolean isOwn(Path directory) {
        try {
            Map<String, Object> found = Files.readAttributes(directory, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && found.get("uid").equals(uid())
                    && ((int) found.get("mode") & PERMISSIONS) == OWNER_ONLY;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Tells whether nobody else can rename or replace what this user has in a directory.
     *
     * @param directory the directory.
     * @return whether that is so.
     */
    public static boolean keepsEntries(Path directory) {
        try {
            Map<String, Object> found = Files.readAttributes(directory, "unix:uid,mode");
            int mode = (int) found.get("mode");
            boolean trusted = found.get("uid").equals(0) || found.get("uid").equals(uid());
            return trusted && ((mode & WRITABLE_BY_OTHERS) == 0 || (mode & STICKY) != 0);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Tells whether everybody can rename or replace what is in a directory.
     *
     * @param directory the directory.
     * @return whether that is so.
     * @throws IOException when the directory cannot be read.
     */
    public static boolean isForEverybody(Path directory) throws IOException {
        int mode = (int) Files.getAttribute(directory, "unix:mode");
        return (mode & WRITABLE_BY_EVERYBODY) != 0 && (mode & STICKY) == 0;
    }

    /**
     * Returns the user who runs this process.
     *
     * @return the user.
     * @throws IOException when the system does not say.
     */
    public static UserPrincipal user() throws IOException {
        return Files.getOwner(OF_THIS_PROCESS);
    }

    /**
     * Returns the number of the user who runs this process.
     *
     * @return the number.
     * @throws IOException when the system does not say.
     */
    public static int uid() throws IOException {
        return (int) Files.getAttribute(OF_THIS_PROCESS, "unix:uid");
    }

    /**
     * Removes a directory with its content. Files that another process removes at the same time are no error. Directories
     * of other users and links to directories stay.
     *
     * @param directory the directory.
     */
    public static void delete(Path directory) {
        Path parent = directory.toAbsolutePath().getParent();
        String name = directory.getFileName().toString();
        try (SecureDirectoryStream<Path> open = open(parent)) {
            if (Deletion.isDirectory(open, Path.of(name))) {
                new Deletion().delete(open, Path.of(name));
            }
        } catch (IOException e) {
            // A later run removes what is left.
            return;
        }
    }

    /**
     * Removes the directories whose names begin with a text, with all that is in them.
     *
     * @param parent the directory in which they lie.
     * @param prefix the text.
     */
    public static void deleteAll(Path parent, String prefix) {
        try (SecureDirectoryStream<Path> open = open(parent)) {
            Deletion deletion = new Deletion();
            for (Path entry : Deletion.names(open)) {
                if (entry.toString().startsWith(prefix) && Deletion.isDirectory(open, entry)) {
                    deletion.delete(open, entry);
                }
            }
        } catch (IOException e) {
            // A later run removes what is left.
            return;
        }
    }

    /** Opens a directory. Calls on the stream act on this directory even if it is renamed or replaced meanwhile. */
    static SecureDirectoryStream<Path> open(Path directory) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("directories cannot be kept open on this system");
    }
}
