package org.chronogram.worker;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Directories that belong to the user who runs this process, and to nobody else. What is deleted is reached through open
 * directories, each of which is asked for its owner: whoever renames or links something meanwhile cannot turn that into
 * deleting something else.
 */
public final class OwnDirectory {
    private static final Path OF_THIS_PROCESS = Path.of("/proc/self");
    private static final int PERMISSIONS = 0777;
    private static final int OWNER_ONLY = 0700;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;

    private OwnDirectory() {}

    /**
     * Creates a directory that only its owner can enter.
     *
     * @param directory the directory; its parent exists.
     * @throws IOException when it cannot be created, or there is something of that name.
     */
    public static void create(Path directory) throws IOException {
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
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
     * Returns the number of the user who runs this process.
     *
     * @return the number.
     * @throws IOException when the system does not say.
     */
    public static int uid() throws IOException {
        return (int) Files.getAttribute(OF_THIS_PROCESS, "unix:uid");
    }

    /**
     * Removes a directory with all that is in it. What another process removes at the same time is no error; what belongs
     * to another user is left alone, and so is a link.
     *
     * @param directory the directory.
     */
    public static void delete(Path directory) {
        deleteEntries(
                directory.toAbsolutePath().getParent(), directory.getFileName().toString(), "");
    }

    /**
     * Removes the directories whose names begin with a text, with all that is in them.
     *
     * @param parent the directory in which they lie.
     * @param prefix the text.
     */
    public static void deleteAll(Path parent, String prefix) {
        deleteEntries(parent, prefix, "*");
    }

    private static void deleteEntries(Path parent, String name, String more) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
            SecureDirectoryStream<Path> open = (SecureDirectoryStream<Path>) stream;
            UserPrincipal user = Files.readAttributes(OF_THIS_PROCESS, PosixFileAttributes.class)
                    .owner();
            List<Path> found = more.isEmpty() ? List.of(Path.of(name)) : entries(open, name);
            for (Path entry : found) {
                if (isDirectory(open, entry)) {
                    deleteQuietly(open, entry, user);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What stays behind is removed by a later run.
            return;
        }
    }

    private static List<Path> entries(SecureDirectoryStream<Path> directory, String prefix) {
        List<Path> names = new ArrayList<>();
        for (Path entry : directory) {
            if (entry.getFileName().toString().startsWith(prefix)) {
                names.add(entry.getFileName());
            }
        }
        return names;
    }

    private static void deleteQuietly(SecureDirectoryStream<Path> parent, Path name, UserPrincipal user) {
        try {
            deleteEntry(parent, name, user);
        } catch (IOException | DirectoryIteratorException e) {
            // Removed by another process meanwhile, or not ours: either way there is nothing more to do.
            return;
        }
    }

    private static void deleteEntry(SecureDirectoryStream<Path> parent, Path name, UserPrincipal user)
            throws IOException {
        if (!isDirectory(parent, name)) {
            parent.deleteFile(name);
            return;
        }
        try (SecureDirectoryStream<Path> inside = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            if (!owner(inside).equals(user)) {
                return;
            }
            for (Path entry : entries(inside, "")) {
                deleteQuietly(inside, entry, user);
            }
        }
        parent.deleteDirectory(name);
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }

    private static UserPrincipal owner(SecureDirectoryStream<Path> open) throws IOException {
        return open.getFileAttributeView(PosixFileAttributeView.class)
                .readAttributes()
                .owner();
    }
}
