package org.chronogram.results;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.chronogram.files.OwnDirectory;
import org.chronogram.files.PinnedDirectory;
import org.chronogram.model.InvalidInputException;

/**
 * Checks that only the user of this process can have written the files of a directory. A run is resumed from such files
 * only, because they hold options of commands that are executed, and the state of objects.
 */
final class FileTrust {
    private FileTrust() {}

    /**
     * Opens a directory that no other user can have written to. Reads through the stream come from this directory, even if
     * it is renamed or replaced meanwhile.
     *
     * @throws InvalidInputException when somebody else owns it or may write to it.
     * @throws IOException when it cannot be opened.
     */
    static SecureDirectoryStream<Path> open(Path path, PinnedDirectory directory) throws IOException {
        SecureDirectoryStream<Path> open = directory.open();
        try {
            require(
                    path,
                    open.getFileAttributeView(PosixFileAttributeView.class).readAttributes());
            return open;
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Checks a file and all files below it. A file that vanishes meanwhile is ignored.
     *
     * @throws InvalidInputException when somebody else owns one of them or may write to it.
     */
    static void requireAll(Path path) throws IOException {
        try {
            require(path, Files.readAttributes(path, PosixFileAttributes.class));
            if (Files.isDirectory(path)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                    for (Path entry : entries) {
                        requireAll(entry);
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /**
     * Checks that no other user can replace this directory.
     *
     * @throws InvalidInputException when everybody may.
     */
    static void requireAbove(Path path) throws IOException {
        for (Path above = path.toRealPath().getParent(); above != null; above = above.getParent()) {
            if (OwnDirectory.isForEverybody(above)) {
                throw new InvalidInputException(path + ": everybody may write to " + above
                        + " and put another directory there: expected one that only its owner can write to; take the right"
                        + " with 'chmod o-w " + above + "'");
            }
        }
    }

    static void require(Path path, PosixFileAttributes attributes) throws IOException {
        UserPrincipal self = OwnDirectory.user();
        if (!attributes.owner().equals(self)) {
            throw new InvalidInputException(
                    path + ": belongs to " + attributes.owner().getName() + ", expected " + self.getName()
                            + ", who runs this: its content would be executed; give a directory of your own");
        }
        if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new InvalidInputException(path + ": others may write to it ("
                    + PosixFilePermissions.toString(attributes.permissions())
                    + "), expected that only its owner can: its content would be executed; take the right with 'chmod go-w "
                    + path + "' if all in it is yours");
        }
    }
}
