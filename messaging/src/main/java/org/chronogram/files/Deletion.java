package org.chronogram.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes files, and directories with their content. Every file is reached through open directories, and every directory
 * is checked for its owner, so another user who renames or links files meanwhile cannot make this delete something else. A
 * file that is gone already is no error. A file that cannot be removed does not keep the others from being removed.
 */
final class Deletion {
    private final UserPrincipal user;
    private IOException failure;

    Deletion() throws IOException {
        user = OwnDirectory.user();
    }

    /** Returns the names of the entries of a directory. An open directory can be listed once only. */
    static List<Path> names(DirectoryStream<Path> directory) throws IOException {
        List<Path> names = new ArrayList<>();
        try {
            for (Path entry : directory) {
                names.add(entry.getFileName());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }

    /** Opens a directory; refuses a link to one. */
    static SecureDirectoryStream<Path> enter(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        if (!isDirectory(parent, name)) {
            throw new NotDirectoryException(name.toString());
        }
        return parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }

    void delete(SecureDirectoryStream<Path> parent, Path name) {
        delete(parent, name, null);
    }

    /** Removes the entry {@code first} of the directory before all others; null for any order. */
    void delete(SecureDirectoryStream<Path> parent, Path name, Path first) {
        try {
            if (isDirectory(parent, name)) {
                deleteDirectory(parent, name, first);
            } else {
                parent.deleteFile(name);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    private void deleteDirectory(SecureDirectoryStream<Path> parent, Path name, Path first) throws IOException {
        try (SecureDirectoryStream<Path> inside = enter(parent, name)) {
            if (!inside.getFileAttributeView(PosixFileAttributeView.class)
                    .readAttributes()
                    .owner()
                    .equals(user)) {
                throw new IOException(name + " belongs to another user");
            }
            if (first != null) {
                delete(inside, first);
            }
            for (Path entry : names(inside)) {
                delete(inside, entry);
            }
        }
        parent.deleteDirectory(name);
    }

    /** Throws the first failure, if there was one. */
    void complete() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
