package org.chronogram.project;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;

/** Writes a new project: all of it, or nothing. Not thread safe. */
public final class NewProject {
    private final Path directory;

    /** What was made, the last first. */
    private final Deque<Path> made = new ArrayDeque<>();

    private NewProject(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes a project of a small model that can be run.
     *
     * @param name name of the model.
     * @param directory directory of the project, which must not exist.
     * @throws InvalidInputException when it exists, or cannot be written.
     */
    public static void make(ProjectName name, Path directory) {
        write(directory, ProjectFiles.of(name));
    }

    static void write(Path directory, Map<String, String> files) {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw existing(directory);
        }
        new NewProject(directory.toAbsolutePath()).write(files);
    }

    private static InvalidInputException existing(Path directory) {
        return new InvalidInputException(
                directory + " exists already: give with --dir a directory that does not exist, or remove it first");
    }

    private void write(Map<String, String> files) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            removeAll();
            Path fault = e instanceof FileAlreadyExistsException found ? Path.of(found.getFile()) : directory;
            String found = e instanceof FileAlreadyExistsException
                    ? "it is a file, expected a directory"
                    : FileFaults.describe(e);
            throw new InvalidInputException(
                    "cannot write to " + fault + ": " + found + "; give another directory with --dir", e);
        }
    }

    private void write(Path file, String text) throws IOException {
        makeDirectories(file.getParent());
        made.push(file);
        Files.writeString(file, text);
    }

    private void makeDirectories(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        makeDirectories(folder.getParent());
        Files.createDirectory(folder);
        made.push(folder);
    }

    /** On a full disk files can still be removed. What cannot be removed does no harm, as the user is told of the failure. */
    private void removeAll() {
        for (Path path : made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                continue;
            }
        }
    }
}
